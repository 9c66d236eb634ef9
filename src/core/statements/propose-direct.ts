import { isRegularPast } from '../language/lexicon-verbs.ts';
import { CONJUNCTIONS } from '../language/lexicon-words.ts';
import type { Candidate, CueSpan, Pattern } from './candidate.ts';
import type { VerbCue } from './find-cues.ts';
import { mainSource, type Source, sourceBefore, sourceBehind } from './find-sources.ts';
import { isFiniteVerb, type Phrase } from './noun-phrases.ts';
import type { Clause, Quote, Reading } from './reading.ts';

/** Cues by sentence, and the ones that quotations have taken already. */
export type CueIndex = { readonly byClause: readonly (readonly VerbCue[])[]; readonly taken: Set<VerbCue> };

type Tag = {
  readonly cue: CueSpan | null;
  readonly verb: VerbCue | null;
  readonly source: Source | null;
  readonly pattern: Pattern;
  readonly lead: Phrase | null; // unquoted words of the same utterance before the tag
};

type Draft = {
  tag: Tag | null;
  quotes: Quote[];
  chained: number;
  goesOn: boolean;
};

/**
 * Joins the article's utterances in quote marks to who said them: a tag behind ("A," he said), before (he said:
 * "A"), or the tag of the quotation before, within the paragraph or over its end. Where nothing tells who speaks, the source
 * is null.
 */
export function draftQuotations(reading: Reading, cues: CueIndex): Candidate[] {
  const drafts: Draft[] = [];
  const speech = reading.quotes.filter((quote) => quote.class === 'speech' || endsUtterance(reading, quote));
  speech.forEach((quote, index) => {
    const before = speech[index - 1];
    const behind = speech[index + 1];
    const last = drafts.at(-1);
    const tag = findTag({ reading, cues, quote, before, behind });
    if (quote.class !== 'speech' && tag?.lead == null) return;
    if (last !== undefined && before !== undefined) {
      const joint = joins({ reading, last, before, quote, tag, cues });
      if (joint) {
        last.quotes.push(quote);
        if (last.tag === null) last.tag = tag;
        else if (tag === null) last.chained++;
        last.goesOn = quote.goesOn;
        return;
      }
    }
    drafts.push({ tag: tag ?? orphanTag(reading, quote), quotes: [quote], chained: 0, goesOn: quote.goesOn });
  });
  return drafts.flatMap((draft) => toCandidate(draft, cues));
}

function toCandidate(draft: Draft, cues: CueIndex): Candidate[] {
  const { tag } = draft;
  if (tag?.verb != null) cues.taken.add(tag.verb);
  const lead = tag?.lead ?? null;
  const parts = draft.quotes.map(
    (quote): Phrase => (lead === null ? { from: quote.first, to: quote.last + 1 } : { from: quote.from, to: quote.to }),
  );
  // “Velt “is done,” he said”: unquoted and quoted words are one stretch where nothing stands between
  if (lead !== null && lead.to === parts[0]!.from) parts[0] = { from: lead.from, to: parts[0]!.to };
  else if (lead !== null) parts.unshift(lead);
  return [
    {
      pattern: tag?.pattern ?? 'orphan',
      cue: tag?.cue ?? null,
      source: tag?.source ?? null,
      parts,
      quoted: lead === null,
      chained: draft.chained,
      paragraph: draft.quotes[0]!.paragraph,
    },
  ];
}

type Joining = {
  readonly reading: Reading;
  readonly last: Draft;
  readonly before: Quote;
  readonly quote: Quote;
  readonly tag: Tag | null;
  readonly cues: CueIndex;
};

/** Whether a quotation goes on with the one before: same tag, no tag of its own, or marks that carry it on. */
function joins({ reading, last, before, quote, tag, cues }: Joining): boolean {
  const gap = quote.from - before.to;
  const sameClause = reading.clauseOf[before.last] === reading.clauseOf[quote.first];
  if (tag !== null && last.tag !== null && tag.verb !== null && tag.verb === last.tag.verb) return true;
  if (quote.carriesOn && last.goesOn) return true;
  if (tag !== null && last.tag !== null) return false;
  if (sameClause && gap <= SHORT_GAP && !hasCueBetween(reading, cues, before, quote)) return true;
  if (tag !== null || last.tag === null || last.tag.pattern === 'orphan') return false;
  if (quote.paragraph === before.paragraph) return continuesInParagraph(reading, before, quote);
  return opensNextParagraph(reading, before, quote);
}

const SHORT_GAP = 3; // tokens: “A” and “B”

function hasCueBetween(reading: Reading, cues: CueIndex, before: Quote, quote: Quote): boolean {
  const list = cues.byClause[reading.clauseOf[quote.first]!] ?? [];
  return list.some((cue) => cue.verb >= before.to && cue.verb < quote.from);
}

/** “A,” he said. “B.”: the tag's sentence ends right before the quotation, and it ends its own sentence. */
function continuesInParagraph(reading: Reading, before: Quote, quote: Quote): boolean {
  const clause = reading.clauses[reading.clauseOf[quote.first]!]!;
  if (clause.from !== quote.from) return sameSentence(reading, before, quote);
  const tagClause = reading.clauses[reading.clauseOf[Math.max(before.to - 1, 0)]!]!;
  return clause.index - tagClause.index <= 1 || reading.clauseOf[clause.from - 1] === reading.clauseOf[before.last];
}

function sameSentence(reading: Reading, before: Quote, quote: Quote): boolean {
  const text = reading.tokens[quote.from - 1]?.text;
  return (
    reading.clauseOf[before.last] === reading.clauseOf[quote.first] &&
    (text === ',' || text === ';' || /^[—–]$|^-+$/.test(text ?? ''))
  );
}

/** A paragraph that is nothing but a quotation, right behind the speaker's last: he goes on, unless he asked. */
function opensNextParagraph(reading: Reading, before: Quote, quote: Quote): boolean {
  if (quote.paragraph !== before.paragraph + 1) return false;
  const clause = reading.clauses[reading.clauseOf[quote.first]!]!;
  if (clause.from !== quote.from) return false;
  if (reading.tokens[before.last]!.text === '?') return false;
  const next = reading.clauseOf[quote.to];
  const behind = next === undefined || next < 0 ? undefined : reading.clauses[next];
  return behind === undefined || behind.paragraph !== quote.paragraph;
}

type TagSearch = {
  readonly reading: Reading;
  readonly cues: CueIndex;
  readonly quote: Quote;
  readonly before: Quote | undefined;
  readonly behind: Quote | undefined;
};

function findTag(search: TagSearch): Tag | null {
  if (search.quote.class !== 'speech') return withLead(search, tagBehind(search));
  return closeTagBefore(search) ?? withLead(search, tagBehind(search)) ?? colonTag(search);
}

/** A partial quotation that ends as utterances do: `They want to “end this,” Velt said`. */
function endsUtterance(reading: Reading, quote: Quote): boolean {
  return quote.closed && /^[,?!]$/.test(reading.tokens[quote.last]!.text);
}

/** Adds the words before a quotation in its sentence that the tag behind it covers too. */
function withLead({ reading, cues, quote, before }: TagSearch, tag: Tag | null): Tag | null {
  if (tag === null) return null;
  const { tokens } = reading;
  const clause = reading.clauses[reading.clauseOf[quote.first]!]!;
  let from = clause.from;
  while (from < quote.from && (CONJUNCTIONS.has(tokens[from]!.lower) || tokens[from]!.text === ',')) from++;
  if (from >= quote.from) return quote.class === 'speech' || from > clause.from ? { ...tag, lead: null } : null;
  if (before !== undefined && before.to > clause.from) return tag;
  if (quote.class === 'speech' && /^\p{Lu}/u.test(tokens[quote.first]!.text)) return tag;
  if ((cues.byClause[clause.index] ?? []).some((cue) => cue.verb < quote.from && cue.mood === 'finite'))
    return quote.class === 'speech' ? tag : null;
  return { ...tag, lead: { from, to: quote.from } };
}

/** The tag that leads up to the quotation in its own sentence: `He told reporters on Friday: “A”`. */
function closeTagBefore({ reading, cues, quote, before }: TagSearch): Tag | null {
  const { tokens } = reading;
  const clause = reading.clauses[reading.clauseOf[quote.first]!]!;
  const floor = Math.max(clause.from, before !== undefined ? before.to : 0);
  if (quote.from <= floor) return null;
  const cue = (cues.byClause[clause.index] ?? []).findLast((one) => one.verb < quote.from && one.verb >= floor);
  if (cue === undefined || cue.mood === 'passive') return null;
  const gap = quote.from - cue.to;
  if (gap > 1 && cue.entry.takes.includes('o')) return null;
  const lastText = tokens[quote.from - 1]!.text;
  const startsUpper = /^[\p{Lu}\p{N}]/u.test(tokens[quote.first]!.text);
  const leads = lastText === ':' || lastText === ',' ? gap <= LONG_LEAD : gap <= 1 || (gap <= 6 && startsUpper);
  if (!leads) return null;
  // `“A,” he said, “B”`: behind a quotation of the same sentence this tag is the first one's
  const isSplit =
    before !== undefined &&
    reading.clauseOf[before.last] === clause.index &&
    lastText === ',' &&
    cue.mood !== 'participle';
  if (isSplit && !COORDINATED.has(tokens[cue.from - 1]?.lower ?? '')) return null;
  for (let at = cue.to; at < quote.from; at++) {
    // "said that in her state, “…”": unquoted words of his own come first, so this is reported speech
    if (isFiniteVerb(tokens, at) || (tokens[at]!.lower === 'that' && at < quote.from - 2)) return null;
  }
  const source = sourceBefore(reading, cue);
  if (source === null) return null;
  return {
    cue: span(cue),
    verb: cue,
    source,
    pattern: 'tag-before',
    lead: startsUpper ? null : leadBeforeTag({ reading, cues, source, clause, floor }),
  };
}

type LeadSearch = {
  readonly reading: Reading;
  readonly cues: CueIndex;
  readonly source: Source;
  readonly clause: Clause;
  readonly floor: number;
};

/** `The truth is, he added, “there is none”`: the words before the tag belong to what he said. */
function leadBeforeTag({ reading, cues, source, clause, floor }: LeadSearch): Phrase | null {
  const { tokens } = reading;
  const comma = source.from - 1;
  if (floor > clause.from || source.place !== 'before' || tokens[comma]?.text !== ',') return null;
  if ((cues.byClause[clause.index] ?? []).some((cue) => cue.verb < comma)) return null;
  let from = clause.from;
  while (from < comma && CONJUNCTIONS.has(tokens[from]!.lower)) from++;
  if (tokens[from]!.lower === 'to') return null;
  return comma > from ? { from, to: comma } : null;
}

const LONG_LEAD = 16; // tokens between cue and quotation
const COORDINATED = new Set(['and', 'but', 'then']);

/** The tag behind the quotation: `“A,” said Ines Karlo, a former judge.` */
function tagBehind({ reading, cues, quote, behind }: TagSearch): Tag | null {
  const { tokens } = reading;
  const clauseIndex = reading.clauseOf[quote.to];
  if (clauseIndex === undefined || clauseIndex < 0) return null;
  const clause = reading.clauses[clauseIndex]!;
  if (reading.clauseOf[quote.last] !== clauseIndex && !isBareTag(reading, cues, quote)) return null;
  const ceiling = behind !== undefined && behind.from < clause.to ? behind.from : clause.to;
  let start = quote.to;
  while (start < ceiling && (/^[,—–]$|^-+$/.test(tokens[start]!.text) || CONJUNCTIONS.has(tokens[start]!.lower)))
    start++;
  if (start >= ceiling) return null;
  if (tokens[start]!.lower === 'according' && tokens[start + 1]?.lower === 'to') {
    const source = sourceBehind(reading, start + 2, ceiling);
    const cue: CueSpan = { from: start, to: start + 2, class: 'say', lemma: 'according' };
    return source === null ? null : { cue, verb: null, source, pattern: 'tag-behind', lead: null };
  }
  for (const cue of cues.byClause[clauseIndex] ?? []) {
    if (cue.verb < start || cue.verb >= ceiling) continue;
    if (cue.mood === 'passive') continue;
    const source = sourceBefore(reading, cue);
    if (source !== null && source.from >= start && source.from <= start + 1 && cue.mood !== 'participle') {
      return { cue: span(cue), verb: cue, source, pattern: 'tag-behind', lead: null };
    }
    if (cue.from <= start + 1 && cue.mood === 'finite' && !cue.entry.takes.includes('r')) {
      const inverted = sourceBehind(reading, cue.to, ceiling);
      if (inverted !== null)
        return { cue: span(cue), verb: cue, source: inverted, pattern: 'tag-inverted', lead: null };
    }
  }
  return unknownVerbTag(reading, start, ceiling);
}

/** `“A.” Velt said.`: a period where a comma belongs; the tag is a sentence of its own, and nothing else. */
function isBareTag(reading: Reading, cues: CueIndex, quote: Quote): boolean {
  const clause = reading.clauses[reading.clauseOf[quote.to]!]!;
  if (clause.from !== quote.to || clause.paragraph !== quote.paragraph || clause.to - clause.from > LONGEST_BARE_TAG)
    return false;
  const cue = cues.byClause[clause.index]?.[0];
  return cue !== undefined && cue.mood === 'finite' && cue.to >= clause.to - 1;
}

const LONGEST_BARE_TAG = 8; // tokens

/** `“A,” he thundered.`: a verb that no list knows, at a tag's place. */
function unknownVerbTag(reading: Reading, start: number, ceiling: number): Tag | null {
  const { tokens } = reading;
  for (let at = start + 1; at < Math.min(ceiling, start + 6); at++) {
    if (!isRegularPast(tokens[at]!.lower) || !isFiniteVerb(tokens, at)) continue;
    const next = tokens[at + 1];
    if (next !== undefined && next.text !== ',' && next.text !== '.' && at + 1 < ceiling) return null;
    const source: Source = { from: start, to: at, place: 'before', apposition: null, who: null };
    const cue: CueSpan = { from: at, to: at + 1, class: 'say', lemma: tokens[at]!.lower };
    return { cue, verb: null, source, pattern: 'tag-unknown-verb', lead: null };
  }
  return null;
}

/** `He was blunt: “A”`, or the colon at the end of the sentence or paragraph before. */
function colonTag({ reading, cues, quote }: TagSearch): Tag | null {
  const { tokens } = reading;
  const colon = quote.from - 1;
  if (tokens[colon]?.text !== ':' || reading.quoteOf[colon]! >= 0) return null;
  const clauseIndex = reading.clauseOf[colon]!;
  if (clauseIndex < 0) return null;
  const cue = (cues.byClause[clauseIndex] ?? []).findLast((one) => one.verb < colon && one.mood !== 'passive');
  const source = cue !== undefined ? sourceBefore(reading, cue) : null;
  if (cue !== undefined && source !== null)
    return { cue: span(cue), verb: cue, source, pattern: 'tag-before', lead: null };
  const main = mainSource(reading, clauseIndex, colon);
  return main === null ? null : { cue: null, verb: null, source: main, pattern: 'colon', lead: null };
}

/** `Velt shook his head. “A.”`: nothing but the subject of the sentence before tells who speaks. */
function orphanTag(reading: Reading, quote: Quote): Tag | null {
  const clause = reading.clauses[reading.clauseOf[quote.first]!]!;
  const before = reading.clauses[clause.index - 1];
  if (before === undefined || before.paragraph !== clause.paragraph || clause.from !== quote.from) return null;
  const source = mainSource(reading, before.index, before.to);
  return source === null ? null : { cue: null, verb: null, source, pattern: 'orphan', lead: null };
}

function span(cue: VerbCue): CueSpan {
  return { from: cue.from, to: cue.to, class: cue.negated ? 'negated' : cue.entry.class, lemma: cue.entry.lemma };
}

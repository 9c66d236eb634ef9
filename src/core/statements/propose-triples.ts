import type { Candidate, CueSpan, Pattern } from './candidate.ts';
import { sentenceEnd } from './content-end.ts';
import { findCues, type VerbCue } from './find-cues.ts';
import { type Source, skipTimeLeft, sourceBehind } from './find-sources.ts';
import { type ContentOption, contentOption, leftStarts, rightEnds, rightStarts, SIDE } from './list-contents.ts';
import { HOW, listSources, type SourceOption } from './list-sources.ts';
import type { Marks } from './mark-tokens.ts';
import { isFiniteVerb, type Phrase } from './noun-phrases.ts';
import { type CueIndex, draftQuotations } from './propose-direct.ts';
import type { Clause, Reading } from './reading.ts';

/** One cue (or a quotation without one) with all that it may mean; `pairs` are the sources and contents that go together. */
export type Group = {
  readonly cue: CueSpan | null;
  readonly verb: VerbCue | null;
  readonly clause: Clause;
  readonly draft: Candidate | null; // the quotation that the rules join to it
  readonly sources: readonly SourceOption[];
  readonly contents: readonly ContentOption[];
  readonly pairs: readonly (readonly [source: number, content: number])[];
};

/** Lists for every cue of an article who may speak and what may be said. The pairs of a cue are bounded in number. */
export function proposeTriples(reading: Reading, marks: Marks): Group[] {
  const byClause = reading.clauses.map((): VerbCue[] => []);
  for (const cue of findCues(reading)) byClause[cue.clause]!.push(cue);
  const index: CueIndex = { byClause: byClause.map((list) => list.filter((cue) => !cue.weak)), taken: new Set() };
  const drafts = draftQuotations(reading, index);
  const draftOf = new Map<number, Candidate>();
  const loose: Candidate[] = [];
  for (const draft of drafts) {
    if (draft.cue !== null && !draftOf.has(draft.cue.from)) draftOf.set(draft.cue.from, draft);
    else loose.push(draft);
  }
  const looseByClause = new Map<number, Candidate>();
  for (const draft of loose) if (draft.cue === null) looseByClause.set(reading.clauseOf[draft.parts[0]!.from]!, draft);
  const groups: Group[] = [];
  const context = { reading, marks, looseByClause };
  for (const list of byClause) {
    let earlier: readonly SourceOption[] = [];
    for (const verb of list.slice(0, MOST_CUES)) {
      const draft = draftOf.get(verb.from) ?? null;
      draftOf.delete(verb.from);
      const group = groupOfVerb({ ...context, verb, draft, earlier });
      if (group.pairs.length > 0) groups.push(group);
      earlier = group.sources;
    }
  }
  for (const draft of [...loose, ...draftOf.values()])
    if (draft.source !== null) groups.push(groupOfDraft(reading, draft));
  for (const group of groupsOfAccording({ ...context })) groups.push(group);
  return groups;
}

type Context = {
  readonly reading: Reading;
  readonly marks: Marks;
  readonly looseByClause: ReadonlyMap<number, Candidate>;
};

type OfVerb = Context & {
  readonly verb: VerbCue;
  readonly draft: Candidate | null;
  readonly earlier: readonly SourceOption[];
};

function groupOfVerb({ reading, marks, looseByClause, verb, draft, earlier }: OfVerb): Group {
  const clause = reading.clauses[verb.clause]!;
  const sources = [...listSources({ reading, marks, cue: verb, earlier })];
  if (draft?.source != null) addGiven(sources, draft.source);
  const contents: ContentOption[] = [];
  const pairs: [number, number][] = [];
  for (const start of rightStarts(reading, verb, verb.to, clause)) {
    for (const end of rightEnds(reading, marks, start, clause)) {
      if (end - start < FEWEST) continue;
      add(contents, contentOption(reading, [{ from: start, to: end }], SIDE.right));
    }
    const next = looseByClause.get(clause.index + 1);
    if (next !== undefined && next.parts[0]!.from <= reading.clauses[clause.index + 1]!.from + 2)
      add(
        contents,
        contentOption(reading, [{ from: start, to: sentenceEnd(reading, clause) }, ...next.parts], SIDE.chain),
      );
  }
  if (draft !== null)
    for (const parts of partsOfDraft(reading, draft)) add(contents, contentOption(reading, parts, SIDE.quotes));
  pairUp({ reading, sources, contents, pairs, first: 0, cue: verb });
  if (verb.mood === 'finite' || verb.mood === 'passive')
    for (let index = 0; index < sources.length; index++) {
      const first = contents.length;
      addLeft({ reading, marks, verb, clause, source: sources[index]!, contents });
      for (let content = first; content < contents.length; content++) pairs.push([index, content]);
    }
  return { cue: spanOf(verb), verb, clause, draft, sources, contents, pairs: pairs.slice(0, MOST_PAIRS) };
}

const FEWEST = 2; // tokens
const MOST_PAIRS = 400;
const MOST_CUES = 12; // of a sentence; more mean broken text

/** Adds an option unless one of the same kind has the same words. */
function add(contents: ContentOption[], option: ContentOption): void {
  const same = contents.some(
    ({ parts, side }) =>
      side === option.side &&
      parts.length === option.parts.length &&
      parts.every((part, index) => part.from === option.parts[index]!.from && part.to === option.parts[index]!.to),
  );
  if (!same) contents.push(option);
}

function addGiven(sources: SourceOption[], source: Source): void {
  if (sources.some((one) => one.source.from === source.from || one.source.to === source.to)) return;
  sources.push({ source, how: HOW.given });
}

type Pairing = {
  readonly reading: Reading;
  readonly sources: readonly SourceOption[];
  readonly contents: readonly ContentOption[];
  readonly pairs: [number, number][];
  readonly first: number;
  readonly cue: { readonly from: number; readonly to: number };
};

/** Pairs every content with every source that does not stand in it. */
function pairUp({ reading, sources, contents, pairs, first, cue }: Pairing): void {
  sources.forEach(({ source }, index) => {
    for (let content = first; content < contents.length; content++) {
      const { parts, side } = contents[content]!;
      if (parts.some((part) => source.from < part.to && source.to > part.from)) continue;
      // what stands behind the cue and before the content can be its subject, what follows the content hardly
      if (side !== SIDE.quotes && source.from >= cue.to && source.from > parts[0]!.from) continue;
      if (source.place === 'relative' && parts.some((part) => leavesClause(reading, part))) continue;
      pairs.push([index, content]);
    }
  });
}

/** `Velt, who said A, left`: whether a stretch goes over the comma before the main verb. */
function leavesClause({ tokens, quoteOf }: Reading, { from, to }: Phrase): boolean {
  for (let at = from + 1; at + 1 < to; at++)
    if (tokens[at]!.text === ',' && quoteOf[at]! < 0 && isFiniteVerb(tokens, at + 1)) return true;
  return false;
}

type Left = {
  readonly reading: Reading;
  readonly marks: Marks;
  readonly verb: VerbCue;
  readonly clause: Clause;
  readonly source: SourceOption;
  readonly contents: ContentOption[];
};

/** `A, Velt said` and `A, Velt said on Friday, B`: what stands before the tag, alone or with what follows it. */
function addLeft({ reading, marks, verb, clause, source: option, contents }: Left): void {
  const { tokens } = reading;
  const { source, how } = option;
  const inverted = source.from >= verb.to;
  if (inverted && source.from > verb.to + 1) return;
  if (!inverted && (how === HOW.earlier || how === HOW.main || how === HOW.subject || source.place === 'main')) return;
  const tagFrom = inverted ? verb.from : source.from;
  const tagTo = inverted ? source.to : verb.to;
  let end = skipTimeLeft(tokens, tagFrom - 1, clause.from);
  if (end <= clause.from) return;
  const quote = reading.quoteOf[end]!;
  if (quote >= 0) end++;
  else if (!/^[,—–]$|^-+$/.test(tokens[end]!.text)) return;
  const rights: Phrase[] = [];
  const last = sentenceEnd(reading, clause);
  for (let at = tagTo; at < Math.min(last, tagTo + FARTHEST_REST); at++) {
    if (tokens[at]!.text !== ',' && reading.quoteOf[at]! < 0) continue;
    const from = reading.quoteOf[at]! >= 0 ? at : at + 1;
    for (const to of rightEnds(reading, marks, from, clause).slice(0, MOST_RESTS))
      if (to > from) rights.push({ from, to });
    break;
  }
  for (const from of leftStarts(reading, end, clause)) {
    const left = { from, to: end };
    contents.push(contentOption(reading, [left], SIDE.left));
    for (const right of rights) contents.push(contentOption(reading, [left, right], SIDE.both));
  }
}

const FARTHEST_REST = 12; // tokens behind the tag
const MOST_RESTS = 4;

/** A quotation as the rules put it together, and its shorter readings; marks that carry it on are not cut. */
function partsOfDraft(reading: Reading, draft: Candidate): Phrase[][] {
  const { parts } = draft;
  const carriesOn = (index: number) => reading.quotes[reading.quoteOf[parts[index]!.from]!]?.carriesOn === true;
  const all = [[...parts]];
  const lengths = new Set([1, 2, parts.length - 1]);
  const sameParagraph = parts.filter((part) => paragraphOf(reading, part) === paragraphOf(reading, parts[0]!)).length;
  for (const length of lengths.add(sameParagraph))
    if (length > 0 && length < parts.length && !carriesOn(length)) all.push(parts.slice(0, length));
  if (parts.length > 1 && !carriesOn(1)) all.push(parts.slice(1));
  return all;
}

function paragraphOf(reading: Reading, part: Phrase): number {
  return reading.clauses[reading.clauseOf[part.from]!]?.paragraph ?? -1;
}

/** A quotation without a cue: "He shook his head. “A.”" */
function groupOfDraft(reading: Reading, draft: Candidate): Group {
  const sources: SourceOption[] = draft.source === null ? [] : [{ source: draft.source, how: HOW.given }];
  const contents = partsOfDraft(reading, draft).map((parts) => contentOption(reading, parts, SIDE.quotes));
  const pairs: [number, number][] = [];
  sources.forEach((_, source) => {
    contents.forEach((_content, content) => {
      pairs.push([source, content]);
    });
  });
  const clause = reading.clauses[reading.clauseOf[draft.cue?.from ?? draft.parts[0]!.from]!]!;
  return { cue: draft.cue, verb: null, clause, draft, sources, contents, pairs };
}

/** `According to X, A.` and `A, according to X.` */
function groupsOfAccording({ reading, marks }: Context): Group[] {
  const { tokens } = reading;
  const groups: Group[] = [];
  for (const clause of reading.clauses) {
    for (let at = clause.from; at + 2 < clause.to; at++) {
      if (tokens[at]!.lower !== 'according' || tokens[at + 1]!.lower !== 'to' || reading.quoteOf[at]! >= 0) continue;
      const end = sentenceEnd(reading, clause);
      const source = sourceBehind(reading, at + 2, end);
      if (source === null) continue;
      const contents: ContentOption[] = [];
      const before = tokens[at - 1]?.text === ',' ? at - 1 : at;
      if (before > clause.from)
        for (const from of leftStarts(reading, before, clause)) {
          contents.push(contentOption(reading, [{ from, to: before }], SIDE.left));
          const rest = source.to;
          if (rest < end && tokens[rest]!.text === ',')
            for (const to of rightEnds(reading, marks, rest + 1, clause).slice(0, 3))
              if (to > rest + 1)
                contents.push(
                  contentOption(
                    reading,
                    [
                      { from, to: before },
                      { from: rest + 1, to },
                    ],
                    SIDE.both,
                  ),
                );
        }
      for (const from of rightStarts(reading, null, source.to, clause))
        for (const to of rightEnds(reading, marks, from, clause).slice(0, 6))
          if (to - from >= FEWEST) contents.push(contentOption(reading, [{ from, to }], SIDE.right));
      groups.push({
        cue: { from: at, to: at + 2, class: 'say', lemma: 'according' },
        verb: null,
        clause,
        draft: null,
        sources: [{ source, how: HOW.behind }],
        contents,
        pairs: contents.map((_, content): [number, number] => [0, content]),
      });
    }
  }
  return groups;
}

/** How the content of a pair stands to its cue, in the words of the older patterns. */
export function patternOf(reading: Reading, group: Group, pair: readonly [number, number]): Pattern {
  const content = group.contents[pair[1]]!;
  const source = group.sources[pair[0]]!.source;
  if (group.cue?.lemma === 'according') return 'according';
  if (content.side === SIDE.quotes) return group.draft?.pattern ?? 'tag-behind';
  if (group.verb?.mood === 'participle') return 'participle';
  if (group.verb?.mood === 'passive') return 'passive';
  if (content.side === SIDE.left || content.side === SIDE.both) return 'fronted';
  const before = reading.tokens[content.start - 1]?.lower;
  if (before === 'that') return 'that';
  const first = reading.tokens[content.start]?.lower;
  if (first === 'to') return 'infinitive';
  return first === 'whether' || first === 'if' ? 'wh' : source.from >= (group.cue?.to ?? 0) ? 'fronted' : 'bare';
}

function spanOf(cue: VerbCue): CueSpan {
  return { from: cue.from, to: cue.to, class: cue.negated ? 'negated' : cue.entry.class, lemma: cue.entry.lemma };
}

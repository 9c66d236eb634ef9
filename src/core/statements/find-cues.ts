import { type CueVerb, cueForms, type VerbForm } from '../language/lexicon-cues.ts';
import {
  ADVERBS,
  AUXILIARIES,
  BE,
  DETERMINERS,
  MODALS,
  NEGATIONS,
  PERSON_NOUNS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
} from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import type { Clause, Reading } from './reading.ts';

/** A reporting verb with its auxiliaries: tokens `from`..`to` (exclusive) around `verb`. */
export type VerbCue = {
  readonly from: number;
  readonly to: number;
  readonly verb: number;
  readonly entry: CueVerb;
  readonly form: VerbForm;
  readonly mood: 'finite' | 'participle' | 'infinitive' | 'passive';
  readonly negated: boolean;
  readonly clause: number;
  readonly weak: boolean; // the same form is a noun or an adjective here about as often; only the ranker takes it
};

/** Finds the reporting verbs of the article outside quotations, in order; `weak` ones are marked, not left out. */
export function findCues(reading: Reading): VerbCue[] {
  const cues: VerbCue[] = [];
  for (const clause of reading.clauses) {
    for (let at = clause.from; at < clause.to; at++) {
      if (reading.quoteOf[at]! >= 0) continue;
      const cue = readCue(reading, clause, at);
      if (cue !== null) cues.push(cue);
    }
  }
  return cues;
}

function readCue(reading: Reading, clause: Clause, verb: number): VerbCue | null {
  const { tokens } = reading;
  if (GOES.has(tokens[verb]!.lower) && tokens[verb + 1]?.lower === 'on' && tokens[verb + 2]?.lower !== 'to')
    return goesOn(verb, clause);
  const forms = cueForms(tokens[verb]!.lower);
  if (forms.length === 0) return null;
  // "Mayor Says Ferry Will Sail": the capital of a headline
  const isCapital = /^\p{Lu}/u.test(tokens[verb]!.text) && verb > clause.from && reading.quoteOf[verb - 1]! < 0;
  const { entry, form } = {
    entry: forms[0]!.verb,
    form:
      forms.length > 1
        ? pickForm(
            reading,
            verb,
            forms.map((one) => one.form),
          )
        : forms[0]!.form,
  };
  let from = verb;
  let negated = false;
  let passive = false;
  let helped = false;
  let infinitive = false;
  while (from > clause.from && reading.quoteOf[from - 1]! < 0) {
    const before = tokens[from - 1]!;
    const lower = before.lower;
    const isAdverb =
      (ADVERBS.has(lower) && !DETERMINERS.has(lower)) ||
      (/^[a-z]+ly$/.test(before.text) && !DETERMINERS.has(tokens[from - 2]?.lower ?? '') && !NOT_ADVERBS.has(lower));
    if (lower === "'s" && !isHelper(tokens, from - 1)) break;
    const floats =
      FLOATS.has(lower) &&
      from - 1 > clause.from &&
      (AUXILIARIES.has(tokens[from - 2]!.lower) || /^[\p{L},)]/u.test(tokens[from - 2]!.text));
    if (!AUXILIARIES.has(lower) && !isAdverb && !floats && lower !== 'to' && !NEGATIONS.has(lower)) break;
    if (NEGATIONS.has(lower)) negated = true;
    if (BE.has(lower)) passive = true;
    if (AUXILIARIES.has(lower)) helped = true;
    if (lower === 'to') infinitive = true;
    if (MODALS.has(lower) || lower === 'to') helped = true;
    from--;
    if (lower === 'to') break;
  }
  const mood = moodOf({ tokens, clause, from, verb, form, passive, helped, infinitive, entry });
  if (mood === null) {
    const isNoun = DETERMINERS.has(tokens[from - 1]?.lower ?? '') || tokens[from - 1]?.lower === "'s";
    if (isNoun || form === 'ing' || infinitive || verb === clause.from) return null;
    return { from, to: verb + 1, verb, entry, form, mood: 'finite', negated, clause: clause.index, weak: true };
  }
  // "declined to say whether": the refusal belongs to the cue
  if (mood === 'infinitive') {
    const refusal = tokens[from - 1];
    if (refusal !== undefined && REFUSALS.has(refusal.lower) && from - 1 >= clause.from) {
      from--;
      return {
        from,
        to: verb + 1,
        verb,
        entry,
        form: 'past',
        mood: 'finite',
        negated: true,
        clause: clause.index,
        weak: isCapital,
      };
    }
    if (refusal !== undefined && GOES_ON.has(refusal.lower)) {
      from--;
      if (tokens[from]!.lower === 'on') from--;
      return {
        from,
        to: verb + 1,
        verb,
        entry,
        form: 'past',
        mood: 'finite',
        negated,
        clause: clause.index,
        weak: isCapital,
      };
    }
  }
  return { from, to: verb + 1, verb, entry, form, mood, negated, clause: clause.index, weak: isCapital };
}

/** "she went on": says more without a verb of saying. */
function goesOn(verb: number, clause: Clause): VerbCue | null {
  if (verb + 2 > clause.to) return null;
  const entry: CueVerb = { lemma: 'go-on', class: 'say', takes: 'q' };
  return {
    from: verb,
    to: verb + 2,
    verb,
    entry,
    form: 'past',
    mood: 'finite',
    negated: false,
    clause: clause.index,
    weak: false,
  };
}

const GOES = new Set(['went', 'goes']);
const NOT_ADVERBS = new Set('family ally daily weekly monthly bully assembly italy july reply'.split(' '));
const FLOATS = new Set(['both', 'all', 'each']); // "have both urged"
const REFUSALS = new Set('declined refused declines refuses failed fails'.split(' '));
const GOES_ON = new Set('on'.split(' '));

function pickForm(reading: Reading, verb: number, forms: readonly VerbForm[]): VerbForm {
  const before = reading.tokens[verb - 1]?.lower ?? '';
  if (forms.includes('base') && (MODALS.has(before) || before === 'to')) return 'base';
  return forms.find((form) => form === 'past') ?? forms[0]!;
}

// "he's said" against "Velt's claim"
function isHelper(tokens: readonly Token[], at: number): boolean {
  return SUBJECT_PRONOUNS.has(tokens[at - 1]?.lower ?? '') || NEGATIONS.has(tokens[at + 1]?.lower ?? '');
}

type Group = {
  readonly tokens: readonly Token[];
  readonly clause: Clause;
  readonly from: number;
  readonly verb: number;
  readonly form: VerbForm;
  readonly passive: boolean;
  readonly helped: boolean;
  readonly infinitive: boolean;
  readonly entry: CueVerb;
};

function moodOf(group: Group): VerbCue['mood'] | null {
  const { tokens, clause, from, verb, form, passive, helped, infinitive, entry } = group;
  const before = from > clause.from ? tokens[from - 1]! : undefined;
  const next = tokens[verb + 1];
  if (infinitive) return form === 'base' ? 'infinitive' : null;
  if (form === 'ing') {
    if (before === undefined || passive) return 'participle';
    if (DETERMINERS.has(before.lower) || before.lower === "'s") return null;
    if (PREPOSITIONS.has(before.lower) && !['by', 'after', 'before'].includes(before.lower)) return null;
    return 'participle';
  }
  if ((form === 'past' || form === 'participle') && passive) return 'passive';
  if (form === 'participle') return helped ? 'finite' : null;
  const afterDeterminer = before !== undefined && (DETERMINERS.has(before.lower) || before.lower === "'s");
  if (form === 'past') {
    if (MORE.has(before?.lower ?? '') || PLEDGED.has(`${tokens[verb]!.lower} ${next?.lower ?? ''}`)) return null;
    return afterDeterminer && !PLAIN_SUBJECTS.has(before?.lower ?? '') ? null : 'finite';
  }
  if (helped) return 'finite';
  if (afterDeterminer && !PLAIN_SUBJECTS.has(before?.lower ?? '')) return null;
  if (entry.takes.includes('n')) {
    const nounPhraseNext =
      next !== undefined && (DETERMINERS.has(next.lower) || OBJECTS.has(next.lower) || /^\p{Lu}/u.test(next.text));
    const speaker =
      before !== undefined &&
      (before.text === ',' || PERSON_NOUNS.has(before.lower) || (form === 'base' && /[^s]s$/.test(before.lower)));
    const subject =
      before !== undefined &&
      (SUBJECT_PRONOUNS.has(before.lower) || /^\p{Lu}/u.test(before.text) || (speaker && nounPhraseNext));
    const opens = next !== undefined && (next.lower === 'that' || /^[“"‘'`]/.test(next.text) || next.text === ':');
    const counted =
      before !== undefined &&
      (/^\p{N}/u.test(before.text) ||
        PLAIN_SUBJECTS.has(before.lower) ||
        /(?:ing|ed|al|ic|ous|ive|er|st)$/.test(before.lower));
    if (!subject && (!opens || (counted && form === 'third'))) return null;
  }
  if (form === 'base') {
    const plural =
      before !== undefined &&
      (PLURALS.has(before.lower) ||
        before.kind === 'number' ||
        before.text === ',' ||
        COORDINATES.has(before.lower) ||
        (/s$/.test(before.lower) && before.lower !== "'s"));
    return plural ? 'finite' : null;
  }
  return 'finite';
}

const OBJECTS = new Set('it him her them us'.split(' '));
const MORE = new Set('more most of'.split(' '));
const PLEDGED = new Set([
  'pledged delegates',
  'promised land',
  'stated goal',
  'proposed ban',
  'claimed responsibility',
]);
const PLAIN_SUBJECTS = new Set(
  'some many few most several others another this that these those both all each one two three four'.split(' '),
);
const PLURALS = new Set(
  'they we i you people police who many some others most few several critics men women both two three four'.split(' '),
);
const COORDINATES = new Set(['and', 'but']);

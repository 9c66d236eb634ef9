import { isLight } from './light-words.ts';
import type { Holder, Mark } from './mark-clause.ts';
import type { Word } from './read-words.ts';

/**
 * Others are said to hold it: "critics say", a wish whose subject is not "we", "I", "he" or "she", or another attitude of
 * a name or a group that is neither in the proposition nor the speaker's own side ("Karlo proposed", "voters reject",
 * "Russia opposed").
 */
export function othersSpeak(clause: {
  readonly marks: readonly Mark[];
  readonly words: readonly Word[];
  readonly target: readonly Mark[];
  readonly ownSide: ReadonlySet<string>;
}): boolean {
  const { marks, words, target, ownSide } = clause;
  const first = target[0]?.from ?? words.length;
  if (marks.some((m) => m.kind === 'others' && m.from <= Math.max(first, 2))) return true;
  return marks.some((m) => {
    const holder = holderOf(m, words);
    if (holder === 'none' || m.from === 0) return false;
    const subject = subjectOf(words.slice(0, m.from));
    if (subject === null) return false;
    const { word, determiner, place } = subject;
    if (/^(?:who|they)$/.test(word.lower)) return true;
    if (SPEAKER.test(word.lower)) return false;
    if (ownSide.has(word.form)) return false;
    if (place !== null) return !ownSide.has(place); // "the Slovak government"
    if (INSTITUTION.test(word.lower)) return !/^(?:his|her|our|my|its|the|their)$/.test(determiner);
    if (holder === 'wish') return true;
    if (target.some((t) => words[t.from] === word)) return false;
    if (word.place || word.isName || GROUP.test(word.lower) || /^\p{Lu}/u.test(word.text)) return true;
    return /^(?:the|a|an|his|her|their)$/.test(determiner);
  });
}

/** As the mark says; "the president was against it" and "the British were keen on it" have subjects too. */
function holderOf(mark: Mark, words: readonly Word[]): Holder {
  const isHeld = mark.kind === 'lean' ? mark.of === 'attitude' : mark.kind === 'open' || mark.kind === 'will';
  if (!isHeld) return 'none';
  if (mark.kind === 'lean' && mark.holder !== 'none') return mark.holder;
  const isBeing = /^(?:is|are|was|were|been|remains?|remained|be)$/.test(words[mark.from - 1]?.lower ?? '');
  if (mark.kind === 'lean') return isBeing && HELD.test(words[mark.from]!.lower) ? 'subject' : 'none';
  return HELD.test(words[mark.from]!.lower) || mark.kind === 'will' ? 'subject' : 'none';
}

const HELD = /^(?:against|in|open|not|ready|willing|prepared|happy)$/;

/** `place` is the country of an institution: "the Slovak government". */
type Subject = { readonly word: Word; readonly determiner: string; readonly place: string | null };

/** What stands before a verb and its auxiliaries; null where that is nothing or a "to". */
function subjectOf(before: readonly Word[]): Subject | null {
  for (let i = before.length - 1; i >= Math.max(0, before.length - SUBJECT_REACH); i--) {
    const word = before[i]!;
    if (word.lower === 'to') return null;
    if (SPEAKER.test(word.lower) || /^(?:who|they)$/.test(word.lower)) return { word, determiner: '', place: null };
    if (isLight(word.lower) && !word.place) continue;
    // "the president of Slovakia": the head of the phrase decides, its country says whose it is
    const near = before.slice(Math.max(0, i - DETERMINER_REACH), i).map((w) => w.lower);
    const owner = before[i - 1];
    return {
      word,
      determiner: near.findLast((w) => /^(?:the|an?|his|her|their|its|our|my)$/.test(w)) ?? '',
      place: INSTITUTION.test(word.lower) && owner?.place === true ? owner.form : null,
    };
  }
  return null;
}

// whose spokesman the speaker may well be
const INSTITUTION =
  /^(?:government|administration|ministry|council|commission|party|bloc|alliance|country|kingdom|cabinet|union|city|state|nation|league|chamber|coalition|company|agency|bank|committee|parliament)$/;
const SUBJECT_REACH = 6;
const DETERMINER_REACH = 2;
const SPEAKER = /^(?:i|we|he|she|i've|we've|i'd|we'd|i'm|we're|i'll|we'll|it)$/;
const GROUP =
  /^(?:they|republicans|democrats|conservatives|liberals|lawmakers|voters|people|leaders|members|families|parties|governments|countries|states|officials|ministers|critics|unions|others|supporters|opponents|americans|economists|experts|activists)$/;

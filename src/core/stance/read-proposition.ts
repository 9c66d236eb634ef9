import type { Proposition } from '../../model/topic.ts';
import { stem } from '../language/stem.ts';
import { isStopword } from '../language/stopwords.ts';
import { type Action, actionNamed, knownAction } from './actions.ts';
import { readWords, type Word } from './read-words.ts';
import { type Sign, stanceWord } from './stance-words.ts';

/** A proposition made ready for comparing statements with it. */
export type ReadProposition = {
  readonly keys: ReadonlyMap<string, Key>; // by key form, see read-words.ts
  readonly head: string | null; // key form of the thing itself: "runway" of "a third runway at Brayford"
  readonly subject: string | null; // key form of its first name or noun: "europe" of "Europe should have a seat"
  readonly headStem: string | null; // its own stem, where the key form stands for several words
  readonly modifier: string | null; // key form of what stands right before the head: "carbon" of "the carbon tax"
  readonly compound: boolean; // key and action are one word pair ("rent controls"): the key alone is something else
  readonly action: Action | null; // null: the proposition is a plain thing or says what something is
  readonly sign: Sign; // -1 when the proposition itself denies or blames: "X should not ...", "X is a threat"
};

/** `weight` is how much finding the key tells that one speaks of the proposition. */
export type Key = { readonly weight: number; readonly kind: 'place' | 'name' | 'noun' | 'detail' };

/** Takes a proposition apart: its names and nouns, what is to be done, and which way it leans. Never throws. */
export function readProposition(proposition: Proposition): ReadProposition {
  const words = readWords(proposition.text);
  const about = beforeCopula(readWords(proposition.about));
  const modal = words.findIndex((w) => MODALS.has(w.lower));
  const action = modal < 0 ? namedAction(words) : wantedAction(words.slice(modal + 1));
  const keys = new Map<string, Key>();
  for (const list of [about, modal < 0 ? beforeCopula(words) : words]) {
    for (const [i, word] of list.entries()) {
      const next = list[i + 1];
      // a given name tells nothing beside the surname
      const isGiven = next?.isName === true && !next.place && !word.place && /^\p{Lu}\p{Ll}/u.test(word.text);
      if (isGiven) keys.set(word.form, { weight: WEIGHT.detail, kind: 'detail' });
      // whose troops go there is a detail: "European troops"
      else if (isAdjective(word, next))
        keys.set(word.form, keys.get(word.form) ?? { weight: WEIGHT.detail, kind: 'detail' });
      else addKey(word, action, keys);
    }
  }
  const headWord = headOf(about, action);
  const head = headWord?.form ?? null;
  if (head !== null && keys.has(head)) keys.set(head, { weight: WEIGHT.head, kind: 'noun' });
  return {
    keys,
    head,
    headStem: headWord === null ? null : stem(headWord.lower),
    modifier: modifierOf(about, head, keys),
    compound: about.some((w, i) => keys.has(w.form) && isActionWord(about[i + 1]?.lower ?? '', action)),
    subject: firstKey(words, keys),
    action,
    sign: signOf(words, modal),
  };
}

/** "Climate change" of "Climate change is a serious concern"; everything where nothing is said to be something. */
function beforeCopula(words: readonly Word[]): readonly Word[] {
  const copula = words.findIndex((w) => COPULA.test(w.lower));
  return copula < 0 ? words : words.slice(0, copula);
}

const COPULA = /^(?:is|are|was|were)$/;

const MODALS = new Set(['should', 'must', 'ought', 'shall', 'needs', 'will', 'can', 'may']);

// weights: two points are needed to speak of a proposition (see speaks-of.ts); found on the tuned rows of the table
const WEIGHT = { place: 1, name: 1, noun: 1, head: 1.5, detail: 0.5 } as const;

// adjectives that tell little of what is meant
const DETAILS = new Set('new higher lower more third second first old all national public big'.split(' '));

function addKey(word: Word, action: Action | null, keys: Map<string, Key>): void {
  const form = word.form;
  const known = keys.get(form);
  if (isActionWord(word.lower, action) || (known !== undefined && !(word.place && known.kind === 'detail'))) return;
  if (!word.place && (isStopword(word.lower) || SMALL.has(word.lower))) return;
  if (/^\d/.test(word.lower) || DETAILS.has(word.lower)) keys.set(form, { weight: WEIGHT.detail, kind: 'detail' });
  else if (word.place) keys.set(form, { weight: WEIGHT.place, kind: 'place' });
  else if (word.isName) keys.set(form, { weight: WEIGHT.name, kind: 'name' });
  else if (knownAction(word.lower) === undefined || action === null)
    keys.set(form, { weight: WEIGHT.noun, kind: 'noun' });
}

/** A country's adjective before a noun. A name or a capital is more than that, and so is "Turkish membership". */
function isAdjective(word: Word, next: Word | undefined): boolean {
  if (!word.place || word.lower === word.form || next === undefined || next.place || isStopword(next.lower))
    return false;
  return /(?:ian|ean|can|ish|ese|man|ch|aeli|aqi|ani)$/.test(word.lower) && knownAction(next.lower) === undefined;
}

const SMALL = new Set(['should', 'ought', 'shall', 'needs', 'be', 'become', 'have', 'seat', 'part']);

function isActionWord(lower: string, action: Action | null): boolean {
  return action !== null && (action.same.has(lower) || action.opposite.has(lower));
}

/** The verb after the modal: "should be banned" names ban, "should have a seat" names taking part. */
function wantedAction(after: readonly Word[]): Action | null {
  const rest = after.filter((w) => !PADDING.has(w.lower));
  const verb = rest[0];
  if (verb === undefined || (isStopword(verb.lower) && !/^(?:have|get|take|become|keep)$/.test(verb.lower)))
    return null;
  if (/^(?:have|get|take|sit)$/.test(verb.lower)) return actionNamed('seat');
  if (verb.lower === 'become') return actionNamed('member');
  return actionNamed(verb.lower);
}

const PADDING = new Set([
  'be',
  'to',
  'not',
  'never',
  'now',
  'also',
  'soon',
  'quickly',
  'immediately',
  'fully',
  'no',
  'longer',
]);

/** "Legalization of X", "Lifting the sanctions", "a ban on X": a thing that names its own action. */
function namedAction(words: readonly Word[]): Action | null {
  if (words.some((w) => COPULA.test(w.lower))) return null;
  for (const word of words) {
    if (/^(?:of|on|for|in|at|to|against)$/.test(word.lower)) return null;
    const action = knownAction(word.lower);
    if (action !== undefined) return action;
  }
  return null;
}

/** The last noun before the first preposition, unless it is only the action's own noun ("membership"). */
function headOf(about: readonly Word[], action: Action | null): Word | null {
  let head: Word | null = null;
  for (const word of about) {
    if (head !== null && /^(?:of|on|for|in|at|to|against|by|from|with|over)$/.test(word.lower)) break;
    if (isStopword(word.lower) || isActionWord(word.lower, action) || DETAILS.has(word.lower)) continue;
    head = word;
  }
  return head === null || head.place || head.isName ? null : head;
}

function modifierOf(about: readonly Word[], head: string | null, keys: ReadonlyMap<string, Key>): string | null {
  const before = about[about.findIndex((w) => w.form === head) - 1]?.form;
  const kind = before === undefined ? undefined : keys.get(before)?.kind;
  return before !== undefined && kind !== undefined && kind !== 'detail' ? before : null;
}

function firstKey(words: readonly Word[], keys: ReadonlyMap<string, Key>): string | null {
  for (const word of words) {
    const form = word.form;
    if (keys.has(form) && !DETAILS.has(word.lower)) return form;
  }
  return null;
}

function signOf(words: readonly Word[], modal: number): Sign {
  if (modal >= 0) return words.slice(modal + 1, modal + 3).some((w) => /^(?:not|never|no)$/.test(w.lower)) ? -1 : 1;
  // "X is a serious threat": who says so agrees with it, though it is nothing good
  const copula = words.findIndex((w) => COPULA.test(w.lower));
  if (copula < 0) return 1;
  const rest = words.slice(copula + 1);
  const said = rest.map((w) => (w.lower === 'concern' ? -1 : stanceWord(w.lower)?.sign)).filter((s) => s !== undefined);
  const negations = rest.filter((w) => /^(?:not|never|no)$/.test(w.lower)).length;
  const blames = said.some((s) => s < 0);
  return blames === (negations % 2 === 1) ? 1 : -1;
}

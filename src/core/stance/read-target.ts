import type { Proposition } from '../../model/topic.ts';
import { stem } from '../language/stem.ts';
import { isStopword } from '../language/stopwords.ts';
import { type Action, actionNamed, knownAction } from './actions.ts';
import { leaningOf } from './leaning-words.ts';
import { readWords, type Word } from './read-words.ts';
import { thingOf } from './same-things.ts';
import type { Sign } from './stance-sign.ts';

/** A proposition or a thing made ready for comparing statements with it. */
export type Target = {
  readonly action: Action | null; // what is to be done; null: a plain thing, or a claim that something is so
  readonly keys: ReadonlyMap<string, Key>; // by keyOf
  readonly head: string | null; // the key of the thing itself: "runway" of "a third runway at Brayford"
  readonly claims: boolean; // it says what something is: "X is a threat"
  readonly denies: Sign; // -1: a claim that something is not so
  readonly sign: Sign; // -1 when the proposition itself denies or blames: "X should not ...", "X is a threat"
};

/**
 * `towards`: what being for the target means for this word alone. In "lifting the ban on fishing" it is against the ban
 * (-1) and for fishing (1); null where it cannot be told.
 */
export type Key = { readonly towards: Sign | null; readonly kind: 'place' | 'name' | 'noun' };

/** Takes a target apart: what is to be done, with what, and which way it leans. Never throws. */
export function readTarget(proposition: Proposition): Target {
  const words = readWords(proposition.text);
  const about = readWords(proposition.about);
  const modal = words.findIndex((w) => MODALS.test(w.lower));
  const copula = modal < 0 ? words.findIndex((w) => COPULA.test(w.lower)) : -1;
  const subject = copula < 0 ? words : words.slice(0, copula);
  const main = modal < 0 ? (copula < 0 ? mainOf(words) : null) : verbAfter(words.slice(modal + 1));
  const givesUp = /\bgiv(?:e|en|ing) (?:up|away)\b/.test(proposition.text);
  const action = givesUp
    ? actionNamed('cede')
    : main === null
      ? null
      : modal < 0
        ? (knownAction(main.lower) ?? null)
        : actionNamed(main.lower);
  const outside =
    action !== null &&
    /^(?:stay|remain|keep)/.test(main?.lower ?? '') &&
    /\b(?:out of|outside|away)\b/.test(proposition.text);
  const keys = new Map<string, Key>();
  let previous: string | null = null;
  let towards: Sign | null = action === null ? 1 : action.towards;
  for (const word of [...subject, ...(about.length === words.length ? [] : about)]) {
    if (word === main || (isStopword(word.lower) && !word.place) || SMALL.has(word.lower) || /^\d/.test(word.lower))
      continue;
    if (word.lower === main?.lower || (modal >= 0 && action?.same.has(word.lower) === true)) continue;
    const key = keyOf(word);
    if (keys.has(key)) continue;
    const kind = word.place ? 'place' : word.isName ? 'name' : 'noun';
    keys.set(key, { kind, towards: kind === 'place' && action !== null ? null : towards });
    const inner = kind === 'noun' && action !== null && !isVerbForm(word.lower) ? knownAction(word.lower) : undefined;
    if (inner !== undefined && inner !== action && towards !== null && inner.towards !== null) {
      towards = (towards * inner.towards) as Sign; // 1 or -1 each
      // "lifting the fracking ban": what stands before the ban is what it bans
      if (previous !== null) keys.set(previous, { kind: 'noun', towards });
    }
    previous = kind === 'noun' ? key : null;
  }
  return {
    action,
    keys,
    head: headOf(subject, keys),
    claims: copula >= 0,
    denies: deniesOf(words),
    sign: (signOf(words, modal, copula) * (outside ? -1 : 1)) as Sign,
  };
}

/** What a word is compared by: the country it stands for, or the stem of its form, one for all words for the same thing. */
export function keyOf(word: Word): string {
  return word.place ? word.form : thingOf(stem(word.form));
}

const MODALS = /^(?:should|must|ought|shall|needs|will|can|may)$/;
const COPULA = /^(?:is|are|was|were)$/;
const SMALL = new Set(
  'new all more third second first plan bill law scheme proposal idea rule country national public big old late full future use city state'.split(
    ' ',
  ),
);

function isVerbForm(lower: string): boolean {
  return lower.endsWith('ing') && !/^(?:fracking|mining|fishing|hunting|smoking|drilling|housing)$/.test(lower);
}

/** "Lifting the ban": the gerund or noun that stands before the first preposition and names an action. */
function mainOf(words: readonly Word[]): Word | null {
  for (const word of words) {
    if (/^(?:of|on|for|in|at|to|against|by|from|with)$/.test(word.lower)) return null;
    if (knownAction(word.lower) !== undefined && !word.isName) return word;
  }
  return null;
}

/** The verb after the modal: "should be banned" names ban, "should have a seat" names a seat. */
function verbAfter(words: readonly Word[]): Word | null {
  const rest = words.filter((w) => !PADDING.test(w.lower));
  const verb = rest[0];
  if (verb === undefined) return null;
  if (/^(?:have|get|take|become|sit|put|given|give|make|made|phased)$/.test(verb.lower))
    return rest.find((w, i) => i > 0 && knownAction(w.lower) !== undefined) ?? verb;
  return verb;
}

const PADDING = /^(?:be|to|not|never|now|also|soon|quickly|immediately|fully|no|longer|a|an|the)$/;

/** The last noun before the first preposition or modal. */
function headOf(subject: readonly Word[], keys: ReadonlyMap<string, Key>): string | null {
  const end = subject.findIndex(
    (w) => /^(?:of|on|for|in|at|to|against|by|from|with|over)$/.test(w.lower) || MODALS.test(w.lower),
  );
  const before = end < 0 ? subject : subject.slice(0, end);
  return before.map(keyOf).findLast((key) => keys.get(key)?.kind === 'noun') ?? null;
}

function deniesOf(words: readonly Word[]): Sign {
  return words.some((w) => /^(?:not|never|no)$/.test(w.lower) || w.lower.endsWith("n't")) ? -1 : 1;
}

function signOf(words: readonly Word[], modal: number, copula: number): Sign {
  if (modal >= 0) return words.slice(modal + 1, modal + 3).some((w) => /^(?:not|never|no)$/.test(w.lower)) ? -1 : 1;
  if (copula < 0) return 1;
  // "X is a serious threat": who says so agrees with it, though it is nothing good
  const rest = words.slice(copula + 1);
  const blames = rest.some((w) => w.lower === 'concern' || leaningOf(w.lower)?.sign === -1);
  const denies = rest.some((w) => /^(?:not|never|no)$/.test(w.lower));
  return blames === denies ? 1 : -1;
}

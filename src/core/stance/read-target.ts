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
  const copula = modal < 0 ? words.findIndex((w, i) => isClaimVerb(words, i) || COPULA.test(w.lower)) : -1;
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
    if (knownAction(word.lower) !== undefined && !word.isName && !isNoMore(words, word)) return word;
  }
  return null;
}

/** "No more coal mining" raises nothing. */
function isNoMore(words: readonly Word[], word: Word): boolean {
  return word.lower === 'more' && words[words.indexOf(word) - 1]?.lower === 'no';
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
  if (copula < 0)
    return words.slice(0, 3).some(({ lower }, i) => isDenial(lower) && !(i > 1 && lower === 'without')) ? -1 : 1;
  const rest = words.slice(copula);
  const denies = rest.some((w) => isDenial(w.lower));
  return blames(rest) === denies ? 1 : -1;
}

/** "Do not raise it", "no amnesty", "doing without air shows". */
function isDenial(lower: string): boolean {
  return /^(?:not|never|no|without)$/.test(lower);
}

/** Whether a claim says something bad of its subject: "is a serious threat", "harms children", "lowers wages". */
function blames(rest: readonly Word[]): boolean {
  const verb = rest[0]?.lower ?? '';
  if (/^(?:costs?|fail\w*)$/.test(verb) || rest.some((w) => /^(?:concern|failed|ill|lose|losing)$/.test(w.lower)))
    return true;
  const leanings = rest.slice(1).flatMap((w) => leaningOf(w.lower) ?? []);
  if (LESSENS.test(verb) || rest.some((w) => FALLING.test(w.lower))) return leanings.every(({ sign }) => sign === 1);
  const own = COPULA.test(verb) ? undefined : leaningOf(verb);
  if (own !== undefined) return own.sign === -1;
  return !rest.some((w) => w.lower === 'needed') && leanings.some(({ sign }) => sign === -1);
}

const LESSENS = /^(?:lower|cut|reduce|decrease|slow|lessen)s?$/;
const FALLING = /^(?:falling|shrinking|dropping|disappearing|dying|melting)$/;
const CLAIM_VERB =
  /^(?:works?|fail(?:s|ed)|lowers?|cuts?|reduces?|slows?|raises?|drives?|causes?|creates?|makes?|brings?|keeps?|helps?|saves?|saved|benefits?|protects?|deters?|prevents?|hurts?|harms?|threatens?|endangers?|damages?|deepens?|destroys?|ruins?|costs?|pays?|lasts?|kills?|increases?|boosts?|strengthens?|weakens?|undermines?|spreads?|improves?|began)$/;

/** "X works", "carbon taxes cut emissions", "X has failed": a verb after a noun of its own. */
function isClaimVerb(words: readonly Word[], i: number): boolean {
  const [before, word, next] = [words[i - 1], words[i], words[i + 1]];
  if (before === undefined || word === undefined) return false;
  if (/^(?:has|have)$/.test(word.lower)) return next !== undefined && /(?:ed|en)$/.test(next.lower);
  if (!CLAIM_VERB.test(word.lower) || isStopword(before.lower)) return false;
  // a plural has the bare verb: "homework helps", "taxes cut"; "wage cuts" and "rent freeze" are no claims
  const isPlural = before.lower.endsWith('s') || /^(?:people|women|men|police)$/.test(before.lower);
  if (/s$/.test(word.lower) === isPlural && !/ed$|began/.test(word.lower)) return false;
  return next !== undefined || /^(?:works?|fail(?:s|ed)|deters?|pays?|lasts?)$/.test(word.lower);
}

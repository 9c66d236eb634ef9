import type { CueClass } from '../../model/statement.ts';
import { groupCoordinated } from './group-leans.ts';
import { isFiller } from './light-words.ts';
import { linkedLeans, pointersOf } from './link-leans.ts';
import type { Lean, Mark } from './mark-clause.ts';
import { othersSpeak } from './others-speak.ts';
import type { ReadProposition } from './read-proposition.ts';
import type { Word } from './read-words.ts';
import type { Clause } from './split-clauses.ts';
import type { Sign } from './stance-words.ts';
import { type Touch, touchOf } from './touch-clause.ts';

/**
 * Which way one clause leans on the proposition. `sign` null: it says nothing on it. `from`..`to`: words that tell.
 * `touches`: how it names the proposition's matter.
 */
export type ClauseWeight = {
  readonly sign: Sign | null;
  readonly open: boolean;
  readonly others: boolean; // it reports what others hold
  readonly acts: boolean; // names the action beside a modal: enough for a condition to hang on
  readonly consequence: Sign | null; // how good what it tells is, whatever it is about
  readonly done: Sign; // 1: it has the proposition come true ("if we join"), -1: the contrary ("if we do not")
  readonly touches: Touch;
  readonly strength: number; // 0..1
  readonly from: number;
  readonly to: number;
};

/**
 * Multiplies what stands in the clause: leanings (those that are coordinated count once), the action or what it means
 * for its object, and a sign for each negation in whose reach one of them stands.
 * "never allow ... to join": (-)(+)(+) opposes; "a mistake to reject ... membership": (-)(-)(+) supports.
 */
export function weighClause(input: {
  readonly clause: Clause;
  readonly marks: readonly Mark[];
  readonly proposition: ReadProposition;
  readonly cueClass: CueClass | null;
  readonly ownSide: ReadonlySet<string>; // see own-side.ts
}): ClauseWeight {
  const { clause, marks, proposition } = input;
  const { words } = clause;
  const touches = touchOf(words, marks, proposition);
  const target = marks.filter((m) => m.kind === 'key' || m.kind === 'action');
  const leans = linkedLeans({ marks, target: touches === 'pointing' ? pointersOf(words) : target, words });
  const action = marks.filter((m) => m.kind === 'action');
  const chain: readonly Mark[] = [...leans, ...target];
  const nots = marks.filter((m) => m.kind === 'not' && reaches(m, chain, words));
  const groups = groupCoordinated(leans, words);
  const opens = marks.filter((m) => m.kind === 'open');
  const tells = [...leans, ...target, ...nots, ...opens, ...marks.filter((m) => m.kind === 'duty')];
  // "everything is on the table": from what points at the matter
  const range =
    opens.length > 0 && touches === 'pointing'
      ? { from: 0, to: Math.max(...opens.map((m) => m.to)) }
      : rangeOf(tells, words);
  const weight = {
    open: marks.some((m) => m.kind === 'open'),
    others: othersSpeak({ marks, words, target, ownSide: input.ownSide }),
    acts: marks.some((modal) => isModal(modal) && action.some((a) => isGoverned({ modal, action: a, marks, words }))),
    consequence: consequenceOf(marks, words),
    done: doneOf(action, nots, proposition),
    touches,
    ...range,
  };
  const none = { sign: null, strength: 0, ...weight };
  if (groups.some((g) => g === 0) || touches === 'none' || groups.length + nots.length > MOST_SIGNS) return none;
  const orientation = orientationOf(action, touches, proposition);
  if (orientation === null) return none;
  const strength =
    leans.length > 0
      ? Math.max(...leans.map((l) => STRENGTH[l.of]))
      : bareStrength({ marks, action, nots, words, cueClass: input.cueClass });
  if (isIndispensable({ clause, marks, target, action }))
    return { sign: orientation, ...weight, strength: INDISPENSABLE_STRENGTH };
  if (strength === 0) return none;
  const signs = [...groups, ...nots.map(() => -1), orientation];
  const sign: Sign = signs.reduce((a, b) => a * b, 1) > 0 ? 1 : -1;
  const hedged = marks.some((m) => m.kind === 'hedge') ? HEDGED : 0;
  const tangled = groups.length + nots.length > 2 ? TANGLED : 0;
  return { sign, ...weight, strength: strength - hedged - tangled };
}

// chosen by hand: an attitude is said outright, an effect has to be inferred; precision on the tuned rows agrees
const STRENGTH = { attitude: 0.85, judgement: 0.8, effect: 0.7 } as const;
const DUTY_STRENGTH = 0.85;
const WILL_STRENGTH = 0.75;
const NOT_STRENGTH = 0.7;
const INDISPENSABLE_STRENGTH = 0.75;
const HEDGED = 0.15;
const TANGLED = 0.1;
const MOST_SIGNS = 3; // more leanings and negations than that are not to be untangled
const NOT_REACH = 6; // words from a negation to what it negates
const MODAL_REACH = 5; // words from "must" to the action: "must soon be lifted"

function reaches(not: Mark, chain: readonly Mark[], words: readonly Word[]): boolean {
  return chain.some((m) => {
    const gap = m.from - not.to;
    if (gap <= 0 || gap > NOT_REACH) return false;
    return !words.slice(not.to + 1, m.from + 1).some((w) => w.afterComma);
  });
}

/** "Without a runway we cannot grow", "no peace without Europe": what nothing works without is wanted. */
function isIndispensable(input: {
  readonly clause: Clause;
  readonly marks: readonly Mark[];
  readonly target: readonly Mark[];
  readonly action: readonly Mark[];
}): boolean {
  const { words } = input.clause;
  const without = input.marks.find((m) => m.kind === 'not' && words[m.from]!.lower === 'without');
  if (without === undefined) return false;
  const named = input.target.some((t) => t.from > without.to && t.from - without.to <= MODAL_REACH);
  if (!named || input.action.some((a) => a.kind === 'action' && a.sign < 0)) return false;
  const others = input.marks.filter((m) => m !== without && (m.kind === 'not' || (m.kind === 'lean' && m.sign < 0)));
  return others.length === 1;
}

/** Good or bad news, for the main clause of a condition: null where it is neither or both. */
function consequenceOf(marks: readonly Mark[], words: readonly Word[]): Sign | null {
  const leans = marks.filter((m): m is Lean => m.kind === 'lean');
  const nots = marks.filter((m) => m.kind === 'not' && reaches(m, leans, words));
  const groups = groupCoordinated(leans, words);
  if (groups.length !== 1 || groups[0] === 0) return null;
  return groups[0]! * (nots.length % 2 === 1 ? -1 : 1) > 0 ? 1 : -1;
}

function doneOf(action: readonly Mark[], nots: readonly Mark[], proposition: ReadProposition): Sign {
  const contrary = action.some((m) => m.kind === 'action' && m.sign < 0);
  return (contrary === (nots.length % 2 === 1)) === proposition.sign > 0 ? 1 : -1;
}

/** What is leant on: the action wanted, its contrary, or the thing it is done to. Null: cannot be told. */
function orientationOf(action: readonly Mark[], touches: Touch, proposition: ReadProposition): Sign | null {
  const acted = action.map((m) => (m.kind === 'action' ? m.sign : 1));
  if (acted.length > 0) return (acted.includes(-1) ? -proposition.sign : proposition.sign) as Sign; // 1 or -1 times itself
  if (touches === 'part') return null;
  if (touches === 'pointing' || proposition.action === null) return proposition.sign;
  const { towards } = proposition.action;
  return towards === null ? null : ((towards * proposition.sign) as Sign); // as above
}

/** How plainly a clause without any leaning says what it wants: "must be lifted", "will join", "no increase". */
function bareStrength(input: {
  readonly marks: readonly Mark[];
  readonly action: readonly Mark[];
  readonly nots: readonly Mark[];
  readonly words: readonly Word[];
  readonly cueClass: CueClass | null;
}): number {
  const { marks, action, nots, words } = input;
  const before = (kind: Mark['kind']): boolean =>
    marks.some((m) => m.kind === kind && action.some((a) => isGoverned({ modal: m, action: a, marks, words })));
  if (before('duty')) return DUTY_STRENGTH;
  if (before('will')) return WILL_STRENGTH;
  // "is not a member" is a fact, "no membership", "do not see them in" is a stand
  const stands = nots.filter(
    (n) =>
      !/^(?:is|are|was|were|has|have|had)$/.test(words[n.from - 1]?.lower ?? '') &&
      !/^(?:isn't|aren't|wasn't|weren't|hasn't|haven't)$/.test(words[n.from]!.lower),
  );
  if (stands.some((n) => action.some((a) => a.from > n.to && a.from - n.to <= MODAL_REACH))) return NOT_STRENGTH;
  if (nots.length > 0 && marks.some(isModal)) return NOT_STRENGTH;
  if (input.cueClass === 'plan' && action.length > 0) return WILL_STRENGTH;
  const opening = words
    .slice(0, 3)
    .map((w) => w.lower)
    .join(' ');
  const isOurDoing =
    /^(?:we|i) (?:are|am|'re|'m) /.test(opening) && action.some((a) => words[a.from]!.lower.endsWith('ing'));
  return isOurDoing ? WILL_STRENGTH : 0;
}

function isModal(mark: Mark): boolean {
  return mark.kind === 'duty' || mark.kind === 'will' || mark.kind === 'may';
}

/** "must soon be lifted", "will not join", but not "will discuss membership". */
function isGoverned(input: {
  readonly modal: Mark;
  readonly action: Mark;
  readonly marks: readonly Mark[];
  readonly words: readonly Word[];
}): boolean {
  const { modal, action, words } = input;
  const gap = action.from - modal.to;
  if (gap <= 0) return false;
  // "it is time that Ukraine becomes a member": an idiom of duty reaches further than a modal
  if (modal.to > modal.from && gap <= 2 * MODAL_REACH) return true;
  const isKey = (i: number): boolean => input.marks.some((m) => m.kind === 'key' && m.from === i);
  const between = words.slice(modal.to + 1, action.from);
  return gap <= MODAL_REACH && between.every((w, i) => isFiller(w.lower) || isKey(modal.to + 1 + i));
}

function rangeOf(marks: readonly Mark[], words: readonly Word[]): { from: number; to: number } {
  if (marks.length === 0) return { from: 0, to: Math.max(0, words.length - 1) };
  return { from: Math.min(...marks.map((m) => m.from)), to: Math.max(...marks.map((m) => m.to)) };
}

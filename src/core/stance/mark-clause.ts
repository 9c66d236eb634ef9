import { isStopword } from '../language/stopwords.ts';
import { actionNamed } from './actions.ts';
import type { ReadProposition } from './read-proposition.ts';
import type { Word } from './read-words.ts';
import type { Clause } from './split-clauses.ts';
import { findIdioms } from './stance-idioms.ts';
import { direction, type Sign, type StanceWordKind, stanceWord, valence } from './stance-words.ts';

/** What a word or phrase of a clause does there; `from` and `to` are the first and last word it covers. */
export type Mark = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'lean'; readonly of: StanceWordKind; readonly sign: Sign; readonly holder: Holder }
  | { readonly kind: 'action'; readonly sign: Sign } // 1: what the proposition wants, -1: the contrary
  | { readonly kind: 'key' }
  | { readonly kind: 'not' | 'duty' | 'will' | 'may' | 'hedge' | 'open' | 'others' }
);

/** A mark that leans for or against. */
export type Lean = Extract<Mark, { kind: 'lean' }>;

/** Who holds an attitude: a wish is the subject's own, other attitudes too unless no name precedes; others have none. */
export type Holder = 'wish' | 'subject' | 'none';

/** Marks the words of a clause that bear on the proposition, in order. `lower` is the whole text in lower case. */
export function markClause(clause: Clause, lower: string, proposition: ReadProposition): Mark[] {
  const { words } = clause;
  const { marks, covered } = markIdioms(clause, lower, proposition);
  for (let i = 0; i < words.length; i++) {
    if (covered[i] === true) continue;
    const word = words[i]!;
    const found = markWord(words, i, proposition);
    if (found !== undefined) marks.push(found);
    if (found?.kind === 'lean') i = found.to;
    if (word.lower.endsWith("n't") && MODAL_OF.has(word.lower))
      marks.push({ kind: MODAL_OF.get(word.lower)!, from: i, to: i });
  }
  const marked = words.map((_, i) => marks.some((m) => m.from <= i && i <= m.to));
  return marks
    .filter((m) => m.kind !== 'key' || marked[m.to + 1] === true || endsNoun(words[m.to + 1]))
    .sort((a, b) => a.from - b.from);
}

// idioms that somebody does: "the mayor called for"
const HELD_IDIOM = /^(?:call|campaign|vot|argu|press|push|stand|stood|speak|spoke|fight|rall|come out|came out)/;

/** "tax lawyers" and "abortion providers" are not about taxes and abortion: what follows a key must not be a noun. */
function endsNoun(next: Word | undefined): boolean {
  if (next === undefined || next.afterComma || next.isName) return true;
  return isStopword(next.lower) || /(?:ed|ing|ly)$/.test(next.lower);
}

function markIdioms(
  clause: Clause,
  lower: string,
  proposition: ReadProposition,
): { marks: Mark[]; covered: boolean[] } {
  const { words } = clause;
  const covered: boolean[] = words.map(() => false);
  const marks: Mark[] = [];
  for (const { idiom, start, end } of findIdioms(lower.slice(clause.start, clause.end))) {
    const from = words.findIndex((w) => w.end > clause.start + start);
    const to = words.findLastIndex((w) => w.start < clause.start + end);
    if (from < 0 || to < from) continue;
    if (words[from]!.lower === 'give' && actionSign(words, from, proposition) !== undefined) continue; // "give up land"
    for (let i = from; i <= to; i++) {
      covered[i] = true;
      if (proposition.keys.has(words[i]!.form)) marks.push({ kind: 'key', from: i, to: i });
      const acts = idiom.kind === 'open' ? actionSign(words, i, proposition) : undefined;
      if (acts !== undefined) marks.push({ kind: 'action', sign: acts, from: i, to: i });
    }
    if (idiom.kind === 'lean')
      marks.push({
        kind: 'lean',
        of: 'attitude',
        sign: idiom.sign,
        holder: HELD_IDIOM.test(lower.slice(clause.start + start)) ? 'subject' : 'none',
        from,
        to,
      });
    else if (idiom.kind !== 'silent') marks.push({ kind: idiom.kind, from, to });
  }
  return { marks, covered };
}

function markWord(words: readonly Word[], i: number, proposition: ReadProposition): Mark | undefined {
  const { lower, form } = words[i]!;
  const at = { from: i, to: i };
  if (isNegation(words, i)) return { kind: 'not', ...at };
  const action = actionSign(words, i, proposition);
  if (action !== undefined) return { kind: 'action', sign: action, ...at };
  if (proposition.keys.has(form)) return { kind: 'key', ...at };
  if (DUTY.test(lower) || (/^(?:needs?|has|have|had)$/.test(lower) && words[i + 1]?.lower === 'to'))
    return { kind: 'duty', ...at };
  if (WILL.test(lower) || (lower === 'going' && words[i + 1]?.lower === 'to')) return { kind: 'will', ...at };
  if (MAY.test(lower)) return { kind: 'may', ...at };
  if (HEDGE.test(lower)) return { kind: 'hedge', ...at };
  return effectOn(words, i, proposition) ?? leanOf(words, i);
}

function isNegation(words: readonly Word[], i: number): boolean {
  const { lower } = words[i]!;
  const next = words[i + 1]?.lower ?? '';
  if (/^(?:fail|refus|declin)(?:s|es|ed|ing|e)?$/.test(lower)) return next === 'to';
  return (lower.endsWith("n't") || NEGATION.test(lower)) && next !== 'only' && next !== 'just';
}

const NEGATION =
  /^(?:not|never|no|none|nobody|nothing|neither|cannot|nowhere|without|unlikely|hardly|scarcely|barely)$/;
const DUTY = /^(?:must|should|ought|shall|mustn't|shouldn't)$/;
const WILL = /^(?:will|'ll|won't|promise[sd]?|pledge[sd]?|plans?|intends?|determined|vow(?:s|ed)?)$/;
const MAY = /^(?:may|might|could|can|would|'d|cannot|can't|couldn't|wouldn't)$/;
const HEDGE =
  /^(?:believes?|believed|thinks?|thought|feels?|felt|expects?|expected|perhaps|maybe|probably|possibly|seems?|likely|suppose|guess)$/;

const MODAL_OF: ReadonlyMap<string, 'duty' | 'will' | 'may'> = new Map([
  ["won't", 'will'],
  ["shouldn't", 'duty'],
  ["mustn't", 'duty'],
  ["can't", 'may'],
  ["couldn't", 'may'],
  ["wouldn't", 'may'],
]);

function actionSign(words: readonly Word[], i: number, proposition: ReadProposition): Sign | undefined {
  const { action } = proposition;
  if (action === null) return undefined;
  const { lower } = words[i]!;
  const next = words[i + 1];
  if (action.takesPart) {
    if (lower === 'table' || (/^takes?$/.test(lower) && next?.lower === 'part') || lower === 'say') return 1;
  }
  // who gives up has ceded, who gives weapons has not
  if (/^g[ia]v/.test(lower) && action.same.has('cede') && !/^(?:up|away)$/.test(next?.lower ?? '')) return undefined;
  // "see Ukraine in NATO": who is in a union has joined it
  const isEntered = next?.place === true && next.form !== proposition.subject && proposition.keys.has(next.form);
  if (action === JOIN && isEntered && /^(?:in|into|inside|within)$/.test(lower)) return 1;
  // "raise" names the action only when what is raised is the proposition's own matter; effectOn sees to "raise bills"
  if (action.same.has(lower)) return effectOn(words, i, proposition) === undefined ? 1 : undefined;
  return action.opposite.has(lower) ? -1 : undefined;
}

const JOIN = actionNamed('join');

/** "creates jobs", "would reduce emissions", "drive up bills": what happens to things one wants more or less of. */
function effectOn(words: readonly Word[], i: number, proposition: ReadProposition): Mark | undefined {
  const turn = direction(words[i]!.lower);
  if (turn === undefined) return undefined;
  for (let j = i + 1; j <= i + EFFECT_REACH && j < words.length; j++) {
    if (proposition.keys.has(words[j]!.form)) return undefined;
    const worth = valence(words[j]!.lower);
    if (worth !== undefined) {
      return { kind: 'lean', of: 'effect', sign: turn === worth ? 1 : -1, holder: 'none', from: i, to: j };
    }
    if (words[j]!.afterComma) return undefined;
  }
  return undefined;
}

// "will destroy tens of thousands of jobs": five words on
const EFFECT_REACH = 5;

function leanOf(words: readonly Word[], i: number): Mark | undefined {
  const { lower, isName } = words[i]!;
  // "as well as", "in support of" and names ("Hope", "Will Power") are left alone
  if (isName) return undefined;
  if (lower.endsWith('-killing') || lower.endsWith('-destroying'))
    return { kind: 'lean', of: 'judgement', sign: -1, holder: 'none', from: i, to: i };
  // "the ceasefire collapsed" is an event, "has failed" and "will collapse" are verdicts
  if (
    /^(?:collapsed|failed|succeeded|worked|backfired)$/.test(lower) &&
    !/^(?:has|have|had|\w+n't|not|never)$/.test(words[i - 1]?.lower ?? '')
  )
    return undefined;
  if (VERB_ONLY.test(lower) && i > 0 && !BEFORE_VERB.test(words[i - 1]!.lower)) return undefined;
  const found = stanceWord(lower);
  if (found === undefined) return undefined;
  return {
    kind: 'lean',
    of: found.kind,
    sign: found.sign,
    holder: found.kind !== 'attitude' || IMPERSONAL.test(lower) ? 'none' : WISH.test(lower) ? 'wish' : 'subject',
    from: i,
    to: i,
  };
}

// what others wish is not what the speaker holds: "Tehran wants the sanctions lifted"
const WISH = /^(?:wants?|wanted|seeks?|sought|hopes?|hoped|demands?|demanded|aspires?|dreams?)$/;
// "Families deserve a cap": the subject is who gains, not who says so
const IMPERSONAL =
  /^(?:needs?|needed|deserv|merit|belong|earn|allow|let|permit|enabl|fan|opponent|supporter|critic|opposition)/;

// nouns as well: "a campaign stop" stops nothing
const VERB_ONLY =
  /^(?:permit|permits|stop|stops|fight|fights|drop|drops|block|blocks|sink|slam|blast|object|objects|cost|work|works|press|help|attack|attacks|dump|slow|waste|like|divide|question|doubt|halt|kill|bury|reverse|delay|delays|shelve)$/;
const BEFORE_VERB =
  /^(?:to|will|would|must|should|shall|can|could|may|might|do|does|did|not|never|ever|i|we|you|they|he|she|it|and|or|us|'ll|'d|let|let's|simply|just|really|always|still|even|only|also|cannot|that|which|\w+n't|\w+ly|tax|controls|sanctions|caps|bans|cuts|policy|plan)$/;

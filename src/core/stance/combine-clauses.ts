import type { Position } from '../../model/stance.ts';
import type { CueClass } from '../../model/statement.ts';
import type { Spoken } from './speaks-of.ts';
import type { Clause } from './split-clauses.ts';
import type { Sign } from './stance-words.ts';
import type { ClauseWeight } from './weigh-clause.ts';

export type ToldBy = { readonly clause: Clause; readonly weight: ClauseWeight };

export type Told = { readonly position: Position; readonly confidence: number; readonly by: ToldBy | null };

/**
 * One position from the clauses of a statement. A condition beside a clause on the matter makes it conditional; an
 * opening ("not ruling out") makes it open unless another clause leans plainly; clauses that lean both ways, questions,
 * what others hold and what was not said leave it unclear.
 */
export function combineClauses(input: {
  readonly clauses: readonly ToldBy[];
  readonly spoken: Exclude<Spoken, null>;
  readonly cueClass: CueClass | null;
  readonly lower: string;
}): Told {
  const usable = onTheMatter(input);
  const price = PLACE_PRICE[input.spoken] + (input.cueClass === 'say' || input.cueClass === null ? 0 : CUE_PRICE);
  const open = usable.find((c) => c.weight.open);
  if (isUnsaid(input)) return open !== undefined ? { position: 'open', confidence: OPEN - price, by: open } : UNCLEAR;
  if (usable.some((c) => c.weight.others)) return UNCLEAR;
  const conditional = findConditional(input.clauses, usable, input.lower);
  if (conditional !== undefined) return { position: 'conditional', confidence: CONDITIONAL - price, by: conditional };
  const told = findConsequence(input.clauses) ?? findLean(usable);
  if (told === 'both') return UNCLEAR;
  if (open !== undefined && (told === undefined || told.by.clause === open.clause || told.confidence < PLAIN))
    return {
      position: 'open',
      confidence: OPEN - price - (open.weight.touches === 'pointing' && input.spoken !== 'linked' ? POINTING_PRICE : 0),
      by: open,
    };
  if (told === undefined || told.confidence - price < LEAST) return UNCLEAR;
  return { position: told.sign > 0 ? 'supports' : 'opposes', confidence: told.confidence - price, by: told.by };
}

const UNCLEAR: Told = { position: 'unclear', confidence: 0.5, by: null };
// Prices and thresholds were set by hand for precision on the tuned rows of tests/core/stance/stance-table.ts
const LEAST = 0.5;
const PLAIN = 0.8;
const OPEN = 0.85;
const CONDITIONAL = 0.8;
const PLACE_PRICE = { itself: 0, sentence: 0.1, topic: 0.1, linked: 0.25 } as const; // by where the matter is named
const CUE_PRICE = 0.05;
const POINTING_PRICE = 0.1;
const AGREE_GAIN = 0.05;
const CONSEQUENCE = 0.65;

type Lean = { readonly sign: Sign; readonly confidence: number; readonly by: ToldBy };

/**
 * Clauses that name the matter, or point at it right after one that did; when only the sentence around names it, those
 * that point at it or name a part; when the sentences before do, those that leave everything open.
 */
function onTheMatter({ clauses, spoken }: { readonly clauses: readonly ToldBy[]; readonly spoken: Spoken }): ToldBy[] {
  const named = clauses.findIndex((c) => c.weight.touches === 'matter');
  return clauses.filter(({ clause, weight }, i) => {
    if (clause.asks) return false;
    if (weight.touches === 'matter') return true;
    if (weight.touches === 'none') return false;
    if (named >= 0) return weight.touches === 'pointing' && i > named && i - named <= 2;
    if (spoken === 'linked') return weight.open && leavesAllOpen(clause);
    return spoken === 'sentence';
  });
}

/** "Everything is on the table", but not "when it comes to pensions". */
function leavesAllOpen(clause: Clause): boolean {
  const text = clauseText(clause);
  return LEAVES_ALL.test(text) && !NAMES_ANOTHER.test(text.replaceAll(/\bon the (?:table|cards|agenda)\b/g, ''));
}

const NAMES_ANOTHER =
  /\bwhen it comes to\b|\b(?:on|about|regarding|concerning|over|for|as regards|as far as)\s+(?!(?:it|this|that|now|the moment|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)/;

// "it would study the text" leaves open nothing but the text
const LEAVES_ALL =
  /\b(?:everything|anything|nothing|(?:all|every|no|any) options?|it (?:is|was|remains|stays)|(?:that|this|the) (?:idea|option|possibility|question|matter|door|step|move)|(?:rul\w+|exclud\w+|consider\w*|discuss\w*) (?:it|that|this))\b/;

/** "did not say", "declined to comment": nothing was said, unless the words carry their own negation or attitude. */
function isUnsaid(input: {
  readonly cueClass: CueClass | null;
  readonly clauses: readonly ToldBy[];
  readonly lower: string;
}): boolean {
  if (input.cueClass !== 'negated') return false;
  return !/^["'“‘\s]*(?:does |do |did |is |are )?(?:not|n't|never|don't|doesn't|didn't)\b.{0,12}\b(?:believe|think|see|want|support|favou?r|expect|accept|agree|practical|realistic)/.test(
    input.lower,
  );
}

function findConditional(clauses: readonly ToldBy[], usable: readonly ToldBy[], lower: string): ToldBy | undefined {
  const hangs = (c: ToldBy): boolean => c.weight.sign !== null || c.weight.acts || c.weight.open;
  const main = usable.find(
    (c) => c.clause.role === 'main' && (hangs(c) || DEPENDS.test(textOf(c)) || WITHOUT.test(textOf(c))),
  );
  if (main === undefined) return undefined;
  if (DEPENDS.test(textOf(main)) || WITHOUT.test(textOf(main))) return main;
  const condition = clauses.find((c) => c.clause.role === 'condition' && c.clause.sentence === main.clause.sentence);
  if (condition === undefined || lower.slice(condition.clause.start).startsWith('even')) return undefined;
  return main;
}

const DEPENDS =
  /\b(?:depends? (?:up)?on|hinges? on|conditional (?:up)?on|contingent on|subject to|comes with conditions)\b/;
// "would not accept any agreement reached without its involvement"
const WITHOUT =
  /\b(?:not|n't|never|no|cannot)\b.{1,60}\bwithout\b (?:its|our|my|his|her|their|first|proper|clear|firm|strong|a|an|some|any|security|guarantees)\b/;

/** "If we ban petrol cars, thousands will lose their jobs": the matter is the condition, its consequence tells. */
function findConsequence(clauses: readonly ToldBy[]): Lean | undefined {
  const at = clauses.findIndex((c) => c.clause.role === 'condition' && c.weight.touches === 'matter' && !c.clause.asks);
  if (at < 0) return undefined;
  const condition = clauses[at]!;
  const main = clauses.find(
    (c) => c.clause.role === 'main' && c.clause.sentence === condition.clause.sentence && !c.clause.asks,
  );
  if (main === undefined || main.weight.touches === 'matter' || main.weight.consequence === null) return undefined;
  const sign = (main.weight.consequence * condition.weight.done) as Sign; // both are 1 or -1
  return { sign, confidence: CONSEQUENCE, by: condition };
}

function findLean(usable: readonly ToldBy[]): Lean | 'both' | undefined {
  const leans: Lean[] = [];
  for (const by of usable) {
    if (by.clause.role === 'condition' || by.weight.sign === null) continue;
    const price =
      by.weight.touches === 'pointing' ? POINTING_PRICE : by.weight.touches === 'part' ? POINTING_PRICE / 2 : 0;
    leans.push({ sign: by.weight.sign, confidence: by.weight.strength - price, by });
  }
  const best = leans.toSorted((a, b) => b.confidence - a.confidence)[0];
  if (best === undefined) return undefined;
  if (leans.some((l) => l.sign !== best.sign)) return 'both';
  return leans.length > 1 ? { ...best, confidence: best.confidence + AGREE_GAIN } : best;
}

function textOf({ clause }: ToldBy): string {
  return clauseText(clause);
}

function clauseText(clause: Clause): string {
  return clause.words.map((w) => w.lower).join(' ');
}

import { matchSpans, SAME } from './match-spans.ts';
import { type Agreement, agreementOf } from './measure.ts';
import { type FoundSpeaker, type GoldSpeaker, isResolved, isSameSpeaker } from './same-speaker.ts';
import { overlapOf, type Span, wordsOf, wordsWithin } from './word-sets.ts';

export type QuoteType = 'direct' | 'mixed' | 'indirect';

/** `core` false: no speech, no named source, or shorter than four words; such may be found or not. */
export type GoldStatement = {
  readonly parts: readonly Span[];
  readonly type: QuoteType;
  readonly speaker: GoldSpeaker | null;
  readonly core: boolean;
};

export type FoundStatement = {
  readonly parts: readonly Span[];
  readonly type: QuoteType;
  readonly speaker: FoundSpeaker | null;
};

export type Article = {
  readonly text: string;
  readonly gold: readonly GoldStatement[];
  readonly found: readonly FoundStatement[];
};

/** Shares are given as counts, right ones of all that were matched. */
export type StatementScore = {
  readonly span: Agreement; // word overlap of SAME at least
  readonly exact: Agreement; // the same words
  readonly joint: Agreement; // span and speaker
  readonly speaker: Share;
  readonly pronoun: Share; // where the source is a pronoun
  readonly resolved: Share; // the name behind it, where it is known
  readonly types: Readonly<Record<QuoteType, { readonly span: Agreement; readonly speaker: Share }>>;
};

type Share = { readonly part: number; readonly whole: number };

/**
 * Scores found statements over all articles together. Words are compared, not characters; each gold statement is
 * matched once at most, best overlap first. With `coreOnly` the others are left out, and found statements that are one
 * of them (an overlap of half, and no core one) count neither for nor against. Recall of a type is of gold statements of
 * that type, its precision of those that the engine takes for it.
 */
export function scoreStatements(
  articles: readonly Article[],
  { coreOnly }: { readonly coreOnly: boolean },
): StatementScore {
  const sum = newCounts();
  const types = { direct: newCounts(), mixed: newCounts(), indirect: newCounts() };
  for (const { text, gold: allGold, found: allFound } of articles) {
    const worded = { text, words: wordsOf(text) };
    const withWords = <T extends { readonly parts: readonly Span[] }>(statements: readonly T[]) =>
      statements
        .map((statement) => ({ ...statement, words: wordsWithin(statement.parts, worded) }))
        .filter(({ words }) => words.size > 0);
    const every = withWords(allGold);
    const gold = every.filter(({ core }) => core || !coreOnly);
    const leftOut = every.filter(({ core }) => coreOnly && !core);
    const found = withWords(allFound).filter(
      ({ words }) =>
        !leftOut.some((other) => overlapOf(words, other.words) >= LEFT_OUT) ||
        gold.some((other) => overlapOf(words, other.words) >= SAME),
    );
    for (const { type } of gold) for (const counts of [sum, types[type]]) counts.gold++;
    for (const { type } of found) for (const counts of [sum, types[type]]) counts.found++;
    const matches = matchSpans(
      gold.map(({ words }) => words),
      found.map(({ words }) => words),
    );
    for (const match of matches) {
      const right = gold[match.gold]!;
      const answer = found[match.found]!;
      types[answer.type].matchedFound++;
      const isRight = isSameSpeaker(right.speaker, answer.speaker);
      for (const counts of [sum, types[right.type]]) {
        counts.matched++;
        if (match.overlap === 1) counts.exact++;
        if (isRight) counts.speaker++;
      }
      if (right.speaker?.pronoun) add(sum.pronoun, isRight);
      if (right.speaker?.entity) add(sum.resolved, isResolved(right.speaker, answer.speaker));
    }
  }
  return summary(sum, types);
}

const LEFT_OUT = 0.5;

/** What stands in quotation marks: all of it, some of it, or nothing. */
export function typeOf(text: string): QuoteType {
  if (!/["“”]/u.test(text)) return 'indirect';
  const unquoted = text.replace(/["“”][^"“”]*(?:["“”]|$)/gu, '');
  return /[\p{L}\p{N}]/u.test(unquoted) ? 'mixed' : 'direct';
}

type Counts = ReturnType<typeof newCounts>;

function newCounts() {
  const counts = { gold: 0, found: 0, matched: 0, matchedFound: 0, exact: 0, speaker: 0 };
  return { ...counts, pronoun: { part: 0, whole: 0 }, resolved: { part: 0, whole: 0 } };
}

function add(share: { part: number; whole: number }, isRight: boolean): void {
  share.whole++;
  if (isRight) share.part++;
}

function summary(sum: Counts, types: Readonly<Record<QuoteType, Counts>>): StatementScore {
  const { gold, found } = sum;
  const ofType = (counts: Counts) => {
    const precision = counts.found > 0 ? counts.matchedFound / counts.found : 0;
    const recall = counts.gold > 0 ? counts.matched / counts.gold : 0;
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
    return { span: { precision, recall, f1 }, speaker: { part: counts.speaker, whole: counts.matched } };
  };
  return {
    span: agreementOf({ right: sum.matched, found, gold }),
    exact: agreementOf({ right: sum.exact, found, gold }),
    joint: agreementOf({ right: sum.speaker, found, gold }),
    speaker: { part: sum.speaker, whole: sum.matched },
    pronoun: sum.pronoun,
    resolved: sum.resolved,
    types: { direct: ofType(types.direct), mixed: ofType(types.mixed), indirect: ofType(types.indirect) },
  };
}

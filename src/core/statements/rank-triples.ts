import type { Candidate } from './candidate.ts';
import type { Scored } from './choose-candidates.ts';
import { SIDE } from './list-contents.ts';
import { markTokens } from './mark-tokens.ts';
import type { Phrase } from './noun-phrases.ts';
import { type Group, patternOf, proposeTriples } from './propose-triples.ts';
import type { Reading } from './reading.ts';
import { cuePlaces, type TripleFeatures, takenQuotes, tripleFeatures } from './triple-features.ts';

/** Features of every group of an article, as the ranker reads them. */
export function readGroups(reading: Reading): { group: Group; features: TripleFeatures }[] {
  const marks = markTokens(reading);
  const groups = proposeTriples(reading, marks);
  const quotesTaken = takenQuotes(reading, groups);
  const otherCues = cuePlaces(groups);
  return groups.map((group) => ({
    group,
    features: tripleFeatures({ reading, marks, group, quotesTaken, otherCues }),
  }));
}

/** The best reading of every cue of an article, with how probable it is; cues that report nothing come out low. */
export function rankTriples(
  reading: Reading,
  weights: { readonly values: ArrayLike<number>; readonly scale: number },
): Scored[] {
  return readGroups(reading).flatMap(({ group, features }) => {
    const best = bestOf(group, probabilities(scoresOf(group, features, weights)));
    return best === null ? [] : [{ candidate: toCandidate(reading, group, best.pair), probability: best.probability }];
  });
}

/** Log-odds of each pair of a group against "nothing was said here". */
export function scoresOf(
  group: Group,
  features: TripleFeatures,
  { values, scale }: { readonly values: ArrayLike<number>; readonly scale: number },
): Float64Array {
  let sum = 0;
  const sink = (place: number) => {
    sum += values[place]!;
  };
  const total = (read: () => void) => {
    sum = 0;
    read();
    return sum;
  };
  const sources = group.sources.map((_, index) => total(() => features.source(index, sink)));
  const contents = group.contents.map((_, index) => total(() => features.content(index, sink)));
  const scores = new Float64Array(group.pairs.length);
  group.pairs.forEach((pair, index) => {
    scores[index] = scale * (sources[pair[0]]! + contents[pair[1]]! + total(() => features.pair(pair, sink)));
  });
  return scores;
}

/** Softmax over the pairs of a group and the reading that nothing was said, whose score is 0. */
export function probabilities(scores: Float64Array): Float64Array {
  let highest = 0;
  for (const score of scores) if (score > highest) highest = score;
  let sum = Math.exp(-highest);
  const shares = scores.map((score) => {
    const share = Math.exp(score - highest);
    sum += share;
    return share;
  });
  return shares.map((share) => share / sum);
}

export type Best = { readonly pair: readonly [number, number]; readonly probability: number; readonly index: number };

/**
 * The pair that stands for the most probability: its own and that of pairs with the same source and almost the same
 * words, so that three readings that differ in a comma do not lose against one that is wrong altogether.
 */
export function bestOf(group: Group, shares: Float64Array): Best | null {
  const order = Array.from(shares.keys())
    .sort((a, b) => shares[b]! - shares[a]! || a - b)
    .slice(0, MOST_COMPARED);
  let best: Best | null = null;
  for (const index of order) {
    if (best !== null && shares[index]! < LEAST_COMPARED) break;
    const [source, content] = group.pairs[index]!;
    const { said } = group.contents[content]!;
    let probability = 0;
    for (const other of order) {
      const [otherSource, otherContent] = group.pairs[other]!;
      if (otherSource !== source) continue;
      if (other === index || shared(said, group.contents[otherContent]!.said) >= ALIKE) probability += shares[other]!;
    }
    if (best === null || probability > best.probability + 1e-9)
      best = { pair: group.pairs[index]!, probability: Math.min(1, probability), index };
  }
  return best;
}

const MOST_COMPARED = 12;
const LEAST_COMPARED = 0.02;
const ALIKE = 0.8; // share of common words among all, as for a statement that counts as found

function shared(a: readonly Phrase[], b: readonly Phrase[]): number {
  let both = 0;
  let all = 0;
  for (const part of a) all += part.to - part.from;
  for (const part of b) all += part.to - part.from;
  for (const one of a)
    for (const two of b) both += Math.max(0, Math.min(one.to, two.to) - Math.max(one.from, two.from));
  return both / (all - both);
}

/** A pair as a candidate: quotations without their marks where nothing else was said, with them otherwise. */
export function toCandidate(reading: Reading, group: Group, pair: readonly [number, number]): Candidate {
  const { parts, side, said } = group.contents[pair[1]]!;
  const first = group.contents[pair[1]]!.parts[0]!;
  const isAll =
    (side === SIDE.quotes && group.draft?.quoted === true) || parts.every((part) => isQuoted(reading, part));
  const quoted = isAll && !isBehindThat(reading, first.from);
  return {
    pattern: patternOf(reading, group, pair),
    cue: group.cue,
    source: group.sources[pair[0]]!.source,
    parts: quoted
      ? parts.flatMap((part) => withoutMarks(reading, part))
      : isAll
        ? parts.map((part) => withMarks(reading, part))
        : [...said],
    quoted,
    chained: group.draft?.chained ?? 0,
    paragraph: group.clause.paragraph,
  };
}

function isQuoted(reading: Reading, part: Phrase): boolean {
  for (let at = part.from; at < part.to; at++) if (reading.quoteOf[at]! < 0) return false;
  return true;
}

/** `said that “A”`: the words in quote marks are part of the reporter's sentence. */
function isBehindThat(reading: Reading, from: number): boolean {
  const before = reading.tokens[from - 1];
  if (before?.lower === 'that') return true;
  return reading.tokens[from - 2]?.lower === 'that' && before?.kind === 'mark' && reading.quoteOf[from - 1]! >= 0;
}

/** The stretches between the marks of the quotations that a part is made of. */
function withoutMarks(reading: Reading, part: Phrase): Phrase[] {
  const pieces: Phrase[] = [];
  let at = part.from;
  while (at < part.to) {
    const index = reading.quoteOf[at]!;
    if (index < 0) {
      pieces.push({ from: at, to: part.to }); // a quotation that the reading does not count as one
      break;
    }
    const quote = reading.quotes[index]!;
    const from = Math.max(at, quote.first);
    const to = Math.min(part.to, quote.last + 1);
    if (to > from) pieces.push({ from, to });
    at = Math.max(quote.to, at + 1);
  }
  return pieces.length > 0 ? pieces : [part];
}

function withMarks(reading: Reading, part: Phrase): Phrase {
  const first = reading.quotes[reading.quoteOf[part.from]!];
  const last = reading.quotes[reading.quoteOf[part.to - 1]!];
  return {
    from: first !== undefined && part.from === first.first ? first.from : part.from,
    to: last !== undefined && part.to === last.last + 1 ? last.to : part.to,
  };
}

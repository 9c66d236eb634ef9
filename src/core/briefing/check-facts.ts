import { namesIn, type ReadWord, readWording } from './read-wording.ts';

/**
 * A number, day, unit or name of a claim that its sources do not have, as one plain clause; null when there is none.
 * Two names side by side must stand so in the sources: "Runa Brandt" is nobody where Runa Hald met Otto Brandt.
 */
export function factFault(claim: string, sources: readonly string[], language: string): string | null {
  const reading = { language, names: namesIn([claim, ...sources].join('\n')) };
  const words = readWording(claim, reading);
  const read = sources.map((source) => readWording(source, reading));
  const there = new Set(read.flat().map(({ key }) => key));
  const foreign = words.find(({ kind, key }) => FACTS.has(kind) && !there.has(key));
  if (foreign !== undefined) return `“${foreign.key}” is not in its sources`;
  const pairs = new Set(read.flatMap(pairsOfNames));
  const foreignPair = pairsOfNames(words).find((pair) => !pairs.has(pair));
  if (foreignPair !== undefined) return `its sources never name “${foreignPair}” so`;
  const miscounted = words.find((word, at) => isCount(word) && !isCountedSo(words, at, read));
  return miscounted === undefined ? null : `its sources do not count by “${miscounted.key}” what it counts`;
}

const FACTS: ReadonlySet<ReadWord['kind']> = new Set([
  ...(['number', 'ordinal', 'vague', 'year', 'day', 'month', 'weekday', 'unit', 'name'] as const),
]);

function pairsOfNames(words: readonly ReadWord[]): readonly string[] {
  return words.flatMap(({ kind, key }, at) => {
    const before = words[at - 1];
    return kind === 'name' && before?.kind === 'name' ? [`${before.key} ${key}`] : [];
  });
}

// "not an easy one" counts nothing
const isCount = ({ kind, key }: ReadWord): boolean =>
  (kind === 'number' && key !== '1') || kind === 'vague' || kind === 'ordinal';

/** Whether one of the next words of a number stands near that number in a source: "300 fishing boats", "300 boats". */
function isCountedSo(words: readonly ReadWord[], at: number, sources: readonly (readonly ReadWord[])[]): boolean {
  const counted = words.slice(at + 1, at + 4).filter(({ kind }) => kind === 'content' || kind === 'unit');
  if (counted.length === 0) return true;
  return sources.some((source) =>
    source.some(
      ({ key }, place) =>
        key === words[at]!.key &&
        source.slice(Math.max(0, place - 2), place + 5).some((near) => counted.some((word) => word.key === near.key)),
    ),
  );
}

import type { Lean } from './mark-clause.ts';
import type { Word } from './read-words.ts';

/** Signs of the leanings; those joined by "and", "or" or a comma count once, 0 where they contradict each other. */
export function groupCoordinated(leans: readonly Lean[], words: readonly Word[]): number[] {
  const groups: { sign: number; last: Lean }[] = [];
  for (const lean of leans) {
    const group = groups.at(-1);
    if (group === undefined || !areJoined(group.last, lean, words)) groups.push({ sign: lean.sign, last: lean });
    else {
      // "a terrible mistake", "a good idea": the darker word tells; "costly and necessary": nobody can say
      const sign = group.sign === lean.sign ? lean.sign : lean.from - group.last.to <= 1 ? -1 : 0;
      groups[groups.length - 1] = { sign, last: lean };
    }
  }
  return groups.map((g) => g.sign);
}

function areJoined(a: Lean, b: Lean, words: readonly Word[]): boolean {
  const between = words.slice(a.to + 1, b.from);
  const quality = (l: Lean): boolean => l.of !== 'attitude';
  if (between.length === 0)
    return quality(a) && quality(b) && !words[b.from]!.afterComma ? true : words[b.from]!.afterComma;
  const joined = between.some((w) => /^(?:and|or|nor)$/.test(w.lower)) || words[b.from]!.afterComma;
  if (!joined || between.some((w) => w.lower === 'to')) return false;
  return (quality(a) && quality(b)) || between.length <= 3;
}

import { distance } from 'fastest-levenshtein';

/**
 * The names most like the word, best first; names that share nothing useful with it are left out. Compares
 * case-insensitively by edit distance (Levenshtein 1966), and lets a part of a longer name count.
 */
export function nearest(word: string, names: readonly string[], atMost: number): string[] {
  const wanted = word.toLowerCase();
  return names
    .map((name) => ({ name, far: farness(wanted, name.toLowerCase()) }))
    .filter(({ far }) => far <= TOO_FAR)
    .sort((a, b) => a.far - b.far)
    .slice(0, atMost)
    .map(({ name }) => name);
}

// More than half of the letters wrong is no typing mistake any more.
const TOO_FAR = 0.5;

function farness(wanted: string, name: string): number {
  if (wanted.length >= 3 && name.includes(wanted)) return 0.1;
  const words = name.split(/[\s-]+/);
  const byWord = Math.min(...words.map((part) => distance(wanted, part) / Math.max(wanted.length, part.length, 1)));
  const whole = distance(wanted, name) / Math.max(wanted.length, name.length, 1);
  return Math.min(whole, byWord + 0.1);
}

import { distance } from 'fastest-levenshtein';
import { fold } from './fold.ts';

/**
 * The names most like the word, best first; names that share nothing useful with it are left out. Compares without
 * capitals and accents by edit distance (Levenshtein 1966), as a whole and word by word in any order.
 */
export function nearest(word: string, names: readonly string[], atMost: number): string[] {
  const wanted = fold(word.slice(0, COMPARED_CHARACTERS));
  if (wanted === '') return [];
  const near = [...new Set(names)]
    .map((name) => ({ name, far: farness(wanted, fold(name)) }))
    .filter(({ far }) => far <= TOO_FAR)
    .sort((a, b) => a.far - b.far);
  const best = near[0]?.far ?? 0;
  return near
    .filter(({ far }) => far <= best + MUCH_FARTHER)
    .slice(0, atMost)
    .map(({ name }) => name);
}

// More than half of the letters wrong is no typing mistake any more.
const TOO_FAR = 0.5;
const MUCH_FARTHER = 0.25; // beside a good match, a poor one is noise
const COMPARED_CHARACTERS = 100; // longer than any name, so a pasted page costs no time

/** 0 for the same name, 1 for nothing in common. */
function farness(wanted: string, name: string): number {
  if (name === wanted) return 0;
  if (wanted.length >= 3 && ` ${name}`.includes(` ${wanted}`)) return 0.1;
  if (wanted.length >= 3 && name.includes(wanted)) return 0.4; // "orla" stands in Norland too
  if (name.length >= 3 && ` ${wanted} `.includes(` ${name} `)) return 0.1;
  const words = name.split(' ');
  const whole = apart(wanted, name);
  // "Kalas" for Kaja Kallas, "Kallas Kaja", "President Kallas": each typed word against its nearest in the name
  const typed = wanted.split(' ');
  const byWord = typed.map((part) => Math.min(...words.map((own) => apart(part, own))));
  const worded = byWord.reduce((sum, far) => sum + far, 0) / byWord.length + 0.1;
  return Math.min(whole, worded);
}

function apart(a: string, b: string): number {
  return distance(a, b) / Math.max(a.length, b.length, 1);
}

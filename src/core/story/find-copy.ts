/**
 * What is kept of a text to recognise its copies: the smallest hashes of its runs of four words and how many runs
 * there are (a bottom-k sketch; Broder, "On the resemblance and containment of documents", 1997). Plain data,
 * about 1 kB as JSON.
 */
export type Fingerprint = { readonly runs: number; readonly smallest: readonly number[] };

const RUN_WORDS = 4;
const SKETCH = 96; // hashes kept; the estimate of a resemblance of 0.5 is within 0.1 nine times in ten
const RESEMBLES = 0.5; // shared runs / all runs: wire copies with their edits lie above, retellings below 0.2
const CONTAINS = 0.8; // or this share of the shorter text stands in the longer: a copy cut to length
const LEAST_RUNS = 12; // shorter texts have to be the same

/** Fingerprint of a text; case, punctuation and white space do not matter. */
export function fingerprint(text: string): Fingerprint {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const runs = new Set<number>();
  for (let at = 0; at < Math.max(1, words.length - RUN_WORDS + 1); at++) {
    runs.add(hash(words.slice(at, at + RUN_WORDS).join(' ')));
  }
  return { runs: runs.size, smallest: [...runs].sort((a, b) => a - b).slice(0, SKETCH) };
}

/** Whether one text repeats the other's words: the same, lightly edited, or cut. */
export function isCopy(a: string, b: string): boolean {
  return isCopyPrint(fingerprint(a), fingerprint(b));
}

/** As isCopy, from fingerprints. */
export function isCopyPrint(a: Fingerprint, b: Fingerprint): boolean {
  if (a.runs === b.runs && a.smallest.every((value, i) => value === b.smallest[i])) return true;
  if (Math.min(a.runs, b.runs) < LEAST_RUNS) return false;
  const resemblance = resemblanceOf(a, b);
  const shared = (resemblance * (a.runs + b.runs)) / (1 + resemblance);
  return resemblance >= RESEMBLES || shared / Math.min(a.runs, b.runs) >= CONTAINS;
}

/** The first of the known articles that the text is a copy of, or null. Give them oldest first. */
export function findCopy(
  print: Fingerprint,
  known: Iterable<{ readonly articleId: string; readonly print: Fingerprint }>,
): string | null {
  for (const { articleId, print: other } of known) if (isCopyPrint(print, other)) return articleId;
  return null;
}

/** Which of a story's articles repeat which: article id to the id of the first that has its words. Oldest first. */
export function findCopies(
  articles: readonly { readonly id: string; readonly text: string }[],
): Readonly<Record<string, string>> {
  const originals: { readonly articleId: string; readonly print: Fingerprint }[] = [];
  const copies: Record<string, string> = {};
  for (const { id, text } of articles) {
    const print = fingerprint(text);
    const copied = findCopy(print, originals);
    if (copied === null) originals.push({ articleId: id, print });
    else copies[id] = copied;
  }
  return copies;
}

function resemblanceOf(a: Fingerprint, b: Fingerprint): number {
  const inA = new Set(a.smallest);
  const inB = new Set(b.smallest);
  const union = [...new Set([...a.smallest, ...b.smallest])].sort((x, y) => x - y).slice(0, SKETCH);
  return union.filter((value) => inA.has(value) && inB.has(value)).length / union.length;
}

/** FNV-1a over UTF-16 units, then mixed so that small values are no less random than large ones; 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

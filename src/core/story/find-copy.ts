const RUN_WORDS = 4;
const LEAST_RUNS = 12; // shorter texts have to be the same
// On invented wire texts: edits, cuts, other datelines and bylines lie above, reports of one event in own words below 0.2.
const COPIED = 0.6; // share of the text's runs of words that stand in the other
const NEW_SENTENCE = 0.3; // share of its runs in the other, below which a sentence was written anew
const FACT_WORDS = 6; // words of a new sentence from which it can tell something: more than a byline
const NEW_WORDS = 0.2; // share of the words in new sentences from which a text tells enough anew, whatever it is

/**
 * Which of a story's articles repeat which: article id to the id of the first that has its words. Oldest first. A copy
 * is an outlet more but no evidence more; an update that adds facts or quotations is evidence, and no copy.
 */
export function findCopies(
  articles: readonly { readonly id: string; readonly text: string }[],
): Readonly<Record<string, string>> {
  const originals: { readonly id: string; readonly print: Print }[] = [];
  const copies: Record<string, string> = {};
  for (const { id, text } of articles) {
    const print = printOf(text);
    const copied = originals.find((original) => isCopyOf(print, original.print));
    if (copied === undefined) originals.push({ id, print });
    else copies[id] = copied.id;
  }
  return copies;
}

/** Whether a text has its words from an earlier one: the same, lightly edited, or cut, with nothing new in it. */
export function isCopy(text: string, earlier: string): boolean {
  return isCopyOf(printOf(text), printOf(earlier));
}

/** What is compared of a text; case, punctuation and white space do not matter. */
type Print = {
  readonly words: string; // all of them, parted by spaces
  readonly runs: ReadonlySet<number>; // hashes of its runs of four words
  readonly numbers: ReadonlySet<string>;
  readonly sentences: readonly Sentence[];
};

type Sentence = {
  readonly words: number;
  readonly runs: readonly number[];
  readonly numbers: readonly string[];
  readonly isQuoting: boolean;
};

function printOf(text: string): Print {
  const words = wordsOf(text);
  const sentences = text.split(SENTENCE_END).map((sentence): Sentence => {
    const own = wordsOf(sentence);
    return {
      words: own.length,
      runs: runsOf(own),
      numbers: own.filter((word) => /\p{N}/u.test(word)),
      isQuoting: /["“”„«»]/.test(sentence),
    };
  });
  return {
    words: words.join(' '),
    runs: new Set(runsOf(words)),
    numbers: new Set(words.filter((word) => /\p{N}/u.test(word))),
    sentences,
  };
}

const SENTENCE_END = /(?<=[.!?]["”’»)]*)\s+|\n+/;

function isCopyOf(text: Print, earlier: Print): boolean {
  if (text.words === earlier.words) return true;
  if (Math.min(text.runs.size, earlier.runs.size) < LEAST_RUNS) return false;
  if (shareIn([...text.runs], earlier.runs) < COPIED) return false;
  const written = text.sentences.filter(
    ({ words, runs }) => words >= FACT_WORDS && shareIn(runs, earlier.runs) < NEW_SENTENCE,
  );
  if (written.some(({ isQuoting, numbers }) => isQuoting || numbers.some((number) => !earlier.numbers.has(number))))
    return false;
  const newWords = written.reduce((sum, { words }) => sum + words, 0);
  return newWords < NEW_WORDS * text.sentences.reduce((sum, { words }) => sum + words, 0);
}

function shareIn(runs: readonly number[], others: ReadonlySet<number>): number {
  return runs.length === 0 ? 1 : runs.filter((run) => others.has(run)).length / runs.length;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function runsOf(words: readonly string[]): readonly number[] {
  const count = Math.max(0, words.length - RUN_WORDS + 1);
  return Array.from({ length: count }, (_, at) => hash(words.slice(at, at + RUN_WORDS).join(' ')));
}

/** FNV-1a over UTF-16 units; 32 bits, so that two runs of a pair of texts are mixed up once in a thousand pairs. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

import { cueForms } from '../language/lexicon-cues.ts';
import type { QuoteSpan } from '../language/quote-marks.ts';
import type { Token } from '../language/tokens.ts';

/**
 * speech: an utterance that stands for itself. part: quoted words inside a reporting sentence ("they “cannot
 * accept” it"). scare: a word held at arm's length. title: the name of a work.
 */
export type QuoteClass = 'speech' | 'part' | 'scare' | 'title';

type Marked = {
  readonly tokens: readonly Token[];
  readonly from: number; // the opening mark
  readonly first: number;
  readonly last: number;
  readonly to: number; // behind the closing mark
  readonly opensSentence: boolean;
  readonly span: QuoteSpan;
};

/** Tells what quote marks are there for, from what stands between and directly around them. */
export function classifyQuote(marked: Marked): QuoteClass {
  const { tokens, from, first, last, opensSentence, span } = marked;
  const words = wordsIn(tokens, first, last);
  const endsLikeSpeech = ENDS_SPEECH.has(tokens[last]!.text) || ENDS_SPEECH.has(tokens[last]!.text.at(-1)!);
  const startsUpper = /^\p{Lu}/u.test(tokens[first]!.text);
  if (span.carriesOn || (opensSentence && !span.closed)) return 'speech';
  if (words >= LONG) return beginsUtterance(marked) ? 'speech' : 'part';
  if (opensSentence) {
    if (endsLikeSpeech && words >= 1) return 'speech';
    return startsUpper && isTitleCase(tokens, first, last) ? 'title' : 'scare';
  }
  if (beginsUtterance(marked) && (endsLikeSpeech || words >= 3)) return 'speech';
  if (startsUpper && words >= 1 && isTitleCase(tokens, first, last) && !isCue(tokens[from - 1])) return 'title';
  if (words <= 2 && !isCue(tokens[from - 1])) return 'scare';
  return 'part';
}

const ENDS_SPEECH = new Set([',', '.', '?', '!', '—', '--', '…', '...', '-', '–']);
const LONG = 9; // words; no title or scare quote of the tuning articles is longer

/** Whether what stands before the opening mark lets an utterance begin: nothing, a colon, a comma, a cue. */
function beginsUtterance({ tokens, from, first, opensSentence }: Marked): boolean {
  if (opensSentence) return true;
  const before = tokens[from - 1];
  if (before === undefined || before.text === ':') return true;
  const startsUpper = /^[\p{Lu}\p{N}[“"‘']/u.test(tokens[first]!.text) || tokens[first]!.text === '...';
  if (before.text === ',') return true;
  if (isCue(before)) return startsUpper;
  if (/^[—–-]/.test(before.text)) return startsUpper;
  return false;
}

function isCue(token: Token | undefined): boolean {
  return token !== undefined && cueForms(token.lower).length > 0;
}

function wordsIn(tokens: readonly Token[], first: number, last: number): number {
  let count = 0;
  for (let index = first; index <= last; index++) if (tokens[index]!.kind !== 'mark') count++;
  return count;
}

const SMALL = new Set('a an the of in on at for and or but to with from by as'.split(' '));

function isTitleCase(tokens: readonly Token[], first: number, last: number): boolean {
  for (let index = first; index <= last; index++) {
    const token = tokens[index]!;
    if (
      token.kind === 'word' &&
      !/^\p{Lu}/u.test(token.text) &&
      !SMALL.has(token.lower) &&
      !token.lower.startsWith("'")
    )
      return false;
  }
  return true;
}

import type { Sentence, Span } from '../../model/text.ts';
import { alignWordings } from './align-wordings.ts';
import { foldWording } from './fold-wording.ts';
import { type Change, type Window, wordsAt } from './read-change.ts';
import { type ReadWord, readWording } from './read-wording.ts';

/**
 * What became of a wording that the new text no longer has. replaced: by these words of the new text. told: they are
 * there, but no one sentence took its place. gone: not even in other words. unknown: so much of the article is gone
 * that it may have been cut off by a paywall or told anew from the start.
 */
export type Successor =
  | { readonly kind: 'replaced'; readonly by: Span }
  | { readonly kind: 'told' | 'gone' | 'unknown' };

export function findSuccessor(wording: string, at: Span, change: Change): Successor {
  const words = readWording(wording, change.reading);
  let best: { readonly window: Window; readonly alike: number } | null = null;
  let covered = 0;
  for (const window of change.windows) {
    const found = alignWordings(words, window.words);
    covered = Math.max(covered, found.covered);
    if (!window.isNew || found.covered < TAKES_ITS_PLACE) continue;
    if (best === null || found.alike > best.alike) best = { window, alike: found.alike };
  }
  if (best !== null) {
    const { window, alike } = best;
    if (isCutOff(wording, window, change)) return { kind: 'unknown' };
    const isOfAnother = lostSentences(change).some(
      (other) =>
        (other.end <= at.start || other.start >= at.end) &&
        alignWordings(wordsOf(other, change), window.words).alike > alike,
    );
    return isOfAnother ? { kind: 'told' } : { kind: 'replaced', by: { start: window.start, end: window.end } };
  }
  if (covered >= TOLD || scattered(words, change) >= SCATTERED) return { kind: 'told' };
  return isStillTheArticle(change) ? { kind: 'gone' } : { kind: 'unknown' };
}

// Set on the tables of tests/core/briefing/find-corrections.test.ts, so that a doubt is no correction
const TAKES_ITS_PLACE = 0.5; // of the old words, in order
const TOLD = 0.4;
const SCATTERED = 0.8; // of the old words, anywhere
const MUCH_SHORTER = 0.75; // of the old text's characters: cut off, not taken back
const LEFT_AT_LEAST = 0.5; // of the old text, or it is another one

function scattered(words: readonly ReadWord[], { windows }: Change): number {
  const there = new Set(windows.flatMap((window) => window.words.map(({ key }) => key)));
  const telling = words.filter(({ kind }) => kind !== 'small');
  return telling.filter(({ key }) => there.has(key)).length / Math.max(1, telling.length);
}

/** A teaser breaks off in the middle: what it lacks behind that was not taken back. */
function isCutOff(wording: string, window: Span, change: Change): boolean {
  const text = wordsAt(window, change.now);
  if (ENDS_WHOLE.test(text)) return false;
  const begins = foldWording(wording).startsWith(foldWording(text).replace(/\S+ $/, '').trimEnd());
  return begins || isShortened(change);
}

/** Much of it is missing, or it breaks off in a sentence. */
function isShortened({ old, now, folded }: Change): boolean {
  if (now.text.length < old.text.length * MUCH_SHORTER) return true;
  return !ENDS_WHOLE.test(now.text.trimEnd()) && folded.old.startsWith(folded.now.replace(/\S+ $/, '').trimEnd());
}

const ENDS_WHOLE = /(?<!\.\.)[.!?。！？]["”’'»)\]]*$/u;

/** Only of an article that is still itself, or says that it was corrected, it can be said that a sentence is gone. */
export function isStillTheArticle(change: Change): boolean {
  if (change.saysSo) return true;
  if (isShortened(change)) return false;
  const lost = lostSentences(change).filter((sentence) => {
    const words = wordsOf(sentence, change);
    return !change.windows.some((window) => alignWordings(words, window.words).covered >= TAKES_ITS_PLACE);
  });
  const lostCharacters = lost.reduce((sum, { start, end }) => sum + end - start, 0);
  return lostCharacters <= change.old.text.length * (1 - LEFT_AT_LEAST);
}

const lostSentences = ({ old, folded }: Change): readonly Sentence[] =>
  old.sentences.filter((sentence) => !folded.now.includes(foldWording(wordsAt(sentence, old))));

const wordsOf = (sentence: Span, { old, reading }: Change): readonly ReadWord[] =>
  readWording(wordsAt(sentence, old), reading);

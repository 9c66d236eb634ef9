import { splitSentences } from '../language/sentences.ts';
import type { StanceSpeaker } from './own-side.ts';
import type { Target } from './read-target.ts';
import { readWords } from './read-words.ts';
import { namesAllOf } from './speaks-of.ts';

/**
 * Whether one of the sentences before a statement names the whole matter and is about the same speaker: "Hale appeared to
 * walk back what he had said of the runway." makes a following "Everything is on the table" be about the runway.
 */
export function namesMatterBefore(
  before: string,
  about: { readonly target: Target; readonly speaker: StanceSpeaker | undefined },
): boolean {
  return splitSentences(before).some(({ start, end }) => {
    const sentence = before.slice(start, end);
    return isAbout(sentence, about.speaker) && namesAllOf(readWords(sentence), about.target);
  });
}

/** The speaker's surname, or the last word of the office: "the mayor". Without a speaker the caller has seen to it. */
function isAbout(sentence: string, speaker: StanceSpeaker | undefined): boolean {
  if (speaker === undefined) return true;
  const words = new Set(readWords(sentence).map((w) => w.lower));
  const last = (text: string | null): string | undefined => readWords(text ?? '').at(-1)?.lower;
  return [last(speaker.name), last(speaker.role)].some((word) => word !== undefined && words.has(word));
}

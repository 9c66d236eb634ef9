import type { Sentence, Span } from '../../model/text.ts';
import { splitSentences } from '../language/sentences.ts';
import { isBoilerplate } from './boilerplate.ts';

type ReadText = { readonly paragraphs: Span[]; readonly sentences: Sentence[] };

/**
 * Reads an article's text: its paragraphs (lines that are not blank) and its sentences. Sentences of boilerplate
 * paragraphs (captions, bylines, "Read more") are left out, but their paragraphs keep their numbers.
 * The text itself is never altered.
 */
export function readText(text: string): ReadText {
  const all = splitSentences(text);
  const paragraphs: Span[] = [];
  for (const sentence of all) {
    const known = paragraphs[sentence.paragraph];
    paragraphs[sentence.paragraph] = { start: known?.start ?? sentence.start, end: sentence.end };
  }
  const dropped = paragraphs.map((paragraph) => isBoilerplate(text.slice(paragraph.start, paragraph.end)));
  return { paragraphs, sentences: all.filter((sentence) => !dropped[sentence.paragraph]) };
}

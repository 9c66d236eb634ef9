import type { Sentence, Span } from '../../model/text.ts';
import { addressesMachine } from './addresses-machine.ts';

/**
 * Whether a span of an article speaks to a program, or stands behind what does in its paragraph: what an order wants
 * to be written follows it. Costs by the sentences of the paragraph up to the span's end.
 */
export function isOrder(
  { text, sentences }: { readonly text: string; readonly sentences: readonly Sentence[] },
  { start, end }: Span,
): boolean {
  const paragraphs = new Set(sentences.filter((one) => one.start < end && one.end > start).map((one) => one.paragraph));
  return sentences.some(
    (one) => one.start < end && paragraphs.has(one.paragraph) && addressesMachine(text.slice(one.start, one.end)),
  );
}

import type { Sentence } from './text.ts';
import type { Instant } from './time.ts';

/**
 * The readable text of an item. Paragraphs are separated by "\n\n". `text` never changes within a revision:
 * every span of statements and bullets is an index into it.
 */
export type Article = {
  readonly id: string;
  readonly itemId: string;
  readonly feedId: string;
  readonly outlet: string;
  readonly language: string;
  readonly url: string | null;
  readonly title: string;
  readonly author: string | null;
  readonly published: Instant;
  readonly modified: Instant | null; // as its page says
  readonly revision: number; // 1, 2, ...: one more each time the text changes
  readonly readFrom: 'page' | 'feed';
  readonly text: string;
  readonly sentences: readonly Sentence[];
};

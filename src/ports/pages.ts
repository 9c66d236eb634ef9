import type { Instant } from '../model/time.ts';

/** Reads the article out of a web page. */
export interface Pages {
  /** @throws Failure 'source-down' (refused, paywalled, empty, not HTML), 'unsafe-address', 'too-large',
   *   'offline' or 'not-now'; with `retry` where another try later may succeed. */
  read(url: string, signal: AbortSignal): Promise<Page>;
  /** The article of a page that is at hand already; null where none is found. */
  extract(html: string, url: string): Promise<Page | null>;
  close(): Promise<void>;
}

export type Page = {
  readonly title: string;
  readonly text: string; // paragraphs separated by "\n\n"
  readonly author: string | null;
  readonly published: Instant | null;
  readonly modified: Instant | null;
  readonly language: string | null;
  readonly canonicalUrl: string | null;
};

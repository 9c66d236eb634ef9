import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Page } from '../../../ports/pages.ts';
import { cleanArticle } from './clean-article.ts';
import { type DomDocument, type DomElement, oneLine } from './dom.ts';
import { isFurniture } from './is-furniture.ts';
import { paragraphsOf } from './paragraphs.ts';
import { readMetadata } from './read-metadata.ts';

const TITLE_AT_MOST = 300; // characters, as for a feed's titles
const REPEATS_FROM = 60; // characters
const ELEMENTS_AT_MOST = 60_000; // Readability's work grows with them; it throws above

/**
 * The article of a page by Readability, cleaned of captions, teasers and forms; null where there is none.
 * Takes 45 ms in the mean and seconds on the worst pages, so it runs in a worker.
 */
export function extractPage(html: string, url: string): Page | null {
  // linkedom needs a document element: a fragment is wrapped, and nothing is no page.
  if (!/<[a-z!]/i.test(html)) return null;
  const source = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(source);
  // The compiler has no DOM types (see dom.ts), so linkedom's and Readability's nodes come untyped.
  const metadata = readMetadata(document as DomDocument, url); // first: Readability takes the document apart
  const headline = oneLine((document as DomDocument).querySelector('h1')?.textContent);
  const article = new Readability(document, {
    maxElemsToParse: ELEMENTS_AT_MOST,
    serializer: (node) => node,
  }).parse();
  if (article?.content == null) return null;
  const title = oneLine(article.title);
  cleanArticle(article.content as DomElement, [title, headline]);
  const paragraphs = paragraphsOf(article.content as DomElement).filter((paragraph) => !isFurniture(paragraph));
  const text = withoutRepeats(paragraphs).join('\n\n');
  if (text === '') return null;
  return {
    title: (title === '' ? headline : title).slice(0, TITLE_AT_MOST),
    text,
    author: metadata.author ?? authorLine(article.byline),
    published: metadata.published,
    language: metadata.language,
    canonicalUrl: metadata.canonicalUrl,
  };
}

/** A long paragraph said again is a caption or a pull quote; short ones, like the cells of a table, may repeat. */
function withoutRepeats(paragraphs: readonly string[]): readonly string[] {
  return paragraphs.filter((text, index) => text.length < REPEATS_FROM || paragraphs.indexOf(text) === index);
}

function authorLine(byline: string | null | undefined): string | null {
  const author = oneLine(byline).replace(/^by\s+/i, '');
  return author === '' || author.length > 200 || /^https?:/i.test(author) ? null : author;
}

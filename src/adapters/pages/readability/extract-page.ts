import { Readability } from '@mozilla/readability';
import type { Page } from '../../../ports/pages.ts';
import { cleanArticle } from './clean-article.ts';
import { type DomDocument, type DomElement, oneLine } from './dom.ts';
import { findPlainText } from './find-plain-text.ts';
import { joinParagraphs } from './join-paragraphs.ts';
import { keepPosts } from './keep-posts.ts';
import { paragraphsOf } from './paragraphs.ts';
import { parsePage } from './parse-page.ts';
import { bodyOf } from './read-json-ld.ts';
import { type Metadata, readMetadata } from './read-metadata.ts';
import { removeComments } from './remove-comments.ts';
import { removeOverlays } from './remove-overlays.ts';

const TITLE_AT_MOST = 300; // characters, as for a feed's titles
const ELEMENTS_AT_MOST = 60_000; // Readability's work grows with them: longer pages are read by their marks alone
const TOO_LITTLE = 250; // characters: Readability's own limit, below which it tries again less strictly
const FAR_MORE = 3; // times the text: what Readability took for the article was a box beside it

/**
 * The article of a page by Readability, cleaned of captions, teasers and forms; where that finds far too little, what
 * the page marks as its article. Null where there is none.
 * Takes 45 ms in the mean and seconds on the worst pages, so it runs in a thread.
 */
export function extractPage(html: string, url: string): Page | null {
  const document = parsePage(html);
  if (document === null) return null;
  const metadata = readMetadata(document, url); // first: what follows takes the document apart
  removeOverlays(document);
  removeComments(document);
  keepPosts(document);
  const body = bodyOf(metadata.data);
  const found = readability(document);
  const title = oneLine(found?.title) || metadata.headlines[0] || '';
  const author = metadata.author ?? metadata.authorOf(found?.byline);
  let text = joinParagraphs((found?.paragraphs ?? []).filter((paragraph) => !isByline(paragraph, author, metadata)));
  if (text.length < TOO_LITTLE) {
    const again = parsePage(html);
    if (again !== null) {
      removeOverlays(again);
      removeComments(again);
    }
    const plain = joinParagraphs(again === null ? [] : findPlainText(again, [title, ...metadata.headlines]));
    if (plain.length > text.length * FAR_MORE || text === '') text = plain;
  }
  if (text.length < TOO_LITTLE && body.length > text.length * FAR_MORE) text = joinParagraphs(body.split('\n\n'));
  if (text === '') return null;
  return {
    title: title.slice(0, TITLE_AT_MOST),
    text,
    author,
    published: metadata.published,
    modified: metadata.modified,
    language: metadata.language,
    canonicalUrl: metadata.canonicalUrl,
  };
}

const BYLINE_AT_MOST = 100; // characters: a name or two with their roles

/** A line that names the page's author and says nothing else: "Tomas Reuel, Senior Correspondent". */
function isByline(paragraph: string, author: string | null, metadata: Metadata): boolean {
  if (author === null || paragraph.length > BYLINE_AT_MOST || /[.!?…“”"]$/.test(paragraph)) return false;
  return metadata.authorOf(paragraph)?.toLowerCase() === author.toLowerCase();
}

type Found = { readonly title: string; readonly byline: string | null; readonly paragraphs: readonly string[] };

function readability(document: DomDocument): Found | null {
  const headline = oneLine(document.querySelector('h1')?.textContent);
  if (countElements(document) > ELEMENTS_AT_MOST) return null;
  const article = parseArticle(document);
  if (article?.content == null) return null;
  const title = oneLine(article.title);
  const content = article.content as unknown as DomElement; // the serializer hands the element on as it is
  cleanArticle(content, [title, headline]);
  return { title, byline: article.byline ?? null, paragraphs: paragraphsOf(content) };
}

function parseArticle(document: DomDocument) {
  try {
    // Readability is typed against the browser's DOM, of which linkedom's document has what it uses.
    return new Readability(document as never, { serializer: (node) => node }).parse();
  } catch {
    return null; // it trusts that a tree is as a browser would build it, and fails on broken ones in many ways
  }
}

function countElements(document: DomDocument): number {
  let count = 0;
  for (const _ of document.querySelectorAll('*')) count += 1;
  return count;
}

import type { Page } from '../../../ports/pages.ts';
import { extractPage } from './extract-page.ts';
import { findTarget } from './find-target.ts';
import { findWall, type Wall } from './find-wall.ts';
import { isList } from './is-list.ts';
import { parsePage } from './parse-page.ts';
import { isPaid } from './read-json-ld.ts';
import { readMetadata } from './read-metadata.ts';

/** What an answer's page turned out to be. */
export type PageReading =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'wall'; readonly wall: Wall }
  | { readonly kind: 'little' } // too little text for an article
  | { readonly kind: 'nothing' };

const SHORT = 200; // characters: less is a cookie notice, a paywall's teaser or an empty shell, and the feed says more
const SUSPECT = 3000; // characters: a page with more has its article, whatever else stands on it

/** Reads a page that was fetched: its article, or what stands in its place. */
export function readPage(
  html: string,
  answer: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
): PageReading {
  const { url, headers } = answer;
  const page = extractPage(html, url);
  if (page !== null && page.text.length >= SUSPECT) return { kind: 'page', page };
  const document = parsePage(html);
  if (document === null || isList(document, url)) return { kind: 'nothing' };
  const text = page?.text ?? '';
  const wall = findWall(document, { html, headers, text, isPaid: isPaid(readMetadata(document, url).data) });
  if (wall !== null) return { kind: 'wall', wall };
  if (page !== null && text.length >= SHORT) return { kind: 'page', page };
  const to = findTarget(document, html, url);
  if (to !== null) return { kind: 'moved', to };
  return { kind: page === null ? 'nothing' : 'little' };
}

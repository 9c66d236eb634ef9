import type { DomDocument } from './dom.ts';
import type { Metas } from './metas.ts';
import { isSameSite } from './same-site.ts';

const ADDRESS_AT_MOST = 2000; // characters, what browsers and caches agree on

/** Hosts that show other people's pages, so that a canonical address elsewhere is the true one. */
const COPIES =
  /(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com|translate\.goog)$|^(?:www\.google\.[a-z.]+|www\.msn\.com|[a-z]+\.yahoo\.com)$/;

/**
 * The address that a page calls its own, null when it gives none that can be believed: it must be on the same site
 * (AMP pages and copies aside), and not the front page, which sloppy templates name on every page.
 */
export function readCanonical(document: DomDocument, metas: Metas, url: string): string | null {
  const page = URL.canParse(url) ? new URL(url) : null;
  if (page === null) return null;
  const links = [...document.querySelectorAll('link[rel~="canonical" i]')].map((link) => link.getAttribute('href'));
  const mayBeElsewhere = COPIES.test(page.hostname) || isAmp(document);
  for (const given of [...links, ...metas.all('og:url')]) {
    const found = believable(given, { page, mayBeElsewhere });
    if (found !== null) return found;
  }
  return null;
}

/** The address that a page without text says it stands for, on whatever site; null when that is its own. */
export function readTarget(given: string | null | undefined, base: string): string | null {
  const page = new URL(base);
  const target = webAddress(given, page);
  return target === null || bare(target) === bare(page) ? null : target.href;
}

function believable(
  given: string | null,
  { page, mayBeElsewhere }: { readonly page: URL; readonly mayBeElsewhere: boolean },
): string | null {
  const found = webAddress(given, page);
  if (found === null) return null;
  if (!isSameSite(found, page) && !mayBeElsewhere) return null;
  if (isFront(found) && !isFront(page)) return null;
  // Templates from before the site moved to https still name http.
  if (found.host === page.host && page.protocol === 'https:') found.protocol = 'https:';
  found.hash = '';
  return found.href;
}

function webAddress(given: string | null | undefined, base: URL): URL | null {
  const text = given?.trim() ?? '';
  if (text === '' || text.length > ADDRESS_AT_MOST || !URL.canParse(text, base.href)) return null;
  const url = new URL(text, base);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' && url.href.length <= ADDRESS_AT_MOST ? url : null;
}

function isFront(url: URL): boolean {
  return /^\/(?:index\.(?:html?|php|aspx?))?$/i.test(url.pathname) && url.search === '';
}

function isAmp(document: DomDocument): boolean {
  const root = document.documentElement;
  return root !== null && (root.getAttribute('amp') !== null || root.getAttribute('⚡') !== null);
}

function bare(url: URL): string {
  return url.host + url.pathname.replace(/\/$/, '') + url.search;
}

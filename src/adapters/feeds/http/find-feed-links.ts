import type { FeedLink } from '../../../ports/feeds.ts';
import { absoluteAddress } from './absolute-address.ts';
import { readHtml } from './html-tokens.ts';
import { plainText } from './plain-text.ts';

const LINKS_AT_MOST = 10;
const CANDIDATES_AT_MOST = 500; // a page of links must not cost more than one of text
const HTML_AT_MOST = 1_000_000; // characters: a head stands before, a footer with an RSS link rarely behind
const TITLE_AT_MOST = 120;

type Candidate = FeedLink & { readonly isDeclared: boolean };

/**
 * The feeds that an HTML page offers, absolute: what it declares (link rel=alternate) before what it only links to,
 * those of its own site before others, feeds of comments last. At most ten.
 */
export function findFeedLinks(html: string, url: string): readonly FeedLink[] {
  const found = new Map<string, Candidate>();
  for (const candidate of candidatesIn(html, url)) {
    const known = found.get(candidate.url);
    if (known === undefined || (candidate.isDeclared && !known.isDeclared)) found.set(candidate.url, candidate);
    else if (known.title === '') found.set(candidate.url, { ...known, title: candidate.title });
  }
  found.delete(url);
  return [...found.values()]
    .map((candidate) => ({ candidate, rank: rankOf(candidate, url) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, LINKS_AT_MOST)
    .map(({ candidate }) => ({ url: candidate.url, title: candidate.title }));
}

function candidatesIn(html: string, url: string): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let base = url;
  let anchor: { readonly url: string; text: string } | null = null;
  const add = (address: string, title: string, isDeclared: boolean) =>
    candidates.push({ url: address.replace(/#.*$/, ''), title: plainText(title, TITLE_AT_MOST), isDeclared });
  readHtml(html.slice(0, HTML_AT_MOST), {
    is: 'page',
    onStart: (name, attributes) => {
      if (candidates.length >= CANDIDATES_AT_MOST) return 'stop';
      const address = /^(?:a|base|link)$/.test(name) ? absoluteAddress(attributes.get('href') ?? null, base) : null;
      if (address === null) return undefined;
      if (name === 'base' && base === url) base = address;
      if (name === 'link' && declaresFeed(attributes)) add(address, attributes.get('title') ?? '', true);
      if (name === 'a') anchor = leadsToFeed(address) ? { url: address, text: '' } : null;
      return undefined;
    },
    onText: (text) => {
      if (anchor !== null && anchor.text.length < TITLE_AT_MOST) anchor.text += text;
    },
    onEnd: (name) => {
      if (name !== 'a' || anchor === null) return;
      add(anchor.url, anchor.text, false);
      anchor = null;
    },
  });
  return candidates;
}

const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b/i;
const LOOSE_TYPE = /^(?:text|application)\/(?:xml|json|rss|rdf)\b(?!\+)/i;

/** text/xml and application/json name anything: there the title or the address must say that it is a feed. */
function declaresFeed(attributes: ReadonlyMap<string, string>): boolean {
  const [rel = '', type = '', title = '', href = ''] = ['rel', 'type', 'title', 'href'].map((key) =>
    attributes.get(key),
  );
  if (!/(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(rel)) return false;
  if (FEED_TYPE.test(type.trim())) return true;
  return LOOSE_TYPE.test(type.trim()) && /\b(?:rss|atom|feeds?)\b/i.test(`${title} ${href}`);
}

/** By its address alone: words like "subscribe" lead to newsletters as often. */
function leadsToFeed(address: string): boolean {
  const { pathname } = new URL(address);
  if (/sitemap|opensearch|manifest/i.test(pathname)) return false;
  return /(?:^|[/._-])(?:rss|atom|rdf|feeds?)(?:[\d.]*\.(?:xml|php|aspx?|json)|[\d.]*\/?$|\/(?:rss|atom|rdf|all|news|index|feed)[\w.-]*\/?$)|\.(?:rss|atom|rdf|xml)$/i.test(
    pathname,
  );
}

const COMMENTS = /comment|kommentar|comentario|coment[aá]rio|reacties/i;

function rankOf(candidate: Candidate, page: string): number {
  const isOfComments = COMMENTS.test(candidate.url) || COMMENTS.test(candidate.title);
  return (isOfComments ? 4 : 0) + (candidate.isDeclared ? 0 : 2) + (isSameSite(candidate.url, page) ? 0 : 1);
}

function isSameSite(address: string, page: string): boolean {
  const [a, b] = [siteOf(address), siteOf(page)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

function siteOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}

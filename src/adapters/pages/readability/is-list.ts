import { type DomDocument, type DomElement, oneLine } from './dom.ts';

const TEASERS_AT_LEAST = 5;
const TEASER_AT_MOST = 600; // characters
const STORY_AT_LEAST = 600; // characters of an <article> that is a story of its own

/**
 * Whether a page lists stories of other pages, as sections and search results do, and has none itself: where an
 * article is gone, its address often leads there.
 */
export function isList(document: DomDocument, url: string): boolean {
  let teasers = 0;
  for (const article of document.querySelectorAll('article')) {
    const length = oneLine(article.textContent).length;
    if (leadsElsewhere(article, url) && length <= TEASER_AT_MOST) teasers += 1;
    else if (length >= STORY_AT_LEAST) return false;
  }
  return (
    teasers >= TEASERS_AT_LEAST && document.querySelector('meta[property="og:type"][content="article" i]') === null
  );
}

/** Its heading is a link to another page, or lies in one. */
function leadsElsewhere(article: DomElement, url: string): boolean {
  const heading = article.querySelector('h1, h2, h3, h4');
  const href = (heading?.querySelector('a[href]') ?? heading?.closest('a[href]'))?.getAttribute('href');
  if (href == null || !URL.canParse(href, url)) return false;
  return new URL(href, url).pathname !== new URL(url).pathname;
}

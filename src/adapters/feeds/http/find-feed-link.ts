import { Parser } from 'htmlparser2';

const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i;

/** The first feed that an HTML page names in its head, absolute; null when it names none. */
export function findFeedLink(html: string, url: string): string | null {
  let found: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (found !== null || name !== 'link') return;
      const { rel = '', type = '', href = '' } = attributes;
      if (/\balternate\b/i.test(rel) && FEED_TYPE.test(type.trim()) && URL.canParse(href, url))
        found = new URL(href, url).href;
    },
  });
  parser.end(html.slice(0, 500_000)); // links stand in the head
  return found;
}

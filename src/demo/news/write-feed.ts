import { escapeMarkup as esc } from './escape.ts';
import type { PublishedArticle } from './published-by.ts';
import type { SampleOutlet } from './sample-news.ts';

/** A feed document and its media type. */
type FeedText = { readonly type: string; readonly body: string };

/** What a feed is made of. `base` is the server's address without a slash at its end; entries are newest first. */
type FeedContent = {
  readonly outlet: SampleOutlet;
  readonly base: string;
  readonly entries: readonly PublishedArticle[];
};

/** The outlet's feed in its own format. The same content gives the same bytes. */
export function writeFeed(content: FeedContent): FeedText {
  switch (content.outlet.feed) {
    case 'rss':
      return { type: 'application/rss+xml; charset=utf-8', body: rss(content) };
    case 'rdf':
      return { type: 'application/rdf+xml; charset=utf-8', body: rdf(content) };
    case 'atom':
      return { type: 'application/atom+xml; charset=utf-8', body: atom(content) };
    case 'json':
      return { type: 'application/feed+json; charset=utf-8', body: jsonFeed(content) };
    default:
      return content.outlet.feed satisfies never;
  }
}

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';

// stays the same when an entry's text changes, and from one start of the server to the next
const guidOf = (entry: PublishedArticle): string => `tag:${entry.outlet.id}.example,2026:${entry.article.id}`;

const htmlOf = (entry: PublishedArticle): string => entry.paragraphs.map((text) => `<p>${esc(text)}</p>`).join('\n');

const rfc822 = (at: string): string => new Date(at).toUTCString();

function rss({ outlet, base, entries }: FeedContent): string {
  const items = entries.map((entry) => {
    const content = outlet.fullText ? `\n      <content:encoded><![CDATA[${htmlOf(entry)}]]></content:encoded>` : '';
    return `    <item>
      <title>${esc(entry.title)}</title>
      <link>${esc(base + entry.path)}</link>
      <guid isPermaLink="false">${guidOf(entry)}</guid>
      <pubDate>${rfc822(entry.published)}</pubDate>
      <atom:updated>${entry.changed}</atom:updated>
      <dc:creator>${esc(entry.article.author)}</dc:creator>
      <description>${esc(entry.teaser)}</description>${content}
    </item>`;
  });
  return `${PROLOG}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${esc(outlet.name)}</title>
    <link>${base}/${outlet.id}/</link>
    <description>${esc(outlet.tagline)}</description>
    <language>${outlet.language}</language>
    <ttl>60</ttl>
${items.join('\n')}
  </channel>
</rss>
`;
}

function rdf({ outlet, base, entries }: FeedContent): string {
  const list = entries.map((entry) => `        <rdf:li rdf:resource="${guidOf(entry)}"/>`);
  const items = entries.map(
    (entry) => `  <item rdf:about="${guidOf(entry)}">
    <title>${esc(entry.title)}</title>
    <link>${esc(base + entry.path)}</link>
    <description>${esc(entry.teaser)}</description>
    <dc:creator>${esc(entry.article.author)}</dc:creator>
    <dc:date>${entry.published}</dc:date>
  </item>`,
  );
  return `${PROLOG}
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="${base}/${outlet.id}/">
    <title>${esc(outlet.name)}</title>
    <link>${base}/${outlet.id}/</link>
    <description>${esc(outlet.tagline)}</description>
    <items>
      <rdf:Seq>
${list.join('\n')}
      </rdf:Seq>
    </items>
  </channel>
${items.join('\n')}
</rdf:RDF>
`;
}

function atom({ outlet, base, entries }: FeedContent): string {
  const home = `${base}/${outlet.id}/`;
  const items = entries.map((entry) => {
    const content = outlet.fullText ? `\n    <content type="html">${esc(htmlOf(entry))}</content>` : '';
    return `  <entry>
    <id>${guidOf(entry)}</id>
    <title>${esc(entry.title)}</title>
    <link rel="alternate" type="text/html" href="${esc(base + entry.path)}"/>
    <published>${entry.published}</published>
    <updated>${entry.changed}</updated>
    <author><name>${esc(entry.article.author)}</name></author>
    <summary>${esc(entry.teaser)}</summary>${content}
  </entry>`;
  });
  // Atom wants a date even of an empty feed: the start of the sample week
  const updated = latestChange(entries) ?? '2026-03-02T00:00:00.000Z';
  return `${PROLOG}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">
  <id>tag:${outlet.id}.example,2026:feed</id>
  <title>${esc(outlet.name)}</title>
  <subtitle>${esc(outlet.tagline)}</subtitle>
  <link rel="alternate" type="text/html" href="${home}"/>
  <link rel="self" type="application/atom+xml" href="${home}feed.xml"/>
  <updated>${updated}</updated>
${items.join('\n')}
</feed>
`;
}

function jsonFeed({ outlet, base, entries }: FeedContent): string {
  const items = entries.map((entry) => ({
    id: guidOf(entry),
    url: base + entry.path,
    title: entry.title,
    summary: entry.teaser,
    ...(outlet.fullText ? { content_html: htmlOf(entry) } : { content_text: entry.teaser }),
    date_published: entry.published,
    date_modified: entry.changed,
    authors: [{ name: entry.article.author }],
  }));
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    description: outlet.tagline,
    home_page_url: `${base}/${outlet.id}/`,
    feed_url: `${base}/${outlet.id}/feed.json`,
    language: outlet.language,
    items,
  };
  return JSON.stringify(feed, null, 2);
}

/** When the newest of the texts appeared; undefined when there is none. */
export const latestChange = (entries: readonly PublishedArticle[]): string | undefined =>
  entries
    .map((entry) => entry.changed)
    .sort()
    .at(-1);

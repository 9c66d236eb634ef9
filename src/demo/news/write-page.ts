import { escapeMarkup as esc, jsonForScript } from './escape.ts';
import type { PublishedArticle } from './published-by.ts';
import type { SampleOutlet } from './sample-news.ts';

/**
 * An article's web page with what surrounds articles in life: navigation, a sign-up form and a link to another
 * article between its paragraphs, related links, a footer. `others` are articles of the same outlet.
 */
export function writeArticlePage(page: {
  readonly entry: PublishedArticle;
  readonly others: readonly PublishedArticle[];
  readonly base: string;
}): string {
  const { entry, others, base } = page;
  const { outlet } = entry;
  const url = base + entry.path;
  const head = `<title>${esc(entry.title)} | ${esc(outlet.name)}</title>
<meta name="description" content="${esc(entry.teaser)}">
<meta name="author" content="${esc(entry.article.author)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${esc(outlet.name)}">
<meta property="og:title" content="${esc(entry.title)}">
<meta property="og:url" content="${esc(url)}">
<meta property="article:published_time" content="${entry.published}">
<meta property="article:modified_time" content="${entry.changed}">
<link rel="canonical" href="${esc(url)}">
<script type="application/ld+json">
${jsonForScript(linkedData(entry, url))}
</script>`;
  const related = others.map((other) => `    <li><a href="${esc(other.path)}">${esc(other.title)}</a></li>`);
  return document(
    outlet,
    head,
    `${story(entry, others[0])}
<aside class="related" aria-label="Related">
  <h2>More from ${esc(outlet.name)}</h2>
  <ul>
${related.join('\n')}
  </ul>
</aside>`,
  );
}

/** The outlet's front page: its newest articles. */
export function writeFrontPage(outlet: SampleOutlet, entries: readonly PublishedArticle[]): string {
  const teasers = entries.map(
    (entry) => `  <li><h2><a href="${esc(entry.path)}">${esc(entry.title)}</a></h2><p>${esc(entry.teaser)}</p></li>`,
  );
  const feed = `<link rel="alternate" type="${FEED_TYPES[outlet.feed]}" href="${feedPath(outlet)}">`;
  const head = `<title>${esc(outlet.name)}</title>\n${feed}`;
  return document(outlet, head, `<main>\n<ul class="teasers">\n${teasers.join('\n')}\n</ul>\n</main>`);
}

/** Where the outlet's feed is on the server, from the root. */
export const feedPath = (outlet: SampleOutlet): string =>
  `/${outlet.id}/feed.${outlet.feed === 'json' ? 'json' : 'xml'}`;

const FEED_TYPES: Readonly<Record<SampleOutlet['feed'], string>> = {
  rss: 'application/rss+xml',
  rdf: 'application/rdf+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

const linkedData = (entry: PublishedArticle, url: string): Readonly<Record<string, unknown>> => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: entry.title,
  datePublished: entry.published,
  dateModified: entry.changed,
  inLanguage: entry.outlet.language,
  author: [{ '@type': 'Person', name: entry.article.author }],
  publisher: { '@type': 'Organization', name: entry.outlet.name },
  mainEntityOfPage: url,
});

// after the third and the fifth paragraph, where sites put such things
const READ_MORE_AFTER = 3;
const SIGN_UP_AFTER = 5;

function story(entry: PublishedArticle, other: PublishedArticle | undefined): string {
  const paragraphs = entry.paragraphs.map((text, index) => {
    const more = index + 1 === READ_MORE_AFTER && other ? readMore(other) : '';
    return `<p>${esc(text)}</p>\n${more}${index + 1 === SIGN_UP_AFTER ? signUp(entry.outlet) : ''}`;
  });
  const date = `<time datetime="${entry.published}">${new Date(entry.published).toUTCString()}</time>`;
  const byline = `<p class="byline">By ${esc(entry.article.author)} | ${date}</p>`;
  // British and American sites in two builds: one semantic, one of nested boxes
  return entry.outlet.country === 'GB'
    ? `<main>\n<article>\n<header><h1>${esc(entry.title)}</h1>\n${byline}</header>\n${paragraphs.join('')}</article>\n</main>`
    : `<div id="content"><div class="story">\n<h1>${esc(entry.title)}</h1>\n${byline}\n<div class="story-body">\n${paragraphs.join('')}</div>\n</div></div>`;
}

const readMore = (other: PublishedArticle): string =>
  `<p class="read-more"><strong>Read more:</strong> <a href="${esc(other.path)}">${esc(other.title)}</a></p>\n`;

const signUp = (outlet: SampleOutlet): string =>
  `<aside class="newsletter"><h3>Sign up for our newsletter</h3><p>Get the best of ${esc(outlet.name)} in your inbox every morning.</p><form action="#" method="post"><label>Email <input type="email" name="email"></label> <button type="submit">Subscribe</button></form></aside>\n`;

const document = (outlet: SampleOutlet, head: string, body: string): string => `<!doctype html>
<html lang="${outlet.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
</head>
<body>
<header class="site-header">
  <a class="logo" href="/${outlet.id}/">${esc(outlet.name)}</a>
  <p class="tagline">${esc(outlet.tagline)}</p>
  <nav><ul>
    <li><a href="/${outlet.id}/">Home</a></li>
    <li><a href="/${outlet.id}/#world">World</a></li>
    <li><a href="/${outlet.id}/#politics">Politics</a></li>
    <li><a href="/${outlet.id}/#business">Business</a></li>
    <li><a href="/${outlet.id}/#subscribe">Subscribe</a></li>
  </ul></nav>
</header>
${body}
<footer class="site-footer">
  <p>Invented sample news: no person, outlet or event in it is real.</p>
  <p><a href="/${outlet.id}/#about">About us</a> | <a href="/${outlet.id}/#privacy">Privacy</a> | <a href="/${outlet.id}/#contact">Contact</a></p>
</footer>
</body>
</html>
`;

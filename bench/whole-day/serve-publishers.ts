import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { simulatedClock } from '../../src/adapters/system/node/clock.ts';
import { type PlannedItem, planNews } from './plan-news.ts';
import { writeArticle } from './write-article.ts';

/**
 * Publishes a day of news, each feed at /NUMBER.xml with an ETag, on a clock that starts when the bench says so (IPC). Run as
 * a process of its own; it tells its port, and at the end when each feed was asked.
 */
const { values } = parseArgs({
  options: { feeds: { type: 'string' }, from: { type: 'string' }, speed: { type: 'string' } },
});
const feeds = Number(values.feeds);
const begun = Date.parse(String(values.from));
const options = { from: String(values.from), speed: Number(values.speed) };
const ITEMS = 6; // of a document
const CACHED = 40_000; // written articles, of about 4 kB

const news = planNews(feeds);
const asked: number[][] = Array.from({ length: feeds }, () => []);
const written = new Map<string, string>();
let clock = simulatedClock({ ...options, speed: Number.MIN_VALUE }); // stands still until the day begins
let answers = 0;
let documents = 0;

const server = createServer((request, response) => {
  const feed = Number(/\/(\d+)\.xml$/.exec(request.url ?? '')?.[1] ?? 0);
  const now = Date.parse(clock.now());
  asked[feed]?.push(now);
  answers += 1;
  const etag = `"${news.count(feed, now)}"`;
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
  documents += 1;
  // what was asked for before the day is not in it, so that a day begins as if there had been one before
  const items = news.newest(feed, now, ITEMS).filter(({ at }) => at > news.lastAsked(feed, begun));
  return response
    .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag })
    .end(
      `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Feed ${feed}</title><link>http://feed${feed}.example/</link><description>News</description>${items.map(itemXml).join('')}</channel></rss>`,
    );
});

function itemXml(item: PlannedItem): string {
  const id = `${item.feed}-${item.number}`;
  const known = written.get(id);
  if (known !== undefined) return known;
  const { title, paragraphs } = writeArticle(item);
  const html = paragraphs.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join('');
  const xml = `<item><guid isPermaLink="false">${id}</guid><title>${escapeXml(title)}</title><link>http://feed${item.feed}.example/${item.number}</link><pubDate>${new Date(item.at).toUTCString()}</pubDate><description>${escapeXml(html)}</description></item>`;
  if (written.size >= CACHED) for (const old of [...written.keys()].slice(0, CACHED / 4)) written.delete(old);
  written.set(id, xml);
  return xml;
}

const escapeXml = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

process.on('message', (message) => {
  if (message === 'begin') clock = simulatedClock(options);
  if (message === 'report') process.send?.({ kind: 'asked', asked, answers, documents });
});
process.on('disconnect', () => process.exit(0));
server.keepAliveTimeout = 10_000;
server.listen(0, '0.0.0.0', 8192, () => {
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  process.send?.({ kind: 'port', port });
});

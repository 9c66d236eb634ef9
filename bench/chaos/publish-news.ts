import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type VariedArticle, varyNews } from '../vary-news.ts';

export type Published = { readonly id: string; readonly feed: number; readonly title: string };

export type Publisher = {
  readonly port: number;
  /** One more item comes into the next feed. `now`: its date. */
  publish(now: string): void;
  readonly published: readonly Published[];
  close(): Promise<void>;
};

const ENOUGH = 3000;

/**
 * Feeds that get new items as told, and the page of each item. An item stays in its feed as long as the publisher
 * runs, so that no poll is too late for it. `hostOf` and `linePort`: how the feeds are reached.
 */
export async function publishNews(options: {
  readonly feeds: number;
  readonly hostOf: (feed: number) => string;
  readonly linePort: () => number;
}): Promise<Publisher> {
  const { feeds } = options;
  const stock = varyNews(ENOUGH, '2026-03-02T08:00:00.000Z');
  const published: (Published & { readonly date: string; readonly article: VariedArticle })[] = [];
  const byId = new Map<string, VariedArticle>();
  const addressOf = (feed: number) => `http://${options.hostOf(feed)}:${options.linePort()}`;

  const writeFeed = (feed: number): string => {
    const items = published
      .filter((one) => one.feed === feed)
      .map(
        ({ id, date, title, article }) =>
          `<item><guid isPermaLink="false">${id}</guid><title>${escaped(title)}</title><link>${addressOf(feed)}/news/${id}.html</link><pubDate>${new Date(date).toUTCString()}</pubDate><description>${escaped(article.text.slice(0, 200))}</description></item>`,
      );
    return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Outlet ${feed}</title><link>${addressOf(feed)}/</link><description>News</description>${items.reverse().join('')}</channel></rss>`;
  };
  const writePage = ({ title, html }: VariedArticle): string =>
    `<!doctype html><html lang="en"><head><title>${escaped(title)}</title></head><body><article><h1>${escaped(title)}</h1>${html}</article></body></html>`;

  const server = createServer((request, response) => {
    const [, feed] = /^\/(\d+)\.xml$/.exec(request.url ?? '') ?? [];
    const [, id] = /^\/news\/(.+)\.html$/.exec(request.url ?? '') ?? [];
    const article = byId.get(id ?? '');
    const body = feed !== undefined ? writeFeed(Number(feed)) : article ? writePage(article) : undefined;
    if (body === undefined) return response.writeHead(404).end();
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
    const type = feed === undefined ? 'text/html' : 'application/rss+xml';
    return response.writeHead(200, { etag, 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port, // it listens on TCP
    published,
    publish(date) {
      const article = stock[published.length];
      if (article === undefined) return;
      byId.set(article.id, article);
      published.push({ id: article.id, feed: published.length % feeds, title: article.title, date, article });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

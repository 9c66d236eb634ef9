import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { terminalChat } from '../src/adapters/chat/terminal/chat.ts';
import { realClock } from '../src/adapters/system/node/clock.ts';
import { pinoLog } from '../src/adapters/system/node/log.ts';
import { readText } from '../src/core/article/read-text.ts';
import { makeBriefing } from '../src/core/briefing/make-briefing.ts';
import { settleBullets } from '../src/core/briefing/settle-bullets.ts';
import { shippedIdf } from '../src/core/language/idf.ts';
import { joinStory } from '../src/core/story/join-story.ts';
import { makeLiveIndex } from '../src/core/story/live-index.ts';
import { understand } from '../src/flows/news/understand.ts';
import { runParts } from '../src/processes/start.ts';
import { loadSettings } from '../src/settings/load.ts';
import { toPeople, toTopics } from '../src/settings/to-model.ts';
import { wire } from '../src/wiring.ts';
import { install } from '../tests/flow/run-onrecord.ts';
import { startServices } from '../tests/services/start-services.ts';
import { type VariedArticle, varyNews } from './vary-news.ts';

const ARTICLES = Number(process.env.BENCH_ARTICLES ?? 350);
const FEEDS = 10;

/** Articles per second through the whole flow, on embedded parts and on servers. */
export async function* benchFlow(): AsyncGenerator<string> {
  const news = varyNews(ARTICLES, '2026-03-02T05:00:00.000Z');
  const languageMs = timeLanguage(news);
  yield `language work alone: ${(languageMs / ARTICLES).toFixed(1)} ms an article (${ARTICLES} articles)`;
  const embedded = await timeFlow(news, {});
  yield show('embedded (PGlite)', embedded, languageMs);
  const services = await startServices();
  try {
    const servers = await timeFlow(news, { DATABASE_URL: services.databaseUrl, REDIS_URL: services.redisUrl });
    yield show('Redis + PostgreSQL', servers, languageMs);
    yield `servers / embedded: ${(embedded / servers).toFixed(2)} times as many articles a second`;
  } finally {
    await services.stop();
  }
}

function show(name: string, wallMs: number, languageMs: number): string {
  return `${name}: ${((ARTICLES * 1000) / wallMs).toFixed(1)} articles/s, language share ${((100 * languageMs) / wallMs).toFixed(0)} %`;
}

async function timeFlow(news: readonly VariedArticle[], env: Readonly<Record<string, string>>): Promise<number> {
  const server = createServer((request, response) => {
    const feed = Number(/\/(\d+)\.xml/.exec(request.url ?? '')?.[1] ?? 0);
    response
      .setHeader('content-type', 'application/rss+xml')
      .end(writeRss(news.filter((_, index) => index % FEEDS === feed)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listens on a port
  const feeds = Array.from({ length: FEEDS }, (_, feed) => ({
    id: `feed-${feed}`,
    url: `http://127.0.0.1:${port}/${feed}.xml`,
    outlet: `Outlet ${feed}`,
    language: 'en',
    country: null,
    pollEveryMinutes: 60,
    workspace: null,
    addedIn: null,
  }));
  const at = install({
    feeds,
    topics: ['nato-ukraine', 'climate-policy'],
    app: {
      reading: { fetchPages: false, allowPrivateAddresses: [`127.0.0.1:${port}`] },
      poll: { firstPollItems: 500 },
      log: { level: 'silent' },
      ...(env.DATABASE_URL ? {} : {}),
    },
  });
  const settings = loadSettings({ directory: at.config, env });
  const terminal = terminalChat({
    input: new PassThrough(),
    output: new PassThrough().resume(),
    directory: join(at.data, 'channels'),
    workspace: 'local',
    channel: 'terminal',
    timezone: 'UTC',
    onQuit: () => {},
  });
  const parts = await wire({
    settings,
    role: 'all',
    clock: realClock(),
    log: pinoLog({ level: 'silent', pretty: false }),
    chats: [terminal],
  });
  try {
    const begun = performance.now();
    await runParts(parts, 'all');
    await untilRead(parts, news.length);
    return performance.now() - begun;
  } finally {
    await parts.close();
    server.close();
    at.remove();
  }
}

async function untilRead(parts: Awaited<ReturnType<typeof wire>>, articles: number): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const busy = Object.values(await parts.queue.counts()).reduce(
      (sum, { waiting, active, delayed }) => sum + waiting + active + delayed,
      0,
    );
    const { counts } = await parts.store.reads.desk({ chat: 'terminal', workspace: 'local', id: 'terminal' });
    if (busy === 0 && counts.articles >= articles) return;
  }
}

/** The same language work as the flow does, without store, queue and network. */
function timeLanguage(news: readonly VariedArticle[]): number {
  const settings = loadSettings({ directory: 'config', env: {} });
  const known = { people: toPeople(settings), topics: toTopics(settings) };
  const index = makeLiveIndex(shippedIdf());
  const read = (given: VariedArticle) => {
    const article = {
      id: given.id,
      itemId: given.id,
      feedId: 'f',
      outlet: 'o',
      language: 'en',
      url: null,
      title: given.title,
      author: null,
      published: given.published,
      modified: null,
      revision: 1,
      readFrom: 'feed' as const,
      text: given.text,
      sentences: readText(given.text).sentences,
    };
    understand(article, known, settings.publish);
    const { story } = joinStory({ article, newStoryId: given.id }, index);
    index.update(story);
    const about = { articles: [article], copies: {}, language: 'en' };
    const { bullets } = settleBullets(null, { ...about, bulletsAtMost: 5, bulletCharacters: 240 });
    makeBriefing({
      ...about,
      story: { ...story, title: given.title, outlets: ['o'], topicIds: [], mergedInto: null },
      bullets,
      statements: [],
      corrections: [],
      previous: undefined,
      statementConfidence: 0.6,
      madeAt: given.published,
    });
  };
  for (const article of news.slice(0, 30)) read(article); // warm up
  const begun = performance.now();
  for (const article of news) read(article);
  return performance.now() - begun;
}

function writeRss(news: readonly VariedArticle[]): string {
  const items = news.map(
    ({ id, title, html, published }) =>
      `<item><guid isPermaLink="false">${id}</guid><title>${escapeXml(title)}</title><pubDate>${new Date(published).toUTCString()}</pubDate><description>${escapeXml(html)}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title><link>http://localhost/</link><description>b</description>${items.join('')}</channel></rss>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../src/adapters/system/node/clock.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import { type NewsServer, serveNews } from '../../src/demo/serve-news.ts';
import { freshDatabase, redisUrl } from '../services/fresh.ts';
import { type Installation, install, runCli, startRole } from './run-onrecord.ts';

// One article with a walk-back, pronouns and several speakers. With a whole week answers may differ in details: who is
// learnt from one article helps to read the next, and workers side by side read in another order.
const ARTICLE = 'mp-03';

let server: NewsServer;

beforeAll(async () => {
  const { outlets, articles } = loadSampleNews();
  const one = articles.filter(({ id }) => id === ARTICLE);
  server = await serveNews(
    { outlets: outlets.filter(({ id }) => id === one[0]?.outletId), articles: one },
    realClock(),
  );
});
afterAll(() => server.close());

const NOW = '2026-03-09T06:00:00Z';
const QUESTIONS = [
  '/stance nato-ukraine since:2026-03-01',
  '/stance nato-ukraine view:changes since:2026-03-01',
  '/quotes topic:nato-ukraine since:2026-03-01',
  '/brief since:2026-03-01',
];

test('one process on embedded parts, and two workers and a bot on Redis and PostgreSQL, answer alike', {
  timeout: 240_000,
}, async () => {
  const embedded = install({ feeds: server.feeds, topics: ['nato-ukraine'] });
  const database = await freshDatabase();
  const env = { DATABASE_URL: database.url, REDIS_URL: await redisUrl() };
  const split = install({ feeds: server.feeds, topics: ['nato-ukraine'], env });
  try {
    const alone = await answersOf(['all'], embedded);
    const together = await answersOf(['worker', 'worker', 'bot'], split);
    expect(alone[0]).toContain('Joris Haverkate');
    expect(alone[2]?.replace(/\s+/g, ' ')).toContain(
      '“Everything is on the table, including an invitation for Ukraine to join NATO,”',
    );
    expect(together).toEqual(alone);
  } finally {
    embedded.remove();
    split.remove();
    await database.drop();
  }
});

/** Starts the roles, waits for the post of the article's story, and asks the questions. */
async function answersOf(names: readonly string[], at: Installation): Promise<string[]> {
  const roles = names.map((role) => startRole(role, at, ['--clock', NOW]));
  const bot = roles.at(-1);
  await bot?.until('"posted"');
  const replies: string[] = [];
  for (const question of QUESTIONS) {
    const { out, err } = await runCli(['ask', question, '--config', at.config, '--clock', NOW], { env: at.env });
    expect(err).toBe('');
    replies.push(out.replace(/127\.0\.0\.1:\d+/g, 'the sample server'));
  }
  for (const role of roles) expect(await role.stop()).toBe(0);
  return replies;
}

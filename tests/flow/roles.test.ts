import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../src/adapters/system/node/clock.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import { type NewsServer, serveNews } from '../../src/demo/serve-news.ts';
import { freshDatabase, redisUrl } from '../services/fresh.ts';
import { type Installation, install, runCli, startRole } from './run-onrecord.ts';

let server: NewsServer;

beforeAll(async () => {
  server = await serveNews(loadSampleNews(), realClock()); // all of the week has been published by now
});
afterAll(() => server.close());

const TOPICS = ['nato-ukraine', 'climate-policy'];
// The sample week lies in the past of the machine's clock, or in its future: ask from its last day on.
const QUESTIONS = [
  '/stance nato-ukraine since:2026-03-01',
  '/quotes topic:climate-policy since:2026-03-01',
  '/brief since:2026-03-01',
];

test('one process on embedded parts, and two workers and a bot on Redis and PostgreSQL, answer alike', {
  timeout: 240_000,
}, async () => {
  const embedded = install({ feeds: server.feeds, topics: TOPICS });
  const database = await freshDatabase();
  const split = install({
    feeds: server.feeds,
    topics: TOPICS,
    env: { DATABASE_URL: database.url, REDIS_URL: await redisUrl() },
  });
  const clock = ['--clock', '2026-03-09T06:00:00Z'];
  try {
    const all = startRole('all', embedded, clock);
    const alone = await answers(embedded, all.output);
    expect(await all.stop()).toBe(0);

    const roles = ['worker', 'worker', 'bot'].map((role) => startRole(role, split, clock));
    const together = await answers(split, () => roles.map(({ output }) => output()).join(''));
    for (const role of roles) expect(await role.stop()).toBe(0);

    expect(alone[0]).toContain('Joris Haverkate');
    expect(alone[0]).toContain('“Ukraine belongs in NATO, and it should be invited this year,”');
    expect(together).toEqual(alone);
  } finally {
    embedded.remove();
    split.remove();
    await database.drop();
  }
});

/** What the questions are answered once everything has been read. */
async function answers(at: Installation, output: () => string): Promise<string[]> {
  const ask = async (question: string) => {
    const asked = await runCli(['ask', question, '--config', at.config, '--clock', '2026-03-09T06:00:00Z'], {
      env: at.env,
    });
    expect(asked.err).toBe('');
    return asked.out.replace(/127\.0\.0\.1:\d+/g, 'the sample server');
  };
  const wanted = loadSampleNews().articles.length;
  await expect
    .poll(() => output().match(/"statements-found"/g)?.length ?? 0, { timeout: 90_000, interval: 300 })
    .toBeGreaterThanOrEqual(wanted);
  // Until every story has been briefed: then nothing is said any more.
  let said = -1;
  await expect
    .poll(
      () => {
        const before = said;
        said = output().length;
        return said === before;
      },
      { timeout: 60_000, interval: 3000 },
    )
    .toBe(true);
  const replies: string[] = [];
  for (const question of QUESTIONS) replies.push(await ask(question));
  return replies;
}

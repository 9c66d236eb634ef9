import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../../src/adapters/database/pglite/open.ts';
import { realClock } from '../../src/adapters/system/node/clock.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import { type NewsServer, serveNews } from '../../src/demo/serve-news.ts';
import { install, startRole } from './run-onrecord.ts';

const KILLS = 8; // hundreds more, of every part: npm run bench -- chaos
const QUIET_MS = 6_000; // what is owed is looked at every five seconds
const SEED = 20260302; // of the moments: a failure can be played again

let server: NewsServer;
const news = loadSampleNews();

beforeAll(async () => {
  server = await serveNews(news, realClock()); // all of the week has been published by now
});
afterAll(() => server.close());

test('a process killed at 8 random moments loses nothing and posts nothing twice', { timeout: 900_000 }, async () => {
  const at = install({ feeds: server.feeds, topics: ['nato-ukraine', 'climate-policy', 'ai-regulation'] });
  const random = randomFrom(SEED);
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const running = startRole('all', at);
      // Some kills come while it still opens its store, most while it works.
      if (kill % 5 !== 0) await running.until('worker-runs');
      await new Promise((resolve) => setTimeout(resolve, random() * (kill % 5 === 0 ? 2500 : 1500)));
      await running.kill();
    }
    const last = startRole('all', at);
    await last.until('worker-runs');
    await expect.poll(() => postsIn(at.data).length, { timeout: 120_000, interval: 500 }).toBeGreaterThan(0);
    await quiet(() => last.output().length);
    expect(await last.stop()).toBe(0);

    const database = await openEmbedded({ directory: join(at.data, 'store') });
    const query = async (sql: string) =>
      (await database.pool.query(sql)).rows.map((row: Record<string, unknown>) => Object.values(row)[0]);
    const items = await query('select count(*) from onrecord.items');
    expect(Number(items[0])).toBe(news.articles.length);
    expect(await query('select item_id from onrecord.articles')).toHaveLength(news.articles.length);
    expect(
      await query(
        'select id from onrecord.articles where understood_revision < revision or joined_revision < revision',
      ),
    ).toEqual([]);
    expect(
      await query('select id from onrecord.articles where id not in (select article_id from onrecord.story_articles)'),
    ).toEqual([]);
    expect(
      await query(
        'select id from onrecord.stories where id not in (select story_id from onrecord.briefings) and merged_into is null',
      ),
    ).toEqual([]);
    expect(await query("select state from onrecord.deliveries where state not in ('posted', 'skipped')")).toEqual([]);
    const deliveries = (await query("select id from onrecord.deliveries where state = 'posted'")).sort();
    await database.close();

    const posts = postsIn(at.data);
    expect(posts.map(({ key }) => key).sort()).toEqual(deliveries); // each of them once, and nothing else
    const messages = posts.filter(({ key, ref }) => key === ref).map(({ ref }) => ref);
    expect(new Set(messages).size).toBe(messages.length);
  } finally {
    at.remove();
  }
});

function postsIn(data: string): { readonly key: string; readonly ref: string }[] {
  try {
    const lines = readFileSync(join(data, 'channels', 'terminal.jsonl'), 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

/** Waits until the number has not changed for so long that the store has been asked meanwhile what is owed. */
async function quiet(number: () => number): Promise<void> {
  let [last, since] = [number(), Date.now()];
  while (Date.now() - since < QUIET_MS) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (number() !== last) [last, since] = [number(), Date.now()];
  }
}

/** A small generator of numbers 0..1 (mulberry32), so that the moments are the same in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

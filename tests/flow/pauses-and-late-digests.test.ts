import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openEmbedded } from '../../src/adapters/database/pglite/open.ts';
import { openStore, type Store } from '../../src/adapters/store/postgres/open.ts';
import { renderText } from '../../src/core/reply/render-text.ts';
import { deliver } from '../../src/flows/news/6-deliver.ts';
import { listOwed } from '../../src/flows/news/list-owed.ts';
import type { NewsPorts } from '../../src/flows/news/news-ports.ts';
import type { Terms } from '../../src/model/delivery.ts';
import type { Database } from '../../src/ports/database.ts';
import { at, DAY, feed, HOUR, ours, subscription, tell, topic } from '../contracts/store/samples.ts';
import { empty } from '../contracts/store-contract.ts';
import { memoryChat } from '../flows/news/memory-chat.ts';

let database: Database;
let store: Store;
let minute: number;
let chat: ReturnType<typeof memoryChat>;

beforeAll(async () => {
  database = await openEmbedded({ directory: null });
  await openStore(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await empty(database);
  store = await openStore(database);
  minute = 0;
  chat = memoryChat();
  await store.feeds.sync([feed('herald')], at(0));
  await store.catalogue.syncTopics([topic('bridge')]);
});

/** What a process does that looks now: all that is owed and can be done. */
async function look(now: number): Promise<void> {
  minute = now;
  const silent = () => {};
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const clock = { now: () => at(minute), toRealMs: (ms: number) => ms };
  const chats = new Map([['terminal', chat.chat]]);
  const ports = { clock, log, store, operators: null, consoleUrl: null, chats } as unknown as NewsPorts; // no feed and no page is read here
  for (const job of await listOwed(ports)) if (job.step === 'deliver') await deliver(job, ports);
}

const posts = () =>
  chat.messages.map(({ reply }) => renderText(reply, { timezone: 'UTC', width: 200 }).trim().split('\n')[0]);
const digest = (terms: Terms = {}) =>
  store.desk.subscribe(subscription({ mode: 'digest', at: '09:00', nextDigestAt: at(DAY), terms }), at(0));

it('resumes by itself what was paused until now, and posts what is told from then on', async () => {
  await store.desk.subscribe(subscription(), at(0));
  await store.desk.setPaused(ours, 'bridge', 'asked', 'ann', at(1), at(60));
  await tell(store, 'a', { now: at(30) });
  await look(59);
  expect(await tell(store, 'b', { now: at(59) })).toEqual([]);
  await look(60);
  await tell(store, 'c', { now: at(61) });
  await look(61);
  expect(chat.messages.map(({ reply }) => reply.title)).toHaveLength(1);
  expect((await store.reads.desk(ours)).subscriptions).toEqual([subscription()]);
});

it('posts a digest in time without a word about it', async () => {
  await digest();
  await tell(store, 'a', { now: at(1) });
  await look(DAY);
  expect(posts()).toEqual(['BRIDGE · digest since Mon 2 Mar 2026 09:00']);
  await look(DAY + 1);
  expect(chat.messages).toHaveLength(1);
});

it('posts one digest after some days without a process, and says when it was due', async () => {
  await digest();
  await tell(store, 'a', { now: at(1) });
  await look(3 * DAY + HOUR);
  expect(posts()).toEqual(['BRIDGE · digest since Mon 2 Mar 2026 09:00 · was due Tue 3 Mar 2026 09:00']);
  await look(4 * DAY);
  expect(chat.messages).toHaveLength(1); // nothing new since
});

it('leaves out what was missed for longer, and covers it with the next digest, in time', async () => {
  await digest();
  await tell(store, 'a', { now: at(1) });
  await look(5 * DAY + HOUR);
  expect(posts()).toEqual([]);
  await look(6 * DAY);
  expect(posts()).toEqual(['BRIDGE · digest since Mon 2 Mar 2026 09:00']);
});

it('posts an empty digest each day where that was asked for, and else none', async () => {
  await digest({ evenEmpty: true });
  for (const day of [1, 2, 3]) await look(day * DAY);
  expect(chat.messages.map(({ reply }) => reply.title)).toEqual(
    Array.from({ length: 3 }, () => 'BRIDGE: nothing new since the last digest'),
  );
  await digest();
  await look(4 * DAY);
  expect(chat.messages).toHaveLength(3);
});

it('holds a story over quiet hours and posts it when they end', async () => {
  await store.desk.subscribe(subscription({ terms: { quiet: { from: '22:00', to: '07:00' } } }), at(0));
  await tell(store, 'a', { now: at(14 * HOUR) });
  for (const hour of [14, 15, 21.9]) await look(hour * HOUR);
  expect(chat.messages).toEqual([]);
  await look(22 * HOUR);
  expect(chat.messages).toHaveLength(1);
});

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { openStore, type Store } from '../../../src/adapters/store/postgres/open.ts';
import { lagOf } from '../../../src/adapters/store/postgres/read-lag.ts';
import type { Database } from '../../../src/ports/database.ts';
import { at, entries, feed, item, polled, subscription } from '../../contracts/store/samples.ts';

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openEmbedded({ directory: null });
  store = await openStore(database);
  await store.feeds.sync([feed('herald')], at(0));
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('delete from onrecord.items; delete from onrecord.deliveries'));

const lag = (now: string) => lagOf(database).read(now);

async function owe(id: string, state: string, owedSince: string, notBefore: string | null = null): Promise<void> {
  const { id: subscriptionId } = subscription();
  await database.pool.query(
    `insert into onrecord.deliveries
      (id, subscription_id, chat, workspace, channel, topic_id, kind, subject, revision, state, owed_since, changed_at, not_before)
      values ($1, $2, 'terminal', 'acme', 'general', 'bridge', 'digest', $1, 1, $3, $4, $4, $5)`,
    [id, subscriptionId, state, owedSince, notBefore],
  );
}

it('is none where nothing waits', async () => {
  await owe('done', 'posted', at(0));
  expect(await lag(at(60))).toEqual({ unreadSince: null, openDeliveries: 0, openSince: null });
});

it('tells since when the oldest item waits, from when it could be read', async () => {
  await store.feeds.savePoll({ state: polled('herald', at(60)), entries: entries(item('a')), now: at(1) });
  await store.feeds.savePoll({ state: polled('herald', at(60)), entries: entries(item('b')), now: at(5) });
  expect((await lag(at(10))).unreadSince).toBe(at(1));
  await store.news.postponeItem('a', at(20)); // its page could not be had: nobody is late
  expect((await lag(at(10))).unreadSince).toBe(at(5));
  expect((await lag(at(30))).unreadSince).toBe(at(5));
  await database.pool.query("update onrecord.items set state = 'read' where id = 'b'");
  expect((await lag(at(30))).unreadSince).toBe(at(20));
});

it('tells how many deliveries are due, and since when the oldest is', async () => {
  await owe('sent', 'posted', at(0));
  await owe('unknown', 'unknown', at(3));
  await owe('owed', 'pending', at(4));
  await owe('in quiet hours', 'pending', at(2), at(40));
  expect(await lag(at(10))).toMatchObject({ openDeliveries: 2, openSince: at(3) });
  expect(await lag(at(50))).toMatchObject({ openDeliveries: 3, openSince: at(3) });
});

it('leaves out what waits with a paused subscription', async () => {
  await store.desk.subscribe(subscription(), at(0));
  await owe('owed', 'pending', at(4));
  expect((await lag(at(10))).openDeliveries).toBe(1);
  await database.pool.query("update onrecord.subscriptions set paused_because = 'wished'");
  expect((await lag(at(10))).openDeliveries).toBe(0);
});

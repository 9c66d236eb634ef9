import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openServer } from '../../../src/adapters/database/server/open.ts';
import { openStore, type Store } from '../../../src/adapters/store/postgres/open.ts';
import type { News } from '../../../src/ports/bell.ts';
import type { Database } from '../../../src/ports/database.ts';
import { at, feed, tell, topic } from '../../contracts/store/samples.ts';
import { type MortalServer, mortalPostgres } from '../../services/mortal-server.ts';

let server: MortalServer;
let database: Database; // of who listens
let other: Database; // of another process, which stores news
let store: Store;
let heard: string[];
let end: () => Promise<void>;

beforeEach(async () => {
  server = await mortalPostgres();
  database = await openServer(server.url, { poolSize: 4 });
  other = await openServer(server.url, { poolSize: 4 });
  store = await openStore(other);
  await store.feeds.sync([feed('herald')], at(0));
  await store.catalogue.syncTopics([topic('bridge')]);
  heard = [];
  end = await (await openStore(database)).bell.listen((news: News) => {
    heard.push(news.kind === 'briefing' ? news.storyId : news.kind);
  });
});
afterEach(async () => {
  await end?.();
  await database?.close();
  await other?.close();
  await server?.remove();
});

const soon = (look: () => void) => vi.waitFor(look, { timeout: 30_000, interval: 20 });
const listening = async () => {
  const { rows } = await other.pool.query(
    `select pid from pg_stat_activity where query ilike 'listen onrecord_news%' and pid <> pg_backend_pid()`,
  );
  return rows as readonly { readonly pid: number }[];
};

it('tells other processes, and of a lost connection once, after which it hears again', async () => {
  await tell(store, 'a', { now: at(1) });
  await soon(() => expect(heard).toEqual(['s-a']));
  for (const { pid } of await listening()) await other.pool.query('select pg_terminate_backend($1)', [pid]);
  await soon(() => expect(heard).toEqual(['s-a', 'missed']));
  await tell(store, 'b', { now: at(2) });
  await soon(() => expect(heard).toEqual(['s-a', 'missed', 's-b']));
  expect(await listening()).toHaveLength(1);
});

it('tells of a server that was away for seconds once, and not before it is back', async () => {
  await server.kill();
  await sleep(3500); // it is tried again each second
  expect(heard).toEqual([]);
  await server.start();
  await soon(() => expect(heard).toEqual(['missed']));
  await tell(store, 'a', { now: at(1) });
  await soon(() => expect(heard).toEqual(['missed', 's-a']));
});

it('keeps no connection for nobody, also when the last listener goes while it is tried again', async () => {
  for (const { pid } of await listening()) await other.pool.query('select pg_terminate_backend($1)', [pid]);
  await sleep(950); // about when it is tried again
  await end();
  await sleep(500);
  expect(await listening()).toEqual([]);
});

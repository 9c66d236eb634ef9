import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer } from '../../src/adapters/database/server/open.ts';
import { openStore, type Store } from '../../src/adapters/store/postgres/open.ts';
import { realClock } from '../../src/adapters/system/node/clock.ts';
import type { Database } from '../../src/ports/database.ts';
import { takeSettings } from '../../src/processes/take-settings.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { freshDatabase } from '../services/fresh.ts';
import { configFolder } from '../settings/config-folder.ts';

const WORKERS = 4;
const ENTRIES = 40;

let databases: Database[];
let stores: Store[];
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  databases = await Promise.all(Array.from({ length: WORKERS }, () => openServer(fresh.url, { poolSize: 4 })));
  stores = await Promise.all(databases.map((database) => openStore(database)));
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  await drop();
});

/** The configuration as a worker has it: every version leaves others out, and each lists what it has in another order. */
function versionOf(worker: number) {
  const step = [1, 3, 7, 39][worker] ?? 1; // each shares no factor with 40, so that each number comes once
  const numbers = Array.from({ length: ENTRIES }, (_, n) => (n * step) % ENTRIES);
  const some = numbers.filter((n) => n % WORKERS !== worker);
  const list = (entry: (n: number) => string) => some.map((n) => `  - ${entry(n)}\n`).join('');
  const directory = configFolder({
    'app.yaml': '',
    'feeds.yaml': `feeds:\n${list((n) => `{ id: f${n}, url: "https://lantern.example/${n}", outlet: Lantern ${worker} }`)}`,
    'people.yaml': `people:\n${list((n) => `{ id: p${n}, name: Ida Holt ${n}, aliases: [Holt ${worker}-${n}] }`)}`,
    'topics.yaml': `topics:\n${list((n) => `{ id: t${n}, name: Bridge ${n}, any: [bridge ${worker}] }`)}`,
    'channels.yaml': `channels:\n  - { chat: terminal, id: desk, subscriptions: [{ topic: t${some[0]} }, { topic: t${some[1]} }] }\n`,
  });
  return { settings: loadSettings({ directory, env: {} }), feeds: some.map((n) => `f${n}`).sort() };
}

it('lets workers start at once with different versions of the configuration', async () => {
  const versions = stores.map((_, worker) => versionOf(worker));
  const clock = realClock();
  for (let round = 0; round < 5; round++) {
    const starts = stores.map((store, worker) => {
      const settings = versions[(worker + round) % WORKERS]?.settings;
      if (!settings) throw new Error('no version');
      return takeSettings({ settings, store, clock });
    });
    await Promise.all(starts);
    const { rows } = await (databases[0] as Database).pool.query(
      "select id from onrecord.feeds where listed and status = 'active' order by id",
    );
    const active = rows.map(({ id }: { readonly id: string }) => id).sort();
    expect(versions.map(({ feeds }) => feeds)).toContainEqual(active); // one of them as a whole, no mixture
  }
});

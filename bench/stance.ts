import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../src/adapters/database/pglite/open.ts';
import { openServer } from '../src/adapters/database/server/open.ts';
import { openStore, type Store } from '../src/adapters/store/postgres/open.ts';
import type { Database } from '../src/ports/database.ts';
import { postgres } from '../tests/services/start-services.ts';
import { askInTurn, showTimes, timeAt, views } from './stance-asks.ts';
import { multiply, settle } from './stance-multiply.ts';
import { ASKED, OTHER, SPEAKERS, STATEMENTS_EACH, storeArticles } from './stance-record.ts';
import { databaseUrl, newDatabase } from './stance-server.ts';

const SIZES = [1_000, 20_000]; // statements on the asked topic
const TIMES_BESIDE = 10; // as many on another topic, by the same speakers in the same days

/** Databases by name, in one place. */
type Place = { open(name: string): Promise<Database>; make(name: string, copyOf?: string): Promise<unknown> };

/** Latency of /stance as the record grows: of its own topic, and of others beside it. */
export async function* benchStance(): AsyncGenerator<string> {
  const directory = await mkdtemp(join(tmpdir(), 'onrecord-stance-'));
  const at = (name: string) => join(directory, name);
  try {
    yield* onDatabases('embedded (PGlite)', {
      open: (name) => openEmbedded({ directory: at(name) }),
      make: async (name, copyOf) => copyOf && (await cp(at(copyOf), at(name), { recursive: true })),
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  const server = await postgres({ durable: true });
  try {
    yield* onDatabases('PostgreSQL', {
      open: (name) => openServer(databaseUrl(server.url, name)),
      make: (name, copyOf) => newDatabase(server.url, name, copyOf),
    });
  } finally {
    await server.stop();
  }
}

async function* onDatabases(name: string, place: Place): AsyncGenerator<string> {
  await place.make('stance_alone');
  yield* growing(name, place);
  await place.make('stance_beside', 'stance_alone');
  yield* besideAnother(name, place);
}

/** The asked topic only, stored by the program. */
async function* growing(name: string, place: Place): AsyncGenerator<string> {
  const database = await place.open('stance_alone');
  const store = await openStore(database);
  await store.catalogue.syncTopics([ASKED, OTHER]);
  let stored = 0;
  for (const size of SIZES) {
    const to = size / STATEMENTS_EACH;
    await storeArticles(store, ASKED, { from: stored, to });
    stored = to;
    await settle(database);
    yield `${name}, ${size.toLocaleString('en')} statements: ${await askAll(store)}`;
  }
  await database.close();
}

/** Much more on another topic: that one is asked, and then the first one, in turn with the same without the other. */
async function* besideAnother(name: string, place: Place): AsyncGenerator<string> {
  const [alone, beside] = [await place.open('stance_alone'), await place.open('stance_beside')];
  await openStore(beside);
  await multiply(beside, { copies: TIMES_BESIDE, days: 0, speakers: SPEAKERS, topics: [OTHER] });
  await settle(beside);
  const stores = [await openStore(alone), await openStore(beside)] as const;
  const size = (SIZES.at(-1) ?? 0) * TIMES_BESIDE;
  yield `${name}, ${size.toLocaleString('en')} statements: ${await askAll(stores[1], OTHER)}`;
  const asks = stores.map((store) => views(store, ASKED));
  const times = await askInTurn(asks.flat());
  const ratios = views(stores[0], ASKED).map((ask, nth, { length }) => {
    const [without, having] = [times[nth] ?? [], times[length + nth] ?? []];
    return `${ask.name} ${(timeAt(having, 0.5) / timeAt(without, 0.5)).toFixed(2)}`;
  });
  yield `${name}, ${TIMES_BESIDE} times as many on another topic beside them, against none (medians): ${ratios.join(', ')}`;
  await alone.close();
  await beside.close();
}

async function askAll(store: Store, topic = ASKED): Promise<string> {
  const asks = views(store, topic);
  return showTimes(asks, await askInTurn(asks));
}

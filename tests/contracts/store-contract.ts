import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { openStore, type Store } from '../../src/adapters/store/postgres/open.ts';
import type { Database } from '../../src/ports/database.ts';
import type { LogFields } from '../../src/ports/log.ts';
import { testArchive } from './store/archive.ts';
import { testBell } from './store/bell.ts';
import { testChatStore } from './store/chat.ts';
import { testCorrections } from './store/corrections.ts';
import { testDeliveries } from './store/deliveries.ts';
import { testDesk } from './store/desk.ts';
import { testDigestTerms } from './store/digest-terms.ts';
import { testFeeds } from './store/feeds.ts';
import { testHosts } from './store/hosts.ts';
import { testIsolation } from './store/isolation.ts';
import { testLeases } from './store/leases.ts';
import { testLines } from './store/lines.ts';
import { testLiveWindows } from './store/live-windows.ts';
import { testLostChannels } from './store/lost-channels.ts';
import { testMessages } from './store/messages.ts';
import { testMistakes } from './store/mistakes.ts';
import { testMostADay } from './store/most-a-day.ts';
import { testNews } from './store/news.ts';
import { testPauses } from './store/pauses.ts';
import { testQuietHours } from './store/quiet-hours.ts';
import { testReads } from './store/reads.ts';
import { testRepairs } from './store/repairs.ts';
import { testRetention } from './store/retention.ts';
import { testSameWords } from './store/same-words.ts';
import { feed, topic } from './store/samples.ts';
import { testStories } from './store/stories.ts';
import { testTerms } from './store/terms.ts';
import { testVerbatim } from './store/verbatim.ts';

/** Where a store is kept: one database for a whole file of tests. */
export type StorePlace = { readonly database: Database; readonly dispose: () => Promise<void> };

/** What a group of tests works on: a store that holds two shared feeds and a topic, opened anew for each test. */
export type Opened = {
  readonly store: () => Store;
  /** One more store on the same data, as another process has it. */
  readonly another: () => Promise<Store>;
  /** What the store told the log since the test began: event and fields. */
  readonly logged: () => readonly (readonly [string, LogFields])[];
  readonly query: (text: string) => Promise<readonly Record<string, unknown>[]>;
};

/** What every store must keep. */
export function testStore(name: string, openPlace: () => Promise<StorePlace>): void {
  describe(`store contract: ${name}`, () => {
    let place: StorePlace;
    let store: Store;
    let told: [string, LogFields][] = [];
    const tell = (event: string, fields: LogFields = {}) => told.push([event, fields]);
    const log = { debug: tell, info: tell, warn: tell, error: tell };
    beforeAll(async () => {
      place = await openPlace();
      await openStore(place.database);
    });
    afterAll(() => place.dispose());
    beforeEach(async () => {
      await empty(place.database);
      told = [];
      store = await openStore(place.database, { log });
      await store.feeds.sync([feed('herald'), feed('courier')], '2026-03-01T00:00:00.000Z');
      await store.catalogue.syncTopics([topic('bridge')]);
    });

    const opened: Opened = {
      store: () => store,
      another: () => openStore(place.database),
      logged: () => told,
      query: async (text) => (await place.database.pool.query(text)).rows,
    };
    for (const test of [
      testFeeds,
      testHosts,
      testLeases,
      testNews,
      testSameWords,
      testVerbatim,
      testIsolation,
      testStories,
      testLiveWindows,
      testRepairs,
      testCorrections,
      testDeliveries,
      testLines,
      testTerms,
      testQuietHours,
      testMostADay,
      testPauses,
      testDigestTerms,
      testMessages,
      testLostChannels,
      testChatStore,
      testDesk,
      testReads,
      testMistakes,
      testArchive,
      testBell,
      testRetention,
    ])
      test(opened);
  });
}

/** Faster than a new database for each test: a migration of PGlite takes half a second. */
export async function empty({ pool }: Database): Promise<void> {
  const { rows } = await pool.query(
    `select relname from pg_class where relnamespace = 'onrecord'::regnamespace and relkind in ('r', 'p')
       and not relispartition and relname not like 'schema_history%' and relname <> 'catalogue_versions'`,
  );
  const tables = rows.map((row: { readonly relname: string }) => `onrecord.${row.relname}`);
  // Not by truncate: to make the files of tables anew takes longer than the test that follows.
  const all = tables.map((table) => `delete from ${table};`).join(' ');
  await pool.query(`begin; set local session_replication_role = replica; ${all} commit;`);
}

import { openServer } from '../src/adapters/database/server/open.ts';
import { openStore } from '../src/adapters/store/postgres/open.ts';
import type { Topic } from '../src/model/topic.ts';
import { postgres } from '../tests/services/start-services.ts';
import { askInTurn, showTimes, views } from './stance-asks.ts';
import { multiply, settle } from './stance-multiply.ts';
import { ASKED, OTHER, STATEMENTS_EACH, storeArticles } from './stance-record.ts';
import { databaseUrl, newDatabase } from './stance-server.ts';

const STORED = 20_000; // statements, by the program
const COPIES = 249; // of them, by the database: 5,000,000 in all
const DAYS = 660; // that copies go back; with the two months of the originals, 24 months
const SPEAKERS = 4_000;
const TOPICS: readonly Topic[] = [
  ASKED,
  OTHER,
  ...Array.from({ length: 48 }, (_, nth) => ({ ...OTHER, id: `topic-${nth + 3}`, name: `Topic ${nth + 3}` })),
];

/** Latency of /stance with 5,000,000 statements on PostgreSQL, on the topic with most of them and on a smaller one. */
export async function* benchStanceMillions(): AsyncGenerator<string> {
  const server = await postgres({ durable: false }); // nothing is written while it is asked
  try {
    await newDatabase(server.url, 'stance_millions');
    const database = await openServer(databaseUrl(server.url, 'stance_millions'));
    const begun = performance.now();
    const first = await openStore(database);
    await first.catalogue.syncTopics(TOPICS);
    await storeArticles(first, ASKED, { from: 0, to: STORED / STATEMENTS_EACH });
    await settle(database);
    await multiply(database, { copies: COPIES, days: DAYS, speakers: SPEAKERS, topics: TOPICS });
    await settle(database);
    yield `loaded in ${((performance.now() - begun) / 60_000).toFixed(1)} minutes`;
    const store = await openStore(database);
    for (const topic of [TOPICS[0], TOPICS[9]].flatMap((some) => some ?? [])) {
      const { rows } = await database.pool.query('select count(*)::int as count from stances where topic_id = $1', [
        topic.id,
      ]);
      const asks = views(store, topic);
      const times = await askInTurn(asks);
      yield `PostgreSQL, ${Number(rows[0]?.count).toLocaleString('en')} of 5,000,000 statements: ${showTimes(asks, times)}`;
    }
    await database.close();
  } finally {
    await server.stop();
  }
}

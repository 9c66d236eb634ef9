import { openServer } from '../src/adapters/database/server/open.ts';
import { openStore } from '../src/adapters/store/postgres/open.ts';
import type { Database } from '../src/ports/database.ts';
import { postgres } from '../tests/services/start-services.ts';
import { fillOldStore, NOW } from './old-store.ts';
import { databaseUrl, newDatabase } from './stance-server.ts';

const KEEP = { rawDays: 30, revisionsDays: 90, ledgerDays: 180 }; // the defaults

/** What pruning a year of news at once frees, and how long its batches hold up others. */
export async function* benchRetention(): AsyncGenerator<string> {
  const articles = Number(process.env.BENCH_ARTICLES ?? 200_000);
  const server = await postgres({ durable: true });
  try {
    await newDatabase(server.url, 'retention');
    const database = await openServer(databaseUrl(server.url, 'retention'));
    try {
      await fillOldStore(database, { articles, statementsEach: 1, channels: 10 });
      yield `${articles} articles of a year: ${await sizes(database)}`;
      const { retention } = await openStore(database);
      const times: number[] = [];
      const pruned: Record<string, number> = {};
      for (let isDone = false; !isDone; ) {
        const began = performance.now();
        const batch = await retention.prune(KEEP, NOW);
        times.push(performance.now() - began);
        isDone = batch.isDone;
        for (const [name, count] of Object.entries(batch.pruned)) pruned[name] = (pruned[name] ?? 0) + count;
      }
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
      const seconds = times.reduce((sum, ms) => sum + ms, 0) / 1000;
      yield `pruned ${JSON.stringify(pruned)} in ${seconds.toFixed(0)} s: ${times.length} rounds of ${at(0.5)} ms (median), ${at(0.99)} ms (99th percentile), ${at(1)} ms (most)`;
      const began = performance.now();
      await retention.prune(KEEP, NOW);
      yield `one more, with nothing left to prune: ${Math.round(performance.now() - began)} ms`;
      await database.pool.query('vacuum full analyze');
      yield `in use afterwards: ${await sizes(database)}`;
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
  }
}

/** All of it, then by table, partitions together. */
async function sizes({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ name: string; mb: number }>(`
    select regexp_replace(relname, '_2026_.*', '') as name, (sum(pg_total_relation_size(oid)) / 1e6)::int as mb from pg_class
    where relnamespace = 'onrecord'::regnamespace and relkind = 'r' group by 1 order by 2 desc`);
  const all = rows.reduce((sum, { mb }) => sum + mb, 0);
  return `${all} MB (${rows
    .slice(0, 8)
    .map(({ name, mb }) => `${name} ${mb}`)
    .join(', ')})`;
}

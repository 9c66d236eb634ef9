import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Bell, News } from '../../../ports/bell.ts';
import type { Database } from '../../../ports/database.ts';
import type { Trx } from './transaction.ts';

const CHANNEL = 'onrecord_news';
const AGAIN_AFTER_MS = 1000;

/** Tells of news when its transaction commits, in every process that listens. */
export async function ring(trx: Trx, news: Exclude<News, { kind: 'missed' }>): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(news)})`.execute(trx);
}

/** Listens on one connection of its own, for all in this process, as long as anybody does. */
export function bell({ pool }: Pick<Database, 'pool'>): Bell {
  const listeners = new Set<(news: News) => void>();
  let client: PoolClient | undefined;
  let again: NodeJS.Timeout | undefined;
  let opening: Promise<void> | undefined;

  const tell = (news: News) => {
    for (const listener of listeners) listener(news);
  };
  const open = async (): Promise<void> => {
    clearTimeout(again);
    try {
      const mine = await pool.connect();
      client = mine;
      mine.on('notification', ({ channel, payload }) => {
        // only `ring` writes to this channel
        if (channel === CHANNEL && payload) tell(JSON.parse(payload) as News);
      });
      mine.on('error', () => lost(mine));
      mine.on('end', () => lost(mine));
      await mine.query(`listen ${CHANNEL}`);
    } catch {
      lost(client);
    }
  };
  const lost = (which: PoolClient | undefined) => {
    if (which !== client || listeners.size === 0) return;
    client = undefined;
    which?.release(true);
    again = setTimeout(() => {
      opening = open().then(() => tell({ kind: 'missed' }));
    }, AGAIN_AFTER_MS);
    again.unref();
  };

  return {
    async listen(listener) {
      listeners.add(listener);
      if (listeners.size === 1) opening = open();
      await opening;
      return async () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(again);
        const mine = client;
        client = undefined;
        await mine?.query(`unlisten ${CHANNEL}`).catch(() => {});
        mine?.release();
      };
    },
  };
}

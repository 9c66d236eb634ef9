import { sql } from 'kysely';
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
  let line: Line | undefined;
  let again: NodeJS.Timeout | undefined;
  let opening: Promise<void> | undefined;

  const tell = (news: News) => {
    for (const listener of listeners) listener(news);
  };
  /** Whether there is a line now, or nobody who needs one. */
  const open = async (): Promise<boolean> => {
    try {
      const opened = await openLine(pool, { tell, lost });
      if (listeners.size === 0 || line !== undefined) await opened.close();
      else line = opened;
      return true;
    } catch {
      openLater();
      return false;
    }
  };
  const openLater = () => {
    clearTimeout(again);
    if (listeners.size === 0) return;
    again = setTimeout(async () => {
      if (await open()) tell({ kind: 'missed' }); // once, however often it was tried
    }, AGAIN_AFTER_MS);
    again.unref();
  };
  const lost = (which: Line) => {
    if (which !== line) return;
    line = undefined;
    openLater();
  };

  return {
    async listen(listener) {
      listeners.add(listener);
      if (listeners.size === 1) opening = open().then(() => {});
      await opening;
      return async () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(again);
        const mine = line;
        line = undefined;
        await mine?.close();
      };
    },
  };
}

type Line = { close(): Promise<void> };

/**
 * A connection that hears what is rung. It goes back to the pool as it came: whoever has it next must not hear for us, nor
 * hear twice when it is ours again.
 */
async function openLine(
  pool: Database['pool'],
  { tell, lost }: { readonly tell: (news: News) => void; readonly lost: (line: Line) => void },
): Promise<Line> {
  const client = await pool.connect();
  let isOpen = true;
  const letGo = (isBroken: boolean) => {
    if (!isOpen) return;
    isOpen = false;
    client.off('notification', heard);
    client.off('end', ended);
    client.off('error', ended);
    client.release(isBroken);
  };
  const heard = ({ channel, payload }: { readonly channel: string; readonly payload?: string | undefined }) => {
    // only `ring` writes to this channel
    if (channel === CHANNEL && payload) tell(JSON.parse(payload) as News);
  };
  const line: Line = {
    async close() {
      if (!isOpen) return;
      const isBroken = await client.query(`unlisten ${CHANNEL}`).then(
        () => false,
        () => true,
      );
      letGo(isBroken);
    },
  };
  const ended = () => {
    if (!isOpen) return;
    letGo(true);
    lost(line);
  };
  client.on('notification', heard);
  client.on('error', ended);
  client.on('end', ended);
  try {
    await client.query(`listen ${CHANNEL}`);
  } catch (error) {
    letGo(true);
    throw error;
  }
  return line;
}

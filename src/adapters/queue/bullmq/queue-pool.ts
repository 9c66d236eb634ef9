import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { PgPool, PgPoolClient, PgQueryResult } from 'bullmq';

/** A `pg.Pool`, or what behaves like one. */
export type SharedPool = PgPool & {
  readonly options?: { readonly keepAlive?: boolean | undefined };
  off(event: 'error', listener: (error: Error) => void): unknown;
};

/**
 * The pool as BullMQ is given it, which takes three things better than BullMQ does by itself:
 * - Each query first lets everything else have its turn. An embedded database answers without ever going back to
 *   the event loop, so a full line ran to its end before any timer, network answer or other line: of 100 chains of
 *   six jobs the first one ended after 6.2 s of 6.3 s.
 * - All lines listen on one connection; BullMQ would hold one for each, eight of a pool's ten or twelve.
 * - One listener of errors for all lines, gone with `release`.
 */
export function queuePool(pool: SharedPool): { readonly pool: PgPool; readonly release: () => Promise<void> } {
  const onErrors = new Set<(error: Error) => void>();
  const onError = (error: Error): void => {
    for (const listener of onErrors) listener(error);
  };
  pool.on('error', onError);
  const listening = shareListener(pool);
  const query: PgPool['query'] = async (text, params) => {
    await setImmediate();
    return pool.query(text, params);
  };
  const shared: PgPool & Pick<SharedPool, 'options'> = {
    ...(pool.options === undefined ? {} : { options: pool.options }), // tells BullMQ of keepAlive
    query,
    connect: async () => listening.client(query),
    end: async () => undefined, // it is the caller's
    on(event: 'error' | 'connect', listener: (value: never) => void) {
      // BullMQ only asks for errors of a pool; a listener of errors takes an Error
      if (event === 'error') onErrors.add(listener as (error: Error) => void);
      return shared;
    },
    removeAllListeners: () => shared,
  };
  const release = async (): Promise<void> => {
    pool.off('error', onError);
    onErrors.clear();
    await listening.end();
  };
  return { pool: shared, release };
}

const LISTEN = /^(?:\s|--.*\n)*listen\b/i;
const NAME_OF_CONNECTION = /set_config\('application_name'/; // would rename a connection that is not the line's own

/** Clients that look like connections of their own, but listen on one and ask through the pool. */
function shareListener(pool: PgPool): {
  readonly client: (query: PgPool['query']) => PgPoolClient;
  readonly end: () => Promise<void>;
} {
  const clients = new Set<EventEmitter>();
  let connection: Promise<PgPoolClient> | undefined;
  let listens = new Map<string, Promise<PgQueryResult>>(); // on that connection
  const forget = (): void => {
    connection = undefined;
    listens = new Map();
  };

  const connect = async (): Promise<PgPoolClient> => {
    const client = await pool.connect();
    client.on('notification', (notification) => {
      for (const one of clients) one.emit('notification', notification);
    });
    client.on('error', (error) => {
      forget(); // the next LISTEN makes a new one: BullMQ listens anew after an error
      client.release(true);
      for (const one of [...clients]) if (one.listenerCount('error') > 0) one.emit('error', error);
    });
    return client;
  };
  const listenOnce = async (text: string): Promise<PgQueryResult> => {
    connection ??= connect();
    const listening = listens.get(text) ?? connection.then((client) => client.query(text));
    listens.set(text, listening);
    return listening.catch((error: unknown) => {
      forget();
      throw error;
    });
  };

  return {
    client(query) {
      const client = Object.assign(new EventEmitter(), {
        query: ((text, params) => {
          if (LISTEN.test(text)) return listenOnce(text);
          return NAME_OF_CONNECTION.test(text) ? Promise.resolve({ rows: [] }) : query(text, params);
        }) as PgPool['query'], // rows of LISTEN and of the name are not looked at
        release: () => {
          clients.delete(client);
        },
      });
      clients.add(client);
      return client;
    },
    async end() {
      const last = await connection?.catch(() => undefined);
      forget();
      last?.removeAllListeners('notification');
      last?.release(true); // not back into the pool: it listens
    },
  };
}

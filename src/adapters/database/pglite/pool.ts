import { EventEmitter } from 'node:events';
import type { Results } from '@electric-sql/pglite';
import type { Pool } from 'pg';
import type { Query } from './messages.ts';
import type { Session } from './session.ts';
import { ENDED } from './thread.ts';

/** A result as `pg` shapes it. Without `command`, Kysely counts no updated rows. */
type PgResult = {
  readonly rows: unknown[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly command: string;
  readonly rowCount: number | null;
};

/** A `pg.Pool` over one session: promises only, for what Kysely and BullMQ call. */
export function embeddedPool(session: Session): Pool {
  const clients = new Set<EmbeddedClient>();
  session.onNotification((channel, payload) => {
    for (const client of clients) client.tell(channel, payload);
  });
  const pool = new EmbeddedPool(session, clients);
  // Holds because callers use query, connect, end, on and options only, and each of those behaves like pg's.
  return pool as unknown as Pool;
}

class EmbeddedPool extends EventEmitter {
  readonly options = { max: Number.POSITIVE_INFINITY, keepAlive: true }; // no socket that could die unnoticed
  ended = false;
  readonly #session: Session;
  readonly #clients: Set<EmbeddedClient>;

  constructor(session: Session, clients: Set<EmbeddedClient>) {
    super();
    this.#session = session;
    this.#clients = clients;
  }

  async connect(): Promise<EmbeddedClient> {
    if (this.ended) throw new Error(ENDED);
    const client = new EmbeddedClient(this.#session, () => this.#clients.delete(client));
    this.#clients.add(client);
    this.emit('connect', client);
    return client;
  }

  async query(text: string | Query, values?: readonly unknown[]): Promise<PgResult | PgResult[]> {
    const client = await this.connect();
    try {
      return await client.query(text, values);
    } finally {
      await client.release();
    }
  }

  async end(): Promise<void> {
    this.ended = true;
  }
}

class EmbeddedClient extends EventEmitter {
  readonly #session: Session;
  readonly #leave: () => void;
  readonly #channels = new Set<string>();
  #released = false;

  constructor(session: Session, leave: () => void) {
    super();
    this.#session = session;
    this.#leave = leave;
  }

  query(text: string | Query, values?: readonly unknown[]): Promise<PgResult | PgResult[]> {
    if (this.#released) return Promise.reject(new Error('the client was released'));
    const query: Query = typeof text === 'string' ? { text, values } : { ...text, values: values ?? text.values };
    this.#listen(query.text);
    // not an async function: the session must be reached within the caller's own turn
    return this.#session.run(this, query).then(toPg);
  }

  /** Other clients share the session, so all of them listen; each hears only what it asked for. */
  #listen(text: string): void {
    const [, verb, channel] = /^(?:\s|--.*\n)*(listen|unlisten)\s+"?([\w*]+)"?/i.exec(text) ?? [];
    if (verb === undefined || channel === undefined) return;
    if (verb.toLowerCase() === 'listen') this.#channels.add(channel);
    else if (channel === '*') this.#channels.clear();
    else this.#channels.delete(channel);
  }

  tell(channel: string, payload: string): void {
    if (this.#channels.has(channel)) this.emit('notification', { channel, payload, processId: process.pid });
  }

  async release(): Promise<void> {
    if (this.#released) return;
    this.#released = true;
    this.#leave();
    await this.#session.abandon(this).catch(() => {}); // pg tells nobody either: the next query will
  }
}

/** One statement gives one result, several give a list: as `pg` does. */
function toPg(results: readonly Results[]): PgResult | PgResult[] {
  const shaped = results.map((result) => ({
    rows: result.rows,
    fields: result.fields,
    command: result.command ?? '',
    rowCount: result.rowCount ?? null,
  }));
  return shaped.length === 1 && shaped[0] ? shaped[0] : shaped;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite, Results } from '@electric-sql/pglite';

/** PGlite's one session, shared out to clients one transaction at a time. */
export type Session = {
  /** Runs statements for a client. While its transaction is open the session is the client's alone. */
  run(client: object, query: Query): Promise<Results[]>;
  /** Ends a transaction that its client left open. */
  abandon(client: object): Promise<void>;
  alone<T>(work: () => Promise<T>): Promise<T>;
  onNotification(tell: (channel: string, payload: string) => void): void;
  close(): Promise<void>;
  /** Lets no further query through: the data directory is no longer ours. */
  giveUp(error: Error): void;
};

export type Query = {
  readonly text: string;
  readonly values?: readonly unknown[] | undefined;
  readonly rowMode?: 'array' | undefined;
};

type Transaction = { client: object; open: boolean };

/** What `pg` says after `end()`; BullMQ looks for these words when it shuts down. */
export const ENDED = 'Cannot use a pool after calling end on the pool';

/** Queries run this long before everything else has its turn; a turn before each query costs up to a fifth of them. */
const TURN_MS = 5;

/** See {@link Session}. Waiting clients are served first come, first served. */
export function oneSession(db: PGlite): Session {
  const inside = new AsyncLocalStorage<Transaction>();
  const outside = AsyncLocalStorage.snapshot();
  const waiting: (() => void)[] = [];
  let busy = false;
  let current: Transaction | undefined;
  let lost: Error | undefined;

  const acquire = async () => {
    // A query that waits for the transaction it was started from would wait for ever.
    if (inside.getStore()?.open)
      throw new Error('a query outside the open transaction would wait for itself: run it on the transaction');
    if (busy) await new Promise<void>((go) => waiting.push(go));
    busy = true;
  };
  const release = () => {
    const next = waiting.shift();
    if (next)
      next(); // stays busy: handed over
    else busy = false;
  };
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    await acquire();
    try {
      return await work();
    } finally {
      release();
    }
  };
  // PGlite answers without ever going back to the event loop: 2,000 queries in a row kept timers and the network
  // waiting for 0.3 to 1.6 s.
  let turnBegan = 0;
  const letOthersTurn = async () => {
    if (performance.now() - turnBegan < TURN_MS) return;
    await nextTurn();
    turnBegan = performance.now();
  };
  const execute = async (query: Query): Promise<Results[]> => {
    await letOthersTurn();
    if (lost) throw lost;
    const options = query.rowMode ? { rowMode: query.rowMode } : undefined;
    if (!query.values?.length) return await db.exec(query.text, options);
    return [await db.query(query.text, [...query.values], options)];
  };
  const end = (transaction: Transaction) => {
    transaction.open = false;
    current = undefined;
    release();
  };

  /** Whether a transaction is open is asked of PostgreSQL after each query, not guessed from the words of it. */
  const runFirst = async (transaction: Transaction, query: Query): Promise<Results[]> => {
    await acquire();
    transaction.open = true;
    current = transaction;
    return await runNext(transaction, query);
  };
  const runNext = async (transaction: Transaction, query: Query): Promise<Results[]> => {
    try {
      return await execute(query);
    } finally {
      if (lost || !db.isInTransaction()) end(transaction);
    }
  };

  return {
    run(client, query) {
      if (current?.client === client) return runNext(current, query);
      const transaction: Transaction = { client, open: false };
      const answer = runFirst(transaction, query);
      // Entered in the caller's own context and before its first await, so that what follows the query there
      // (the body of a transaction) is inside. `runFirst` has looked at the context of before.
      inside.enterWith(transaction);
      return answer;
    },
    async abandon(client) {
      if (current?.client !== client) return;
      current.open = false; // its caller is outside from now on, though the session is free only after the rollback
      await runNext(current, { text: 'rollback' });
    },
    alone,
    onNotification(tell) {
      // In a fresh context: PGlite tells while some client's COMMIT runs, and whom it wakes is not inside that.
      db.onNotification((channel, payload) => outside(() => setImmediate(tell, channel, payload)));
    },
    async close() {
      await alone(async () => {
        await db.close();
        lost = new Error(ENDED); // for those who still wait for their turn
      });
    },
    giveUp(error) {
      lost = error;
    },
  };
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Results } from '@electric-sql/pglite';
import { type Query, receiveError } from './messages.ts';
import type { Thread } from './thread.ts';

/** PGlite's one session, shared out to clients one transaction at a time. */
export type Session = {
  /** Runs statements for a client. While its transaction is open the session is the client's alone. */
  run(client: object, query: Query): Promise<Results[]>;
  /** Ends a transaction that its client left open. */
  abandon(client: object): Promise<void>;
  onNotification(tell: (channel: string, payload: string) => void): void;
};

/** `open`: as far as we have heard. */
type Transaction = { open: boolean };

type Client = { readonly number: number; transaction: Transaction; unanswered: number };

/**
 * See {@link Session}. Whose turn it is is decided in the thread, which so has the next query at hand also while this
 * side is busy.
 */
export function oneSession(thread: Thread): Session {
  const inside = new AsyncLocalStorage<Transaction>();
  const outside = AsyncLocalStorage.snapshot();
  const clients = new WeakMap<object, Client>();
  let known = 0;

  const clientOf = (key: object): Client => {
    const found = clients.get(key);
    if (found) return found;
    known += 1;
    const client = { number: known, transaction: { open: false }, unanswered: 0 };
    clients.set(key, client);
    return client;
  };
  const runIn = async (client: Client, transaction: Transaction, query: Query): Promise<Results[]> => {
    client.unanswered += 1;
    try {
      const answer = await thread.ask(client.number, query);
      transaction.open = answer.inTransaction;
      if ('error' in answer) throw receiveError(answer.error);
      return answer.results;
    } finally {
      client.unanswered -= 1;
    }
  };

  return {
    run(key, query) {
      const client = clientOf(key);
      if (client.transaction.open || client.unanswered > 0) return runIn(client, client.transaction, query);
      // A query that waits for the transaction it was started from would wait for ever.
      if (inside.getStore()?.open)
        return Promise.reject(
          new Error('a query outside the open transaction would wait for itself: run it on the transaction'),
        );
      client.transaction = { open: false };
      // Entered in the caller's own context, so that what follows the query there (the body of a transaction) is inside.
      inside.enterWith(client.transaction);
      return runIn(client, client.transaction, query);
    },
    async abandon(key) {
      const client = clients.get(key);
      if (!client || !(client.transaction.open || client.unanswered > 0)) return;
      client.transaction.open = false; // its caller is outside from now on, though the rollback comes after
      await runIn(client, client.transaction, { text: 'rollback' });
    },
    onNotification(tell) {
      // Whom it wakes is inside of no transaction.
      thread.onNotification((channel, payload) => outside(tell, channel, payload));
    },
  };
}

import type { Results } from '@electric-sql/pglite';

/** How the thread of the database is started; null: in memory. */
export type ThreadStart = { readonly directory: string | null };

export type Query = {
  readonly text: string;
  readonly values?: readonly unknown[] | undefined;
  readonly rowMode?: 'array' | undefined;
};

/** What the thread is asked: queries, each for one of its clients, and at last to close. */
export type Asked =
  | (Query & { readonly kind: 'query'; readonly id: number; readonly client: number })
  | { readonly kind: 'close'; readonly client: number };

/** What the thread tells. */
export type Told =
  | { readonly kind: 'open' }
  | { readonly kind: 'not-open'; readonly error: SentError }
  | ({ readonly kind: 'answer'; readonly id: number } & Answer)
  | { readonly kind: 'notification'; readonly channel: string; readonly payload: string };

/** `inTransaction`: whether the query left its client's transaction open, also when it failed. */
export type Answer = { readonly inTransaction: boolean } & (
  | { readonly results: Results[] }
  | { readonly error: SentError }
);

/** An error on its way between threads, where only plain data keeps all its fields. */
export type SentError = {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly cause: SentError | undefined;
};

// What `pg` gives an error of PostgreSQL, by the same names.
const FIELDS = [
  ...['name', 'severity', 'code', 'detail', 'hint', 'position', 'internalPosition', 'internalQuery', 'where'],
  ...['schema', 'table', 'column', 'dataType', 'constraint', 'file', 'line', 'routine', 'length'],
];

export function sendError(error: unknown): SentError {
  if (!(error instanceof Error)) return { message: String(error), fields: {}, cause: undefined };
  const fields = Object.entries({ ...error, name: error.name }).filter(
    ([name, value]) => FIELDS.includes(name) && (typeof value === 'string' || typeof value === 'number'),
  );
  const cause = error.cause === undefined ? undefined : sendError(error.cause);
  return { message: error.message, fields: Object.fromEntries(fields), cause };
}

export function receiveError({ message, fields, cause }: SentError): Error {
  const error = new Error(message, cause && { cause: receiveError(cause) });
  return Object.assign(error, fields);
}

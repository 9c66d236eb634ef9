import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite, Results } from '@electric-sql/pglite';
import { type Answer, type Asked, type Query, sendError, type ThreadStart, type Told } from './messages.ts';
import { openFiles } from './open-files.ts';
import { takeTurns } from './take-turns.ts';

// Runs in a worker thread: opens the database and answers what it is asked, until it is told to close.

// PostgreSQL's WebAssembly stays as V8 compiles it first. Compiling it to faster code takes half a gigabyte for its largest
// function alone: 825 MB at most instead of 265, for scans that take 1.0 instead of 1.8 times as long, all else being
// 1.0 to 1.3 times as quick (PGlite 0.5.16, Node 24.21).
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);

const tell = (told: Told): void => parentPort?.postMessage(told);

await openFiles((workerData as ThreadStart).directory).then(serve, (error: unknown) =>
  tell({ kind: 'not-open', error: sendError(error) }),
);

function serve(db: PGlite): void {
  const trap = watchForTraps(db);
  db.onNotification((channel, payload) => tell({ kind: 'notification', channel, payload }));
  const hear = takeTurns(async (asked: Asked) => {
    if (asked.kind === 'close') {
      await db.close();
      process.exit(); // of this thread
    }
    const answer = await execute(db, asked);
    if (trap()) throw trap();
    tell({ kind: 'answer', id: asked.id, ...answer });
    return answer.inTransaction;
  });
  parentPort?.on('message', hear); // what it throws ends the thread
  tell({ kind: 'open' });
}

/** Whether a transaction is open is asked of PostgreSQL after each query, not guessed from the words of it. */
async function execute(db: PGlite, { text, values, rowMode }: Query): Promise<Answer> {
  const options = rowMode ? { rowMode } : undefined;
  try {
    const results: Results[] = values?.length
      ? [await db.query(text, [...values], options)]
      : await db.exec(text, options);
    return { results, inTransaction: db.isInTransaction() };
  } catch (error) {
    return { error: sendError(error), inTransaction: db.isInTransaction() };
  }
}

// A full stack, and every other trap (WebAssembly.RuntimeError).
const TRAPS = ['RangeError', 'RuntimeError'];

/**
 * PGlite swallows a trap of its WebAssembly, as where a function calls itself without end, and from then on answers
 * every query with nothing (0.5.16). This tells of the first one; errors of PostgreSQL itself are none.
 */
function watchForTraps(db: PGlite): () => Error | undefined {
  let trapped: Error | undefined;
  const postgres = db.Module;
  const loop = postgres._PostgresMainLoopOnce;
  postgres._PostgresMainLoopOnce = () => {
    try {
      loop();
    } catch (error) {
      if (error instanceof Error && TRAPS.includes(error.name)) trapped ??= error;
      throw error;
    }
  };
  return () => trapped;
}

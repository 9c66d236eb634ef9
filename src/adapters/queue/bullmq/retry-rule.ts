import { UnrecoverableError } from 'bullmq';
import { Failure } from '../../../model/failure.ts';

/** A job is started this often at most. With the waits below the last try comes about 40 minutes after the first. */
export const MOST_TRIES = 12;

/** An error that is no Failure is a bug of ours: five tries (about 30 s) tell a passing one from a lasting one. */
const MOST_TRIES_OF_A_BUG = 5;

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * How long to wait before the next try, in milliseconds of the machine's clock: 2 s, 4 s, 8 s ... up to 10 min,
 * each shortened by up to a quarter by chance, so that what failed together does not come back together.
 */
export function tryAgainAfterMs(attemptsMade: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attemptsMade - 1), LONGEST_WAIT_MS);
  return Math.round(wait * (1 - Math.random() / 4));
}

/**
 * What BullMQ is to be told about an error of a job: itself (try again, until MOST_TRIES) or an
 * UnrecoverableError (to the dead letters at once). `triesBefore`: tries that failed already.
 */
export function judge(error: unknown, triesBefore: number): Error {
  const wanted = error instanceof Failure ? error.retry : triesBefore + 1 < MOST_TRIES_OF_A_BUG;
  const shown = error instanceof Error ? error : new Error(String(error));
  if (wanted) return shown;
  const final = new UnrecoverableError(shown.message);
  final.cause = shown;
  return final;
}

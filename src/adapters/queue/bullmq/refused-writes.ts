import type { Log } from '../../../ports/log.ts';
import { logSparingly } from './log-sparingly.ts';

/**
 * Whether Redis answers, but takes nothing new: its memory is full, it is a copy of another one, or it cannot write its
 * own file.
 */
export function isRefusedWrite(error: unknown): error is Error {
  return error instanceof Error && /^(OOM|READONLY|MISCONF)\b/.test(error.message);
}

/** A listener for the errors of all lines: a Redis that takes nothing is told in one line, whatever it refused. */
export function logQueueErrors(log: Log): (error: Error) => void {
  const tell = logSparingly(log, 'queue-error');
  const tellRefused = logSparingly(log, 'queue-takes-no-jobs');
  return (error) => {
    if (!isRefusedWrite(error)) return tell(error);
    const kind = kindOf(error);
    tellRefused(new Error(`${kind}: ${WHY[kind]} ${THEN}`));
  };
}

type Kind = keyof typeof WHY;
const WHY = {
  OOM: 'Redis has no memory left: raise its maxmemory, or find what else fills it.',
  READONLY: 'this Redis only copies another one: point REDIS_URL at the one that is written to.',
  MISCONF: 'Redis cannot write its own file: look at its log and at its disk.',
};
const THEN = 'Nothing is lost: the work goes on when it takes jobs again.';

const kindOf = (error: Error): Kind => {
  const word = error.message.split(' ')[0];
  return word === 'READONLY' || word === 'MISCONF' ? word : 'OOM';
};

import type { Log } from '../../../ports/log.ts';

/**
 * A listener that logs an error at most once in ten seconds: while Redis is down or full, BullMQ reports the
 * same error thousands of times a second (72,739 in 8 s were measured).
 */
export function logSparingly(log: Log, event: string): (error: Error) => void {
  const last = new Map<string, { at: number; hidden: number }>();
  return (error) => {
    const before = last.get(error.message);
    if (before !== undefined && Date.now() - before.at < QUIET_FOR_MS) {
      before.hidden++;
      return;
    }
    if (last.size >= REMEMBERED) last.clear();
    last.set(error.message, { at: Date.now(), hidden: 0 });
    log.warn(event, { error: error.message, ...(before?.hidden ? { times: before.hidden + 1 } : {}) });
  };
}

const QUIET_FOR_MS = 10_000;
const REMEMBERED = 50; // different messages; some carry ids, so the memory must not grow

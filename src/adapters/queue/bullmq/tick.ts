import type { Log } from '../../../ports/log.ts';
import { type Backend, type Hands, openHands, openLine } from './backend.ts';

export type Ticking = { readonly hands: Hands; stop(): Promise<void> };

/**
 * A shared alarm: every process proposes a tick at each interval, the queue keeps one of them, and one process
 * runs it. There is only ever one job, so ticks neither overlap nor pile up behind a slow one; and because each
 * process keeps proposing, the alarm survives a Redis that lost everything (a stored schedule would not).
 * Each process also ticks once at its start. A tick that fails is logged; the next one is its retry.
 */
export async function startTicking(options: {
  readonly backend: Backend;
  readonly name: string;
  readonly everyMs: number;
  readonly tick: () => Promise<void>;
  readonly log: Log;
  readonly onError: (error: Error) => void;
}): Promise<Ticking> {
  const { backend, name, everyMs, log, onError } = options;
  const lineName = `tick-${name}`;
  const line = openLine(backend, lineName).on('error', onError);
  const hands = openHands(backend, {
    line: lineName,
    concurrency: 1,
    process: () => {
      ranAt = performance.now();
      return options.tick().catch((error: unknown) => log.error('tick-failed', { tick: name, error }));
    },
  });
  let ranAt = performance.now(); // here
  hands.on('error', onError);

  const once = { jobId: ID, removeOnComplete: true, removeOnFail: true };
  const propose = async (): Promise<void> => {
    if (performance.now() - ranAt > MISSED * everyMs) {
      ranAt = performance.now();
      await line.removeDeduplicationKey(ID);
    }
    // a proposal is dropped if there was one in the last 0.9 intervals, no matter by whom
    const deduplication = { id: ID, ttl: Math.round(everyMs * 0.9) };
    await line.add('tick', { job: null }, { ...once, deduplication });
  };
  await hands.waitUntilReady();
  await line.add('tick', { job: null }, once);
  const timer = setInterval(() => void propose().catch(onError), everyMs);

  return {
    hands,
    async stop() {
      clearInterval(timer);
      await hands.close();
      await line.close();
    },
  };
}

const ID = 'tick';

/**
 * Intervals without a tick here after which a proposal counts in any case. Others may have run them all, then this is one
 * too many; or the clock was put back, and what was proposed by the old time would shut out all others until that comes.
 */
const MISSED = 5;

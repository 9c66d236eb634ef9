import type { Log } from '../../../ports/log.ts';
import { type Backend, openHands, openLine } from './backend.ts';

export type Ticking = { stop(): Promise<void> };

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
    process: () => options.tick().catch((error: unknown) => log.error('tick-failed', { tick: name, error })),
  });
  hands.on('error', onError);

  const once = { jobId: 'tick', removeOnComplete: true, removeOnFail: true };
  const propose = (): void => {
    // a proposal is dropped if there was one in the last 0.9 intervals, no matter by whom
    const deduplication = { id: 'tick', ttl: Math.round(everyMs * 0.9) };
    line.add('tick', { job: null }, { ...once, deduplication }).catch(onError);
  };
  await hands.waitUntilReady();
  await line.add('tick', { job: null }, once);
  const timer = setInterval(propose, everyMs);

  return {
    async stop() {
      clearInterval(timer);
      await hands.close();
      await line.close();
    },
  };
}

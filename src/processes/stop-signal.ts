import type { Log } from '../ports/log.ts';

export type Stopping = {
  readonly stop: () => void;
  readonly stopped: Promise<void>;
  readonly isAsked: () => boolean;
};

const SAME_SIGNAL_MS = 1000;

/**
 * Ctrl-C and SIGTERM ask for a graceful stop; a second one ends the process at once. Two within a second are one: a
 * terminal tells every process of its Ctrl-C, and npm passes it on to us as well.
 */
export function stopSignal(): Stopping {
  const { promise, resolve } = Promise.withResolvers<void>();
  let askedAt: number | undefined;
  const stop = () => {
    askedAt ??= performance.now();
    resolve();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (askedAt !== undefined && performance.now() - askedAt > SAME_SIGNAL_MS) process.exit(1);
      stop();
    });
  return { stop, stopped: promise, isAsked: () => askedAt !== undefined };
}

const END_WITHIN_MS = 9500; // Docker kills after 10 s
const LINGER_MS = 300; // for what is closing when everything has been closed

/** Ends the process in time after it was asked to stop, whatever hangs, and says in the log what that was. */
export function endInTime({ stopped }: Pick<Stopping, 'stopped'>, log: Log): { readonly allClosed: () => void } {
  const endAfter = (ms: number) => {
    const end = () => {
      log.warn('ended-by-force', { stillOpen: [...new Set(process.getActiveResourcesInfo())] });
      process.exit(); // 0: what was in hand is taken up again by another process, or by the next start
    };
    setTimeout(end, ms).unref(); // does not keep alive what ends by itself
  };
  void stopped.then(() => endAfter(END_WITHIN_MS));
  return { allClosed: () => endAfter(LINGER_MS) };
}

/** Those who wait for something, in the order they came. */
export type WaitingLine = {
  /** Resolves when called; rejects with the signal's reason when that aborts first, and is then out of the line. */
  join(signal: AbortSignal | undefined): Promise<void>;
  /** Calls the first in line; false when nobody waits. */
  callNext(): boolean;
};

type Waiter = { call: (() => void) | null; next: Waiter | null }; // call is null once it gave up

/** A linked list: joining and calling cost the same however long the line is. */
export function waitingLine(): WaitingLine {
  let first: Waiter | null = null;
  let last: Waiter | null = null;
  return {
    join: (signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const giveUp = (): void => {
          waiter.call = null;
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          next: null,
          call: () => {
            signal?.removeEventListener('abort', giveUp);
            resolve();
          },
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        if (last === null) first = waiter;
        else last.next = waiter;
        last = waiter;
      }),
    callNext() {
      while (first !== null) {
        const { call } = first;
        first = first.next;
        if (first === null) last = null;
        if (call === null) continue;
        call();
        return true;
      }
      return false;
    },
  };
}

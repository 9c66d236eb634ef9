import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * How the line between two parts is. cut: whoever comes is thrown out; stalled: nothing goes through, but connections
 * stay and are taken; deaf: what is asked arrives, and no answer comes back.
 */
export type LineState = 'open' | 'cut' | 'stalled' | 'deaf';

export type Line = {
  readonly port: number;
  set(state: LineState): void;
  /** Throws out who is connected now. */
  reset(): void;
  close(): Promise<void>;
};

type Pair = { readonly near: Socket; readonly far: Socket };

/** A line to a server, which can be broken. Listens on all of this machine's own addresses. */
export async function openLine(to: { readonly host: string; readonly port: number }): Promise<Line> {
  const pairs = new Set<Pair>();
  let state: LineState = 'open';

  const settle = ({ near, far }: Pair) => {
    if (state === 'stalled') near.pause();
    else near.resume();
    if (state === 'open') far.resume();
    else far.pause();
  };
  const throwOut = ({ near, far }: Pair) => {
    near.resetAndDestroy();
    far.resetAndDestroy();
  };
  const server = createServer({ pauseOnConnect: true }, (near) => {
    near.on('error', () => {});
    if (state === 'cut') return void near.resetAndDestroy();
    const far = connect(to.port, to.host);
    far.on('error', () => {});
    const pair = { near, far };
    pairs.add(pair);
    for (const [from, into] of [[near, far] as const, [far, near] as const]) {
      from.on('data', (chunk: Buffer) => {
        if (into.writable && !into.write(chunk)) from.pause();
      });
      into.on('drain', () => settle(pair));
      from.on('end', () => into.end());
      from.on('close', () => {
        into.destroy();
        pairs.delete(pair);
      });
    }
    settle(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port, // it listens on TCP
    set(next) {
      state = next;
      for (const pair of pairs) (state === 'cut' ? throwOut : settle)(pair);
    },
    reset: () => pairs.forEach(throwOut),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        pairs.forEach(throwOut);
      }),
  };
}

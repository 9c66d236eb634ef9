import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../../services/private-server.ts';

/** A TCP line to a server that can be cut (nothing listens, all connections end) and mended. */
export async function cuttableLine(to: { readonly host: string; readonly port: number }): Promise<{
  readonly port: number;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly connections: () => number;
  readonly close: () => void;
}> {
  const port = await freePort();
  const open = new Set<Socket>();
  let server: Server | undefined;
  const mend = (): void => {
    server = createServer((near) => {
      const far = connect(to);
      for (const [one, other] of [[near, far] as const, [far, near] as const]) {
        open.add(one);
        one
          .on('error', () => undefined)
          .on('close', () => {
            open.delete(one);
            other.destroy();
          });
        one.pipe(other);
      }
    }).listen(port, '127.0.0.1');
  };
  const cut = (): void => {
    server?.close();
    for (const socket of open) socket.destroy();
  };
  mend();
  return { port, cut, mend, connections: () => open.size / 2, close: cut };
}

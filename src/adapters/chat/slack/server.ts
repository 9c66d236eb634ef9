import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../../../model/failure.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** One server for Slack's events and the pages of the installation, on one address; by method and path. */
export async function openServer(
  at: { readonly host: string; readonly port: number },
  handlers: ReadonlyMap<string, Handler>,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const handler = handlers.get(`${request.method} ${path}`);
    if (!handler) return response.writeHead(404).end();
    // What a handler throws has been logged by the library; the other side is only told that it failed.
    return Promise.resolve()
      .then(() => handler(request, response))
      .catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
  });
  await listen(server, at);
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port, not on a pipe
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      }),
  };
}

function listen(server: Server, { host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new Failure(
          'bad-settings',
          `Slack's pages cannot be served on ${host}:${port}: change chats.slack.http in config/channels.yaml.`,
          { cause },
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
}

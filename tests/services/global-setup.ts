import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import type { Server } from './private-server.ts';
import { postgres, redis } from './start-services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly servicesAt: string;
  }
}

/**
 * Runs in the test runner's own process. Starts no server before a test asks for it (through fresh.ts), so that a
 * run of pure tests costs nothing; each is started once for the whole run and stopped at its end.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = new Map<string, Promise<Server>>();
  const start = { '/redis': redis, '/postgres': () => postgres({ durable: false }) };
  const desk = createServer(async (request, response) => {
    const path = request.url === '/redis' ? '/redis' : '/postgres';
    const server = started.get(path) ?? start[path]();
    started.set(path, server);
    try {
      response.end((await server).url);
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const { port } = desk.address() as AddressInfo; // it listens on a port, not on a pipe
  project.provide('servicesAt', `http://127.0.0.1:${port}`);

  return async () => {
    desk.close();
    const servers = await Promise.allSettled(started.values());
    await Promise.all(servers.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)));
  };
}

import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { Failure } from '../../../model/failure.ts';
import type { Mounted } from '../../../ports/console.ts';
import type { Condition, Health, HealthDesk } from '../../../ports/health.ts';

/** Health over HTTP: GET /health and /ready are 200 or 503 with the parts as JSON, GET /metrics is text for Prometheus. */
export function openHealth({ port, host }: { readonly port: number; readonly host: string }): Health {
  let server: ServerType | undefined;
  return {
    async serve(desk) {
      try {
        return await new Promise<number>((resolve, reject) => {
          server = serve({ fetch: routes(desk).fetch, hostname: host, port }, (info) => resolve(info.port));
          server.once('error', reject);
        });
      } catch (cause) {
        server = undefined;
        throw new Failure(
          'bad-settings',
          `Health cannot be served on ${host}:${port}: set health.port to a free port and health.host to an address of this machine, see docs/metrics.md.`,
          { cause },
        );
      }
    },

    async ask(what) {
      try {
        const signal = AbortSignal.timeout(ASK_WITHIN_MS);
        const answered = await fetch(`http://${urlHost(host)}:${port}/${what}`, { redirect: 'error', signal });
        return conditionSchema.safeParse(await answered.json()).data;
      } catch {
        return undefined;
      }
    },

    async close() {
      const closing = server;
      server = undefined;
      if (!closing) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        if ('closeAllConnections' in closing) closing.closeAllConnections(); // who asked last is told nothing more
      });
    },
  };
}

const ASK_WITHIN_MS = 5000; // the process itself gives up what does not answer after 2 s

/** The same answers, for whoever else has a port. */
export function mountHealth(desk: HealthDesk): readonly Mounted[] {
  const app = routes(desk);
  const handle = (request: Request) => app.fetch(request);
  return [
    { path: '/health', to: 'all', handle },
    { path: '/ready', to: 'all', handle },
    { path: '/metrics', to: 'signed-in', handle },
  ];
}

function routes(desk: HealthDesk): Hono {
  const app = new Hono();
  const tell = ({ ok, parts }: Condition) => Response.json({ ok, parts }, { status: ok ? 200 : 503, headers: FRESH });
  app.get('/health', async () => tell(await desk.health()));
  app.get('/ready', async () => tell(await desk.ready()));
  app.get('/metrics', async () => {
    const { type, text } = await desk.metrics();
    return new Response(text, { headers: { 'content-type': type, ...FRESH } });
  });
  return app;
}

const FRESH = { 'cache-control': 'no-store' };

/** Where a server that listens on all addresses is reached from its own machine. */
function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

const conditionSchema = z.object({
  ok: z.boolean(),
  parts: z.array(z.object({ part: z.string(), ok: z.boolean(), words: z.string() })),
});

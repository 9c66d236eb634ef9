import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { Failure } from '../../../model/failure.ts';
import type { Reply, Request } from '../../../model/reply.ts';
import type { Control } from '../../../ports/control.ts';

/**
 * Control over HTTP on the loopback address. The running process leaves port and token in `control.json` of its
 * data directory, readable by its user only: who can read the data may ask. `port` 0 takes any free one.
 */
export function openControl(options: { readonly directory: string; readonly port: number }): Control {
  const file = join(options.directory, 'control.json');
  let server: ServerType | undefined;
  let ownToken: string | undefined;
  return {
    async serve(answer) {
      const token = randomBytes(24).toString('hex');
      const app = new Hono();
      app.use(bodyLimit({ maxSize: REQUEST_BYTES }));
      app.post('/ask', async (context) => {
        if (!sameText(context.req.header('authorization') ?? '', `Bearer ${token}`)) return context.text('', 401);
        const request = requestSchema.safeParse(await context.req.json().catch(() => undefined));
        return request.success ? context.json(await answer(request.data)) : context.text('', 400);
      });
      const port = await listen(app, options.port);
      await mkdir(options.directory, { recursive: true });
      await writePrivately(file, JSON.stringify({ pid: process.pid, port, token }));
      ownToken = token;
    },

    async call(request) {
      const address = await readAddress(file);
      if (!address) return undefined;
      const answered = await ask(address, request);
      if (answered === undefined || answered.status === 401 || answered.status === 404) return undefined;
      if (answered.status === 400 || answered.status === 413)
        throw new Failure('bad-input', 'The running process takes no request this long: write fewer words.');
      if (!answered.ok)
        throw new Failure('broken', `The running process could not answer (HTTP ${answered.status}): see its log.`);
      const reply = replySchema.safeParse(await answered.json().catch(() => undefined));
      // Checked in outline only: the same program made it from this very type.
      return reply.success ? (reply.data as unknown as Reply) : undefined;
    },

    async close() {
      if (!server) return;
      // Another process may have taken over the directory meanwhile: its file is not ours to remove.
      if (ownToken !== undefined && (await readAddress(file))?.token === ownToken) await rm(file, { force: true });
      const closing = server;
      server = undefined;
      await new Promise<void>((resolve) => closing.close(() => resolve()));
    },
  };

  async function listen(app: Hono, port: number): Promise<number> {
    try {
      return await new Promise<number>((resolve, reject) => {
        server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (info) => resolve(info.port));
        server.once('error', reject);
      });
    } catch (cause) {
      server = undefined;
      throw new Failure(
        'bad-settings',
        `Port ${port} for the command line is taken: set control.port to 0, any free one.`,
        {
          cause,
        },
      );
    }
  }
}

type Address = z.infer<typeof addressSchema>;

async function readAddress(file: string): Promise<Address | undefined> {
  const found: unknown = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  return addressSchema.safeParse(found).data;
}

/** The running process's answer; undefined when nobody listens there any more. @throws Failure when it takes too long */
async function ask(address: Address, request: Request): Promise<Response | undefined> {
  try {
    return await fetch(`http://127.0.0.1:${address.port}/ask`, {
      method: 'POST',
      headers: { authorization: `Bearer ${address.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'TimeoutError')
      throw new Failure(
        'store-busy',
        `The running process did not answer within ${ANSWER_WITHIN_MS / 1000} s: try again, or restart it.`,
        { retry: true, cause },
      );
    return undefined; // left behind by a process that is gone
  }
}

/** Written beside and renamed, so that a caller never reads half of it; for this user only from the first byte. */
async function writePrivately(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(beside, text, { mode: 0o600, flag: 'wx' });
  await rename(beside, file);
}

const REQUEST_BYTES = 16_384;
const ANSWER_WITHIN_MS = 30_000;

const addressSchema = z.object({ port: z.number().int().positive(), token: z.string() });

const requestSchema = z.object({
  command: z.string().max(100),
  options: z.record(z.string().max(100), z.string().max(2000)),
  page: z.number().int().positive().optional(),
});

const replySchema = z.looseObject({ title: z.string(), private: z.boolean(), blocks: z.array(z.unknown()) });

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

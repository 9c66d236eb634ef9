import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { openInjections } from './inject-failures.ts';
import { judgeBody } from './judge-body.ts';
import { openContract } from './judge-contract.ts';
import { type Body, readBody } from './read-body.ts';
import { invalidBody, Refusal, refusal } from './refuse.ts';
import { findRoute, type Route } from './routes.ts';
import type { Call, Failure } from './types.ts';
import type { World } from './world.ts';

type Reply = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };

/** The REST server on a free port of 127.0.0.1; it fills in the world's origin. */
export async function serveRest(world: World, injections: ReturnType<typeof openInjections>): Promise<Server> {
  const server = createServer((request, response) => {
    answer(world, injections, request, response).catch((error: unknown) => {
      world.fault({ kind: 'own-reply', what: `the fake failed: ${error instanceof Error ? error.stack : error}` });
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

async function answer(
  world: World,
  injections: ReturnType<typeof openInjections>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', world.origin);
  if (url.pathname.startsWith('/attachments/')) return sendFile(world, url, response);
  const body = await readBody(request).catch((error: unknown) => error as Error);
  const path = url.pathname
    .replace(/^\/api\/v10/, '')
    .split('/')
    .map(decodeURIComponent)
    .join('/');
  const method = request.method ?? 'GET';
  const found = url.pathname.startsWith('/api/v10/') ? findRoute(method, path) : undefined;
  const call: Call = {
    ...{ at: world.now(), method, path, query: Object.fromEntries(url.searchParams), status: 0, code: null },
    ...(body instanceof Error
      ? { body: null, files: [] }
      : { body: body.json, files: body.files.map(({ name }) => name) }),
    ...{ route: found?.route.id ?? null, injected: null },
  };
  world.calls.push(call);
  const failure = injections.next(`${method} ${path}`, call.route);
  if (failure) call.injected = failure.kind;
  if (failure?.kind === 'hang') await sleep(failure.ms);
  const instead = failure && replyInstead(failure);
  const stores = !failure || failure.kind === 'hang' || ('stored' in failure && failure.stored);
  const real = stores ? reply(world, request, body, found, call) : null;
  const sent = failure?.kind === 'drop' ? null : (instead ?? real);
  if (sent && sent !== 'malformed') {
    call.status = sent.status;
    call.code = (sent.body as { code?: number } | undefined)?.code ?? null;
    const counts = [401, 403, 429].includes(sent.status) && sent.headers?.['x-ratelimit-scope'] !== 'shared';
    if (counts) world.invalidRequests++;
    const isEmpty = sent.status === 204;
    response.writeHead(sent.status, { ...(isEmpty ? {} : { 'content-type': 'application/json' }), ...sent.headers });
    response.end(isEmpty ? undefined : JSON.stringify(sent.body));
  } else if (sent === 'malformed') {
    call.status = 200;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "1", "conte');
  } else request.socket.destroy();
  world.changed();
}

/** What an injected failure answers; null cuts the connection or lets the real answer through. */
function replyInstead(failure: Failure): Reply | 'malformed' | null {
  switch (failure.kind) {
    case 'status':
      return { status: failure.status, body: { message: `${failure.status}: Upstream error`, code: 0 } };
    case 'error':
      return { status: failure.status, body: { code: failure.code, message: failure.message } };
    case 'malformed':
      return 'malformed';
    case 'rate-limit': {
      const { retryAfterSeconds, scope } = failure;
      const headers = { 'retry-after': String(Math.ceil(retryAfterSeconds)), 'x-ratelimit-scope': scope };
      const body = {
        message: 'You are being rate limited.',
        retry_after: retryAfterSeconds,
        global: scope === 'global',
      };
      const of: Record<string, string> =
        scope === 'global'
          ? { 'x-ratelimit-global': 'true' }
          : { 'x-ratelimit-reset-after': String(retryAfterSeconds) };
      return { status: 429, body, headers: { ...headers, ...of } };
    }
    case 'drop':
    case 'hang':
      return null;
    default:
      return failure satisfies never;
  }
}

type Found = { readonly route: Route; readonly params: Readonly<Record<string, string>> } | undefined;

function reply(world: World, request: IncomingMessage, body: Body | Error, found: Found, call: Call): Reply {
  try {
    if (!found) {
      world.fault({ kind: 'unknown-route', what: `${call.method} ${request.url}` });
      throw new Refusal(404, { code: 0, message: '404: Not Found' });
    }
    const { route, params } = found;
    const allowed = route.anybody || (world.token !== null && request.headers.authorization === `Bot ${world.token}`);
    if (!allowed) throw refusal(0);
    if (body instanceof Error) throw body;
    const asked = { world, params, query: call.query, body: body.json, files: body.files };
    const before = route.before?.(asked) ?? null;
    const violations = judgeBody({ route: route.id, body: body.json, files: body.files, before });
    if (violations.length > 0) {
      world.fault({ kind: 'contract', what: violations.map(say).join('; '), route: route.id, violations });
      throw invalidBody(violations);
    }
    const given = route.answer(asked);
    const own = world.options.checkReplies ? openContract([])?.reply(route.id, given.status, json(given.body)) : [];
    if (own?.length) world.fault({ kind: 'own-reply', what: own.map(say).join('; '), route: route.id });
    return given;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: error.body };
  }
}

const json = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
const say = ({ path, code, message }: { path: readonly unknown[]; code: string; message: string }): string =>
  `${path.join('.')}: ${code} ${message}`;

function sendFile(world: World, url: URL, response: ServerResponse): void {
  const file = world.files.find(({ id }) => id === url.pathname.split('/')[3]);
  response.writeHead(file ? 200 : 404, file && { 'content-type': file.type });
  response.end(file?.bytes);
}

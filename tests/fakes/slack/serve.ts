import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Disturbances } from './disturb.ts';
import { exchange, type Grant } from './methods-auth.ts';
import { takeUpload } from './methods-files.ts';
import { Refusal } from './refusal.ts';
import { takeResponse } from './response-url.ts';
import type { SocketSide } from './socket.ts';
import type { State } from './state.ts';
import type { Disturbance, Json } from './types.ts';
import { type ApiCall, readCall, runMethod } from './web-api.ts';

export type Serving = {
  readonly state: State;
  readonly disturbances: Disturbances;
  readonly socket: SocketSide;
  readonly grants: ReadonlyMap<string, Grant>;
  readonly origin: () => string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly client: { readonly id: string; readonly secret: string };
};
type Answer = { readonly status: number; readonly body: string; readonly type: string };

/** Answers everything that the app sends over HTTP: methods, response urls and uploads. */
export async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { state } = serving;
  const url = new URL(request.url ?? '/', serving.origin());
  const body = Buffer.concat((await request.toArray()) as Buffer[]); // a request's stream hands out buffers
  if (url.pathname.startsWith('/api/')) return serveMethod(serving, request, response, url, body.toString());
  if (url.pathname.startsWith('/actions/')) {
    if (request.headers.authorization) state.fault('secret', 'response_url', 'a token sent to a response_url');
    spotSecrets(serving, 'response_url', body.toString());
    const place = url.pathname;
    const run = async (): Promise<Answer> => {
      const [status, text] = takeResponse(state, place, readJson(body.toString()));
      return { status, body: text, type: 'text/plain' };
    };
    return answer(response, serving.disturbances.take('response_url', undefined), run);
  }
  if (url.pathname.startsWith('/upload/')) {
    const id = url.pathname.slice('/upload/'.length);
    const run = async (): Promise<Answer> => {
      const status = await takeUpload(state, id, request.headers['content-type'] ?? '', body);
      return { status, body: status === 200 ? `OK - ${body.length}` : 'error', type: 'text/plain' };
    };
    return answer(response, serving.disturbances.take('upload', undefined), run);
  }
  response.writeHead(url.pathname === '/authorize' ? 200 : 404).end(url.pathname);
}

async function serveMethod(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: string,
): Promise<void> {
  const { state } = serving;
  const call = readCall({ state, request, url, body, appToken: serving.appToken });
  const disturbance = serving.disturbances.take(call.method, call.workspace?.team);
  const record = { method: call.method, team: call.workspace?.team, token: call.kind, args: call.args };
  const at = state.calls.push({ ...record, at: state.now(), answer: 'no answer yet' }) - 1;
  spotSecrets(serving, call.method, JSON.stringify({ ...call.args, client_secret: undefined }));
  if (call.kind === 'unknown') state.fault('token', call.method, 'an unknown token');
  const note = (text: string): void => {
    const entry = state.calls[at];
    if (entry?.answer === 'no answer yet') state.calls[at] = { ...entry, answer: text };
    state.touch();
  };
  if (disturbance) note(disturbance.kind);
  const run = async (): Promise<Answer> => {
    const told = perform(serving, call);
    note(told.ok === true ? 'ok' : String(told.error));
    return { status: 200, body: JSON.stringify(told), type: 'application/json; charset=utf-8' };
  };
  state.touch();
  return answer(response, disturbance, run);
}

function perform(serving: Serving, call: ApiCall): Json {
  const { state } = serving;
  try {
    if (call.method === 'oauth.v2.access')
      return { ok: true, ...exchange(state, serving.grants, serving.client, call.args) };
    if (call.method !== 'apps.connections.open') return runMethod(state, serving.origin(), call);
    if (call.kind === 'bot') {
      state.fault('token', call.method, 'called with a bot token');
      throw new Refusal('not_allowed_token_type');
    }
    if (call.kind !== 'app') throw new Refusal(call.kind === 'none' ? 'not_authed' : 'invalid_auth');
    const address = serving.socket.ticket(serving.origin());
    if (address === undefined) throw new Refusal('too_many_websockets');
    return { ok: true, url: address };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.code, ...error.also };
    throw error;
  }
}

/** Answers as it should be, or as the disturbance has it. */
async function answer(
  response: ServerResponse,
  wrong: Disturbance | undefined,
  run: () => Promise<Answer>,
): Promise<void> {
  if (!wrong) return send(response, await run());
  const done = 'stored' in wrong && wrong.stored ? await run() : undefined;
  if (wrong.kind === 'drop') return void response.destroy();
  if (wrong.kind === 'status') return send(response, { status: wrong.status, body: 'unavailable', type: 'text/plain' });
  if (wrong.kind === 'malformed') return send(response, { status: 200, body: '{"ok":tru', type: 'application/json' });
  if (wrong.kind === 'error') {
    const body = JSON.stringify({ ok: false, error: wrong.error, ...wrong.also });
    return send(response, { status: 200, body, type: 'application/json' });
  }
  if (wrong.kind === 'rate-limit') {
    response.setHeader('retry-after', String(wrong.retryAfterSeconds));
    const body = JSON.stringify({ ok: false, error: 'ratelimited' });
    return send(response, { status: 429, body, type: 'application/json' });
  }
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, wrong.ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  if (response.destroyed) return;
  send(response, done ?? (await run()));
}

function send(response: ServerResponse, { status, body, type }: Answer): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** No token and no secret may be in what is shown or said. */
export function spotSecrets(serving: Serving, where: string, text: string): void {
  const secrets = [
    ...serving.state.workspaces.map(({ botToken }) => botToken),
    serving.appToken,
    serving.signingSecret,
    serving.client.secret,
  ];
  if (secrets.some((secret) => text.includes(secret))) serving.state.fault('secret', where, 'a secret in what is sent');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

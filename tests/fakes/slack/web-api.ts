import type { IncomingMessage } from 'node:http';
import { type Method, needScope } from './method.ts';
import { authMethods } from './methods-auth.ts';
import { chatMethods } from './methods-chat.ts';
import { conversationMethods } from './methods-conversations.ts';
import { fileMethods } from './methods-files.ts';
import { viewMethods } from './methods-views.ts';
import { Refusal } from './refusal.ts';
import type { State, Workspace } from './state.ts';
import type { Call, Json } from './types.ts';

const methods: { readonly [name: string]: Method } = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...viewMethods,
};

export type ApiCall = {
  readonly method: string;
  readonly token: string;
  readonly kind: Call['token'];
  readonly args: Json;
  readonly workspace: Workspace | undefined;
};

/** Reads a call: its arguments (form or JSON, with JSON inside), its token, and whose token that is. */
export function readCall(parts: {
  readonly state: State;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: string;
  readonly appToken: string;
}): ApiCall {
  const { state, request, url, appToken } = parts;
  const method = url.pathname.slice('/api/'.length);
  if (url.searchParams.has('token')) state.fault('secret', method, 'a token in the url');
  const given = readArguments(request.headers['content-type'] ?? '', parts.body, url);
  const header = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1];
  const token = header ?? (typeof given.token === 'string' ? given.token : '');
  const { token: _, ...args } = given;
  const workspace = state.workspaces.find(({ botToken }) => botToken === token);
  const client = method === 'oauth.v2.access';
  const basic = /^Basic (.+)$/u.exec(request.headers.authorization ?? '')?.[1];
  const [id, secret] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':');
  return {
    ...{ method, token, workspace, args: id === undefined ? args : { client_id: id, client_secret: secret, ...args } },
    kind: client ? 'client' : token === '' ? 'none' : workspace ? 'bot' : token === appToken ? 'app' : 'unknown',
  };
}

/** Does what a bot's method does; throws a Refusal for what Slack refuses. */
export function runMethod(state: State, origin: string, call: ApiCall): Json {
  const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
  if (!method) {
    state.fault('unknown-method', call.method, 'the fake (or Slack) does not know it');
    throw new Refusal('unknown_method');
  }
  const workspace = allowed(state, call);
  if (method.scope !== undefined) needScope(workspace, method.scope);
  const missing = method.needs.filter((name) => call.args[name] === undefined || call.args[name] === '');
  if (missing.length > 0) {
    state.fault('arguments', call.method, `missing: ${missing.join(', ')}`);
    const messages = missing.map((name) => `[ERROR] missing required field: ${name}`);
    throw new Refusal('invalid_arguments', { response_metadata: { messages } });
  }
  const strange = Object.keys(call.args).filter((name) => !method.may.includes(name) && name !== 'team_id');
  if (strange.length > 0) state.fault('arguments', call.method, `unknown: ${strange.join(', ')}`);
  if (call.args[BROKEN] !== undefined) throw new Refusal(String(call.args[BROKEN]));
  return { ok: true, ...method.run({ state, workspace, args: call.args, origin }) };
}

function allowed(state: State, call: ApiCall): Workspace {
  if (call.kind === 'none') throw new Refusal('not_authed');
  if (call.kind === 'app') {
    state.fault('token', call.method, 'called with the app token');
    throw new Refusal('not_allowed_token_type');
  }
  if (!call.workspace) throw new Refusal('invalid_auth');
  if (call.workspace.tokenError !== null) throw new Refusal(call.workspace.tokenError);
  return call.workspace;
}

const JSON_ARGUMENTS = new Set(['blocks', 'attachments', 'metadata', 'view', 'files']);
const BROKEN = 'broken json';

function readArguments(type: string, body: string, url: URL): Json {
  const query = Object.fromEntries(url.searchParams);
  if (type.startsWith('application/json')) return { ...query, ...(JSON.parse(body || '{}') as Json) };
  const form = { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  return Object.fromEntries(Object.entries(form).map(([name, value]) => readArgument(name, value)));
}

function readArgument(name: string, value: string): readonly [string, unknown] {
  if (value === 'true' || value === 'false') return [name, value === 'true'];
  if (!JSON_ARGUMENTS.has(name)) return [name, value];
  try {
    return [name, JSON.parse(value)];
  } catch {
    return [BROKEN, `invalid_${name}_format`];
  }
}

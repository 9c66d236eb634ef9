import { createHmac } from 'node:crypto';
import type { Ack, Json } from './types.ts';

type Taken = Pick<Ack, 'afterMs' | 'payload' | 'failure' | 'status'>;

/** Sends an action as Slack does over HTTP: signed, as a form or (events) as JSON, and not longer than it waits. */
export async function sendHttp(to: {
  readonly url: string;
  readonly type: string;
  readonly payload: Json;
  readonly signingSecret: string;
  readonly withinMs: number;
  readonly retry?: { readonly number: number; readonly reason: string } | undefined;
}): Promise<Taken> {
  const started = performance.now();
  const after = (): number => performance.now() - started;
  try {
    const response = await fetch(to.url, {
      ...request(to),
      signal: AbortSignal.timeout(to.withinMs),
      redirect: 'error',
    });
    const body = await response.text();
    const { status } = response;
    if (status !== 200) return { afterMs: after(), status, payload: {}, failure: `HTTP ${status}` };
    return { afterMs: after(), status, ...read(body) };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return {
      afterMs: after(),
      payload: {},
      failure: late ? 'not acknowledged in time' : `not reached: ${String(error)}`,
    };
  }
}

/** What Slack's signature of a body is; `at` in seconds. */
export const sign = (secret: string, at: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;

function request(to: Parameters<typeof sendHttp>[0]): RequestInit {
  const json = to.type === 'events_api';
  const body = json ? JSON.stringify(to.payload) : form(to.type, to.payload);
  const at = Math.floor(Date.now() / 1000); // signatures go by real time: the receiver compares with its own clock
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': sign(to.signingSecret, at, body),
      ...(to.retry ? { 'x-slack-retry-num': String(to.retry.number), 'x-slack-retry-reason': to.retry.reason } : {}),
    },
  };
}

const form = (type: string, payload: Json): string =>
  type === 'slash_commands'
    ? new URLSearchParams(payload as { [key: string]: string }).toString() // a command's fields are all strings
    : new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

function read(body: string): { readonly payload: Json } {
  if (body.trim() === '') return { payload: {} };
  try {
    const payload: unknown = JSON.parse(body);
    if (typeof payload === 'object' && payload !== null) return { payload: payload as Json };
  } catch {
    // Slack takes what is not JSON as text
  }
  return { payload: { text: body } };
}

import { openConsole } from '../../../src/adapters/console/hono/open.ts';
import type { Console, ConsoleDesk, Mounted } from '../../../src/ports/console.ts';
import { bridgeDesk, NOW, TERMINAL } from './bridge-desk.ts';

export const PASSWORD = 'a long enough password';
export const READER_PASSWORD = 'another password for readers';
export const TOKEN = 'a-token-for-programs-of-24';

type Options = Parameters<typeof openConsole>[0];
type Line = { readonly event: string; readonly level: string; readonly about: unknown };

/** A console with the story of the bridge, asked over HTTP; each test gives what differs from one at this machine only. */
export async function openBridge(
  about: { readonly options?: Partial<Options>; readonly mounted?: readonly Mounted[] } = {},
) {
  const bridge = await bridgeDesk();
  const lines: Line[] = [];
  const keep = (level: string) => (event: string, more?: unknown) => {
    lines.push({ event, level, about: more });
  };
  const desk: ConsoleDesk = about.mounted ? { ...bridge.desk, mounted: about.mounted } : bridge.desk;
  const pages: Console = openConsole({
    ...{ host: '127.0.0.1', port: 0, orAnyPort: false, workspace: 'local', channel: TERMINAL, timezone: 'UTC' },
    ...{ password: undefined, readerPassword: undefined, token: undefined, openid: null },
    clock: { now: () => NOW, toRealMs: (ms: number) => ms, wait: async () => {} },
    log: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') },
    ...about.options,
  });
  const url = await pages.start(desk);
  const ask = (path: string, init: RequestInit = {}) => fetch(url + path, { redirect: 'manual', ...init });
  return {
    ...bridge,
    url,
    lines,
    ask,
    visitorOf: (cookie?: string) => visitor(url, cookie),
    /** Signs in, and returns who that is. */
    async signIn(password: string) {
      const answer = await ask('/login', { method: 'POST', body: new URLSearchParams({ password }), headers: OWN });
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
      if (cookie === undefined) throw new Error(`not signed in: ${answer.status}`);
      return visitor(url, cookie);
    },
    async close() {
      await pages.close();
      await bridge.close();
    },
  };
}

/** What a browser says of a form of the page's own site. */
export const OWN = { 'sec-fetch-site': 'same-origin' };

/** Somebody with a browser: their cookie, and the token that their forms carry. */
async function visitor(url: string, cookie?: string) {
  const headers = cookie === undefined ? {} : { cookie };
  const look = (path: string) => fetch(url + path, { headers, redirect: 'manual' });
  const page = await (await look('/sources')).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return {
    cookie,
    token,
    look,
    /** Sends a form as a page of the console does; `fields` may say otherwise. */
    send: (path: string, fields: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) =>
      fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams({ token, ...fields }),
        headers: { ...headers, ...OWN, ...more },
        redirect: 'manual',
      }),
    upload: (path: string, text: string, given: string = token) => {
      const body = new FormData();
      body.set('token', given);
      body.set('file', new File([text], 'list.opml', { type: 'text/xml' }));
      return fetch(url + path, { method: 'POST', body, headers: { ...headers, ...OWN }, redirect: 'manual' });
    },
  };
}

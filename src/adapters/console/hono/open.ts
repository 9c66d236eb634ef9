import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { Failure } from '../../../model/failure.ts';
import type { Console, ConsoleDesk } from '../../../ports/console.ts';
import type { Access } from './access/access.ts';
import { openId } from './access/openid.ts';
import { sessions } from './access/session.ts';
import { signIn } from './access/sign-in.ts';
import { thisMachine } from './access/this-machine.ts';
import { layout } from './layout.ts';
import { type Live, openLive } from './live.ts';
import type { Page, View } from './page.ts';
import { type RouteOptions, routes } from './routes.ts';

export type ConsoleOptions = Omit<RouteOptions, 'access' | 'live' | 'hosts'> & {
  readonly host: string;
  readonly port: number; // 0: any free one
  readonly orAnyPort: boolean; // where that one is taken
  readonly password: string | undefined;
  readonly readerPassword: string | undefined;
  readonly token: string | undefined;
  readonly openid: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly readers: readonly string[];
    readonly managers: readonly string[];
  } | null;
};

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** See {@link Console}. */
export function openConsole(options: ConsoleOptions): Console {
  let server: ServerType | undefined;
  let live: Live | undefined;
  return {
    async start(desk) {
      live = openLive(desk.bell);
      const access = accessOf(options, desk);
      // Who signs in has a cookie that belongs to the host's name: only where nobody does must the name be ours.
      const hosts = access.signInAt === null ? [...LOOPBACK, options.host.toLowerCase()] : null;
      const app = routes(desk, { ...options, live, access, hosts });
      const port = await listen(app, options.port).catch((cause: unknown) => {
        if (!options.orAnyPort || options.port === 0) throw taken(options, cause);
        options.log.warn('console-port-taken', { port: options.port });
        return listen(app, 0);
      });
      return `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
    },
    async close() {
      await live?.close();
      const closing = server;
      server = undefined;
      if (!closing) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        if ('closeIdleConnections' in closing) closing.closeIdleConnections();
      });
    },
  };

  function listen(app: Hono, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      server = serve({ fetch: app.fetch, hostname: options.host, port }, (info) => resolve(info.port));
      server.once('error', reject);
    });
  }
}

/** Nobody signs in where only this machine can come in and no password was set. */
function accessOf(options: ConsoleOptions, desk: ConsoleDesk): Access {
  const { password, readerPassword, token, openid, publicUrl, log, clock } = options;
  if (password === undefined && readerPassword === undefined && openid === null) return thisMachine();
  const secret = [password, readerPassword, openid?.clientSecret].join('\n');
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const kept = sessions({ secret: `session/${secret}`, isSecure, now: Date.now });
  const provider = openid === null || publicUrl === undefined ? null : openId({ ...openid, publicUrl }, kept);
  const view: View = {
    ...desk,
    visitor: { name: '', mayManage: false, token: '' },
    ...{ workspace: options.workspace, channel: options.channel, timezone: options.timezone },
    ...{ now: clock.now(), path: '/login', of: {}, query: new URLSearchParams() },
  };
  const page = (one: Page) => layout(one, view);
  return signIn({
    sessions: kept,
    password,
    readerPassword,
    token,
    openid: provider,
    isBehindProxy: publicUrl !== undefined,
    log,
    page,
  });
}

function taken({ host, port }: ConsoleOptions, cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Failure(
    'bad-settings',
    `The console cannot listen on ${host}:${port} (${reason}): set web.port in config/app.yaml to another port, 0 for any free one, or web.enabled to false.`,
    { cause },
  );
}

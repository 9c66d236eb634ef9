import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Mounted } from '../../../ports/console.ts';

/** What every answer carries: nothing of it may be framed, run script from elsewhere, or tell where a reader came from. */
export function headers(mounted: readonly Mounted[]): MiddlewareHandler {
  const ours = secure({});
  // Pages that are not ours have styles in their markup; script stays as bound as everywhere.
  const theirs = secure({ styleSrc: ["'self'", "'unsafe-inline'"], fontSrc: ["'self'"], baseUri: ["'self'"] });
  const others = mounted.filter(({ inlineStyles }) => inlineStyles).map(({ path }) => path);
  return (context, next) =>
    others.some((path) => context.req.path === path || context.req.path.startsWith(`${path}/`))
      ? theirs(context, next)
      : ours(context, next);
}

const secure = (policy: Readonly<Record<string, string[]>>): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      ...policy,
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    strictTransportSecurity: false, // whether there is TLS is the business of the proxy before us
  });

/**
 * Refuses what is asked for under another host's name: a page of a stranger whose name was made to lead to this address
 * (DNS rebinding) would else read as us.
 */
export function onlyHosts(hosts: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const host = hostOf(context);
    if (!hosts.includes(host))
      return context.text(
        `This console does not answer as ${host.slice(0, 100)}, as nobody signs in: set ONRECORD_WEB_PASSWORD or web.openid.\n`,
        421,
      );
    return next();
  };
}

/** Refuses an address with a NUL, which no store takes and nothing on record has. */
export const noNul: MiddlewareHandler = async (context, next) =>
  context.req.url.includes('%00') ? context.text('No address here has a NUL in it.\n', 400) : next();

const hostOf = (context: Context): string => (context.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase();

/** Whether a form was sent by a page of ours: browsers say where from (Fetch Metadata), all of them the origin of a POST. */
export function isOwnForm(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = context.req.header('origin');
  return origin === undefined || origin === 'null'
    ? site !== undefined
    : URL.canParse(origin) && new URL(origin).host === context.req.header('host');
}

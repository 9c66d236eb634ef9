import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Visitor } from '../page.ts';

const COOKIE = 'onrecord';
const LASTS_MS = 12 * 3_600_000; // a working day: a browser that is left open does not stay a way in

/**
 * Sessions that stand in the reader's own cookie, signed, so that any process of the same settings knows them. Which of
 * them were signed out is known to the process that did so, until it ends.
 */
export type Sessions = {
  begin(context: Context, who: Pick<Visitor, 'name' | 'mayManage'>): void;
  visitor(context: Context): Visitor | null;
  end(context: Context): void;
  /** Signs a short text that is to come back, such as where a sign-in began; `open` gives it back within ten minutes. */
  seal(text: string): string;
  open(sealed: string): string | null;
};

/** `secret`: whoever changes it ends all sessions. `isSecure`: readers come over https, so that no sibling of this host can set the cookie. */
export function sessions({
  secret,
  isSecure,
  now,
}: {
  readonly secret: string;
  readonly isSecure: boolean;
  readonly now: () => number;
}): Sessions {
  // Slow on purpose: a reader has texts and their signatures at hand, and must not find the managers' password by them.
  const key = scryptSync(secret, 'onrecord/session', 32);
  const sign = (of: Purpose, text: string): string =>
    createHmac('sha256', key).update(`${of}/${text}`).digest('base64url');
  const pack = (of: Purpose, value: unknown, lastsMs: number): string => {
    const body = Buffer.from(JSON.stringify({ value, until: now() + lastsMs })).toString('base64url');
    return `${body}.${sign(of, body)}`;
  };
  const unpack = (of: Purpose, packed: string): unknown => {
    const [body = '', signature = ''] = packed.split('.');
    if (!sameText(signature, sign(of, body))) return null;
    // signed by us, so it is what `pack` made
    const { value, until } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as {
      value: unknown;
      until: number;
    };
    return until > now() ? value : null;
  };
  const prefix = isSecure ? ({ prefix: 'host' } as const) : {};
  const ended = new Map<string, number>(); // keys of sessions that were signed out, until they would have ended
  const keptIn = (context: Context): Kept | null => {
    const packed = (isSecure ? getCookie(context, COOKIE, 'host') : getCookie(context, COOKIE)) ?? '';
    const kept = unpack('session', packed) as Kept | null; // as `begin` packed it
    return kept !== null && !ended.has(kept.key) ? kept : null;
  };
  return {
    begin(context, { name, mayManage }) {
      const value: Kept = { name, mayManage, key: randomBytes(12).toString('base64url') };
      setCookie(context, COOKIE, pack('session', value, LASTS_MS), {
        ...{ ...prefix, path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure },
        maxAge: LASTS_MS / 1000,
      });
    },
    visitor(context) {
      const kept = keptIn(context);
      return kept && { name: kept.name, mayManage: kept.mayManage, token: sign('form', kept.key) };
    },
    end(context) {
      const kept = keptIn(context);
      for (const [key, until] of ended) if (until <= now()) ended.delete(key);
      if (kept !== null) ended.set(kept.key, now() + LASTS_MS);
      deleteCookie(context, COOKIE, { ...prefix, path: '/', secure: isSecure });
    },
    seal: (text) => pack('text', text, 600_000),
    open(sealed) {
      const text = unpack('text', sealed);
      return typeof text === 'string' ? text : null;
    },
  };
}

/** What a signature is for: one of another purpose proves nothing. */
type Purpose = 'session' | 'form' | 'text';

type Kept = Pick<Visitor, 'name' | 'mayManage'> & { readonly key: string };

/** Compares without telling by its time how much was right. */
export function sameText(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

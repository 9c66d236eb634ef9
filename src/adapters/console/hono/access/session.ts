import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Visitor } from '../page.ts';

const COOKIE = 'onrecord';
const LASTS_MS = 12 * 3_600_000; // a working day: a browser that is left open does not stay a way in

/** Sessions that stand in the reader's own cookie, signed, so that any process of the same settings knows them. */
export type Sessions = {
  begin(context: Context, who: Pick<Visitor, 'name' | 'mayManage'>): void;
  visitor(context: Context): Visitor | null;
  end(context: Context): void;
  /** Signs a short text that is to come back, such as where a sign-in began; `open` gives it back within ten minutes. */
  seal(text: string): string;
  open(sealed: string): string | null;
};

/** `secret`: whoever changes it ends all sessions. `isSecure`: readers come over https. */
export function sessions({
  secret,
  isSecure,
  now,
}: {
  readonly secret: string;
  readonly isSecure: boolean;
  readonly now: () => number;
}): Sessions {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const pack = (value: unknown, lastsMs: number): string => {
    const body = Buffer.from(JSON.stringify({ value, until: now() + lastsMs })).toString('base64url');
    return `${body}.${sign(body)}`;
  };
  const unpack = (packed: string): unknown => {
    const [body = '', signature = ''] = packed.split('.');
    if (!sameText(signature, sign(body))) return null;
    // signed by us, so it is what `pack` made
    const { value, until } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as {
      value: unknown;
      until: number;
    };
    return until > now() ? value : null;
  };
  return {
    begin(context, { name, mayManage }) {
      const value: Kept = { name, mayManage, key: randomBytes(12).toString('base64url') };
      setCookie(context, COOKIE, pack(value, LASTS_MS), {
        ...{ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure },
        maxAge: LASTS_MS / 1000,
      });
    },
    visitor(context) {
      const kept = unpack(getCookie(context, COOKIE) ?? '') as Kept | null; // as `begin` packed it
      return kept && { name: kept.name, mayManage: kept.mayManage, token: sign(`form/${kept.key}`) };
    },
    end(context) {
      deleteCookie(context, COOKIE, { path: '/' });
    },
    seal: (text) => pack(text, 600_000),
    open(sealed) {
      const text = unpack(sealed);
      return typeof text === 'string' ? text : null;
    },
  };
}

type Kept = Pick<Visitor, 'name' | 'mayManage'> & { readonly key: string };

/** Compares without telling by its time how much was right. */
export function sameText(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

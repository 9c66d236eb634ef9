import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

const ZONE = /^[A-Za-z][A-Za-z0-9_+-]{0,30}(?:\/[A-Za-z0-9_+-]{1,30}){0,2}$/;

/** The reader's own time zone, as the script has told it by a cookie at an earlier page; undefined where it did not. */
export function readerZone(context: Context): string | undefined {
  const zone = getCookie(context, 'zone');
  return zone !== undefined && ZONE.test(zone) && isZone(zone) ? zone : undefined;
}

const known = new Map<string, boolean>();
const MOST_KNOWN = 1000; // there are fewer than 600

function isZone(zone: string): boolean {
  let is = known.get(zone);
  if (is !== undefined) return is;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    is = true;
  } catch {
    is = false;
  }
  if (known.size < MOST_KNOWN) known.set(zone, is);
  return is;
}

import { Failure } from '../../../model/failure.ts';
import { checkUrl } from './guard-address.ts';

/**
 * Where a redirect leads: relative to the page it came from, checked like any address, and never from https to http.
 * @throws Failure 'source-down' or 'unsafe-address'.
 */
export function redirectTarget(from: URL, location: string, allowPrivate: ReadonlySet<string>): URL {
  const written = asUtf8(location);
  const to = URL.parse(written, from.href);
  if (to === null)
    throw new Failure(
      'source-down',
      `${from.hostname} redirects to something that is no address: check it in a browser.`,
    );
  const target = checkUrl(to.href, allowPrivate);
  if (from.protocol === 'https:' && target.protocol === 'http:')
    throw new Failure(
      'source-down',
      `${from.hostname} redirects from https to unprotected http, which I do not follow: use another address of it.`,
    );
  return target;
}

/** Headers come as one character a byte; servers that do not escape an address mean UTF-8, as browsers take it. */
function asUtf8(header: string): string {
  const text = Buffer.from(header, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? header : text;
}

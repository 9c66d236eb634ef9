import { Failure } from '../../../model/failure.ts';
import { checkUrl } from './guard-address.ts';

/**
 * Where a redirect leads: relative to the page it came from, checked like any address, and never from https to http.
 * @throws Failure 'source-down' or 'unsafe-address'.
 */
export function redirectTarget(from: URL, location: string, allowPrivate: ReadonlySet<string>): URL {
  if (!URL.canParse(location, from.href))
    throw new Failure(
      'source-down',
      `${from.hostname} redirects to something that is no address: check it in a browser.`,
    );
  const target = checkUrl(new URL(location, from).href, allowPrivate);
  if (from.protocol === 'https:' && target.protocol === 'http:')
    throw new Failure(
      'source-down',
      `${from.hostname} redirects from https to unprotected http, which I do not follow: use another address of it.`,
    );
  return target;
}

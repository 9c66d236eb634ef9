import { echo } from '../../../core/request/echo.ts';
import { Failure } from '../../../model/failure.ts';

/**
 * The addresses that the words mean, the likelier one first: the one that they name, or https and then http where they
 * name no scheme. Mail and chat programs put addresses in <>, browsers write feed: before them.
 * @throws Failure 'bad-input'
 */
export function readAddress(words: string): readonly [URL, ...URL[]] {
  if (words.trim() === '')
    throw new Failure(
      'bad-input',
      '/newsdesk sources add needs the address of a feed, such as https://example.org/feed.xml, or of an outlet’s page.',
    );
  const address = words
    .trim()
    .replace(/^<([^|>]*)(?:\|[^>]*)?>$/, '$1')
    .replace(/^feed:(?=https?:)/i, '')
    .replace(/^feed:(?:\/\/)?/i, '');
  const [url, ...others] = (WITHOUT_SCHEME.test(address) ? [`https://${address}`, `http://${address}`] : [address]).map(
    (candidate) => URL.parse(candidate),
  );
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || /\s/.test(address))
    throw new Failure('bad-input', `"${echo(words)}" is no web address: write it as https://example.org/feed.xml.`);
  if (url.username !== '' || url.password !== '')
    throw new Failure(
      'bad-input',
      'The address carries a user name or password, which everybody here could read: use one without.',
    );
  url.hash = '';
  return [url, ...others.filter((other) => other !== null)];
}

// "example.org/feed", "example.org:8080", "[2001:db8::1]/rss"; "feed.xml" alone is read as a host, and not found
const WITHOUT_SCHEME = /^(?:[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+\.?|localhost|\[[\da-f:.]+\])(?::\d+)?(?:[/?#]|$)/iu;

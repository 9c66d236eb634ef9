import { expect, test } from 'vitest';
import { unwrapLink } from '../../../src/core/feed/unwrap-link.ts';

const ARTICLE = 'https://harbour.example/2026/01/docks?id=7';
const encoded = encodeURIComponent(ARTICLE);
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes as string).toString('base64url');

/** A Google News id as they were until 2024: a number, the address, the AMP page's address. */
function newsId(address: string, amp = ''): string {
  const text = (tag: readonly number[], value: string) => {
    const { length } = value;
    return [...tag, ...(length < 128 ? [length] : [(length & 0x7f) | 0x80, length >> 7]), ...Buffer.from(value)];
  };
  return base64url(Uint8Array.from([0x08, 0x13, ...text([0x22], address), ...text([0xd2, 0x01], amp)]));
}

const long = `https://harbour.example/${'a'.repeat(150)}`;

test.each([
  ['Google News', `https://news.google.com/rss/articles/${newsId(ARTICLE)}?oc=5`, ARTICLE],
  [
    'Google News, AMP too',
    `https://news.google.com/articles/${newsId(ARTICLE, 'https://amp.harbour.example/')}`,
    ARTICLE,
  ],
  ['Google News, long', `https://news.google.com/rss/articles/${newsId(long)}?hl=en`, long],
  ['Google News, old path', `https://news.google.com/__i/rss/rd/articles/${newsId(ARTICLE)}?oc=5`, ARTICLE],
  ['Google', `https://www.google.com/url?q=${encoded}&sa=U`, ARTICLE],
  ['Google Alerts', `https://www.google.com/url?rct=j&sa=t&url=${encoded}&ct=ga`, ARTICLE],
  ['Google elsewhere', `http://www.google.co.uk/url?url=${encoded}`, ARTICLE],
  ['Bing News', `http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=${encoded}&c=1`, ARTICLE],
  ['Bing', `https://www.bing.com/ck/a?!&&p=1&u=a1${base64url(ARTICLE)}&ntb=1`, ARTICLE],
  ['Yahoo search', `https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=${encoded}/RK=2/RS=x-`, ARTICLE],
  ['Yahoo News', `http://us.rd.yahoo.com/dailynews/rss/world/*${ARTICLE}`, ARTICLE],
  ['Yahoo News, encoded', `http://rd.yahoo.com/x/SIG=1/**${encoded}`, ARTICLE],
  ['Facebook', `https://l.facebook.com/l.php?u=${encoded}&h=AT1`, ARTICLE],
  ['Instagram', `https://l.instagram.com/?u=${encoded}&e=1`, ARTICLE],
  ['Tumblr', `https://t.umblr.com/redirect?z=${encoded}&t=1`, ARTICLE],
  ['Reddit', `https://out.reddit.com/t3_1?url=${encoded}&token=1`, ARTICLE],
  ['Outlook', `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05`, ARTICLE],
  [
    'URL Defense 2',
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__harbour.example_2026_01_docks-3Fid-3D7&d=DwMF&c=1',
    ARTICLE,
  ],
  ['URL Defense 3', 'https://urldefense.com/v3/__https://harbour.example/2026/01/docks?id=7__;!!A!B$', ARTICLE],
  [
    'URL Defense 3 with characters apart',
    `https://urldefense.com/v3/__https:/harbour.example/*a/**A__;${base64url('#bc')}!!A!B$`,
    'https://harbour.example/#a/bc',
  ],
  ['DuckDuckGo', `https://duckduckgo.com/l/?uddg=${encoded}&rut=1`, ARTICLE],
  [
    'The Register',
    'https://go.theregister.com/feed/www.harbour.example/2026/01/docks',
    'https://www.harbour.example/2026/01/docks',
  ],
  [
    'a link in a link',
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.google.com/url?q=${encoded}`)}`,
    ARTICLE,
  ],
])('%s', (_, link, expected) => {
  expect(unwrapLink(link)).toBe(expected);
});

test('goes three levels deep and no deeper', () => {
  let link = ARTICLE;
  const levels = [link];
  for (let level = 0; level < 5; level += 1) {
    link = `https://www.google.com/url?q=${encodeURIComponent(link)}`;
    levels.push(link);
  }
  expect(unwrapLink(levels[3]!)).toBe(ARTICLE);
  expect(unwrapLink(levels[5]!)).toBe(levels[2]);
});

test.each([
  ['another address', ARTICLE],
  ['Google News with a token', `https://news.google.com/rss/articles/${newsId('AU_yqLMx0')}?oc=5`],
  ['Google News with nonsense', 'https://news.google.com/rss/articles/CBMi____?oc=5'],
  ['Google News cut off', `https://news.google.com/rss/articles/${newsId(ARTICLE).slice(0, 20)}?oc=5`],
  ['Google News, a section', 'https://news.google.com/rss/topics/CAAq'],
  ['a script', 'https://www.google.com/url?q=javascript:alert(1)'],
  ['a file', 'https://www.google.com/url?q=file:///etc/passwd'],
  ['a search', 'https://www.google.com/url?q=docks'],
  ['a target with a password', `https://www.google.com/url?q=${encodeURIComponent('https://a:b@harbour.example/')}`],
  ['a target without a name', `https://www.google.com/url?q=${encodeURIComponent('http://localhost/')}`],
  ['a target that is no address', 'https://out.reddit.com/?url=https://'],
  ['broken escapes', 'https://r.search.yahoo.com/RU=https%3a%2f%2fharbour.example%2/RK=2'],
  ['too few characters apart', 'https://urldefense.com/v3/__https://harbour.example/**9__;QQ!!A!B$'],
  ['FeedBurner', 'http://feedproxy.google.com/~r/harbour/~3/abc/'],
  ['a host that only looks so', `https://www.google.com.harbour.example/url?q=${encoded}`],
  ['other schemes', 'mailto:desk@harbour.example'],
  ['no address', 'not an address'],
  ['nothing', ''],
  [
    'a very long address',
    `https://www.google.com/url?q=${encodeURIComponent(`https://harbour.example/${'a'.repeat(5000)}`)}`,
  ],
])('stays: %s', (_, link) => {
  expect(unwrapLink(link)).toBe(link);
});

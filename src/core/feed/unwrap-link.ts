const LEVELS_AT_MOST = 3; // a mail's protected link to a search result's link is two
const ADDRESS_AT_MOST = 4000; // characters

type Wrapper = {
  readonly host: RegExp;
  readonly path: RegExp;
  readonly target: (url: URL) => string | null;
};

/**
 * The services that lead readers on through addresses of their own which hold the target's: searches, networks, mail
 * filters. Those that keep it to themselves (FeedBurner, t.co, Google News since 2024) cannot be unwrapped.
 */
const WRAPPERS: readonly Wrapper[] = [
  { host: /^news\.google\.com$/, path: /\/(?:articles|read)\/[\w-]+$/, target: googleNews },
  { host: /^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/, path: /^\/url$/, target: inQuery('q', 'url') },
  { host: /^(?:www\.)?bing\.com$/, path: /^\/news\/apiclick\.aspx$/i, target: inQuery('url') },
  { host: /^(?:www\.)?bing\.com$/, path: /^\/ck\/a$/, target: bingClick },
  { host: /^r\.search\.yahoo\.com$/, path: /\/RU=/, target: yahooSearch },
  { host: /^(?:[a-z]+\.)?rd\.yahoo\.com$/, path: /\/\*/, target: yahooRedirect },
  { host: /^(?:lm?|www|m)\.facebook\.com$/, path: /^\/l\.php$/, target: inQuery('u') },
  { host: /^l\.(?:instagram\.com|threads\.(?:net|com)|messenger\.com)$/, path: /^\//, target: inQuery('u') },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, target: inQuery('z') },
  { host: /^out\.reddit\.com$/, path: /^\//, target: inQuery('url') },
  { host: /^(?:[a-z0-9]+\.)?safelinks\.protection\.outlook\.com$/, path: /^\//, target: inQuery('url') },
  { host: /^urldefense\.proofpoint\.com$/, path: /^\/v1\/url$/, target: inQuery('u') },
  { host: /^urldefense\.(?:proofpoint\.)?com$/, path: /^\/v2\/url$/, target: urlDefense2 },
  { host: /^urldefense\.(?:(?:proofpoint\.)?com|us)$/, path: /^\/v3\/__/, target: urlDefense3 },
  { host: /^(?:html\.)?duckduckgo\.com$/, path: /^\/l\/?$/, target: inQuery('uddg') },
  { host: /^www\.youtube\.com$/, path: /^\/redirect$/, target: inQuery('q') },
  { host: /^www\.linkedin\.com$/, path: /^\/(?:redir\/redirect|safety\/go)$/, target: inQuery('url') },
  { host: /^(?:m\.)?vk\.com$/, path: /^\/away(?:\.php)?$/, target: inQuery('to') },
  { host: /^slack-redir\.net$/, path: /^\/link$/, target: inQuery('url') },
  { host: /^go\.skimresources\.com$/, path: /^\//, target: inQuery('url') },
  {
    host: /^go\.theregister\.com$/,
    path: /^\/feed\//,
    target: ({ pathname }) => `https://${pathname.slice('/feed/'.length)}`,
  },
];

/**
 * The address behind a redirect link of a well-known service, read from the link itself; links in links up to three
 * deep. Only http and https come out; every other link, and one that makes no sense, is returned as it is.
 */
export function unwrapLink(url: string): string {
  let found = url;
  for (let level = 0; level < LEVELS_AT_MOST; level += 1) {
    const next = unwrapOnce(found);
    if (next === null) break;
    found = next;
  }
  return found;
}

function unwrapOnce(link: string): string | null {
  const url = webAddress(link);
  if (url === null) return null;
  const wrapper = WRAPPERS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  if (wrapper === undefined) return null;
  const target = webAddress(wrapper.target(url) ?? '');
  return target === null ? null : target.href;
}

function webAddress(text: string): URL | null {
  if (text.length > ADDRESS_AT_MOST || !/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  // A target is a public host: a name with a dot, without a user.
  return url.username === '' && url.password === '' && /[^.]\.[^.]/.test(url.hostname) ? url : null;
}

function inQuery(...names: readonly string[]): (url: URL) => string | null {
  return ({ searchParams }) =>
    names.map((name) => searchParams.get(name)).find((value) => value !== null && /^https?:/i.test(value)) ?? null;
}

/** The id is a message in protocol buffers, in base64url; its field 4 is the address, or a token since 2024. */
function googleNews({ pathname }: URL): string | null {
  const bytes = Buffer.from(pathname.slice(pathname.lastIndexOf('/') + 1), 'base64url');
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    const value = readVarint(bytes, at + 1);
    if (value === null) return null;
    const kind = tag & 7; // 0: a number, 2: bytes with their length first
    if (kind !== 0 && kind !== 2) return null;
    if (tag === 0x22) {
      const end = value.next + value.number;
      const address = bytes.subarray(value.next, end).toString('latin1');
      return end <= bytes.length && /^https?:\/\/[\x21-\x7e]+$/.test(address) ? address : null;
    }
    at = kind === 2 ? value.next + value.number : value.next;
  }
  return null;
}

function readVarint(bytes: Buffer, from: number): { readonly number: number; readonly next: number } | null {
  let number = 0;
  for (let index = 0; index < 4; index += 1) {
    const byte = bytes[from + index];
    if (byte === undefined) return null;
    number += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) return { number, next: from + index + 1 };
  }
  return null;
}

/** `u` is "a1" and the address in base64url. */
function bingClick({ searchParams }: URL): string | null {
  const given = searchParams.get('u') ?? '';
  return given.startsWith('a1') ? Buffer.from(given.slice(2), 'base64url').toString('utf8') : null;
}

/** ".../RU=https%3a%2f%2fharbour.example%2fnews/RK=2/RS=..." */
function yahooSearch({ pathname }: URL): string | null {
  return decoded(/\/RU=([^/]+)(?:\/|$)/.exec(pathname)?.[1]);
}

/** ".../SIG=abc/*https://harbour.example/news", the address written out or encoded. */
function yahooRedirect(url: URL): string | null {
  const rest = /\/\*+-?(https?(?::|%3a).*)$/i.exec(url.pathname + url.search)?.[1] ?? null;
  return rest !== null && /^https?%3a/i.test(rest) ? decoded(rest) : rest;
}

// Both versions of URL Defense as Proofpoint's own decoder reads them (urldecoder.py).

/** Version 2: "%" is written "-" and "/" is written "_". */
function urlDefense2({ searchParams }: URL): string | null {
  return decoded(searchParams.get('u')?.replace(/-/g, '%').replace(/_/g, '/'));
}

const RUNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'; // A is two characters

/** Version 3: each "*", and each "**" with a length, stands for characters that follow the address in base64url. */
function urlDefense3(url: URL): string | null {
  const found = /\/v3\/__(.+?)__;([\w-]*)!/.exec(url.pathname + url.search + url.hash);
  const address = decoded(found?.[1]);
  if (address === null) return null;
  const characters = [...Buffer.from(found?.[2] ?? '', 'base64url').toString('utf8')];
  let at = 0;
  const whole = address.replace(/\*(?:\*(.))?/g, (_, run: string | undefined) => {
    const length = run === undefined ? 1 : RUNS.indexOf(run) + 2;
    at += length;
    return characters.slice(at - length, at).join('');
  });
  if (at > characters.length) return null;
  return whole.replace(/^(https?:\/)(?=[^/])/i, '$1/'); // servers on the way fold the two slashes into one
}

function decoded(text: string | null | undefined): string | null {
  try {
    return text == null ? null : decodeURIComponent(text);
  } catch {
    return null; // not well-formed: a link that makes no sense
  }
}

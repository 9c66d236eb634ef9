import { lookup as dnsLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { Failure } from '../../../model/failure.ts';

/**
 * Ports that public feeds and pages are served from. Others are refused, so that a feed's address cannot be used
 * to knock at mail servers, databases and the like.
 */
const PUBLIC_PORTS: ReadonlySet<string> = new Set(['80', '443', '8080', '8443']);

/** `allowPrivate` holds "host:port" pairs, which are exempt from the checks on port and address. */
export type GuardOptions = {
  readonly allowPrivate: ReadonlySet<string>;
  readonly connectTimeoutMs: number;
  readonly lookup?: LookupFunction | undefined; // without it the machine's
};

/** Pairs of host and port as hostAndPort writes them, whatever the case or script that they are given in. */
export function readPlaces(pairs: readonly string[]): ReadonlySet<string> {
  return new Set(pairs.map((pair) => (URL.canParse(`http://${pair}`) ? hostAndPort(new URL(`http://${pair}`)) : pair)));
}

/**
 * Refuses what can be refused before any connection: other schemes than http and https, credentials in the
 * address, unusual ports, private addresses written out. @throws Failure 'unsafe-address' or 'bad-input'.
 */
export function checkUrl(text: string, allowPrivate: ReadonlySet<string>): URL {
  const url = URL.parse(text);
  if (url === null)
    throw new Failure(
      'bad-input',
      `“${text.slice(0, 200)}” is not a web address: write it in full, starting with https://`,
    );
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Failure(
      'unsafe-address',
      `I only fetch http and https addresses, not ${url.protocol}//: use the feed's web address.`,
    );
  if (url.username !== '' || url.password !== '')
    throw new Failure('unsafe-address', `The address of ${url.hostname} holds a user name or password: remove it.`);
  if (allowPrivate.has(hostAndPort(url))) return url;
  if (!PUBLIC_PORTS.has(portOf(url)))
    throw new Failure(
      'unsafe-address',
      `Port ${portOf(url)} of ${url.hostname} is not one that feeds are served from (80, 443, 8080, 8443): allow ${hostAndPort(url)} in the settings if it is yours.`,
    );
  const literal = withoutBrackets(url.hostname);
  if (isIP(literal) !== 0 && !isPublicAddress(literal)) throw refusal(url.hostname, literal);
  return url;
}

/** "host:port" with the scheme's default port spelt out; IPv6 hosts keep their brackets. */
export function hostAndPort(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}

/**
 * The connect function of an undici Agent that refuses private addresses after DNS and before the first packet:
 * literal addresses here (node does not look those up), names in the lookup, which hands on only what it checked.
 */
export function guardedConnector(options: GuardOptions): buildConnector.connector {
  const { lookup = dnsLookup } = options;
  const common = { timeout: options.connectTimeoutMs, allowH2: false };
  const open = buildConnector({ ...common, lookup });
  const guarded = buildConnector({ ...common, lookup: checkedLookup(lookup) });
  return (request, callback) => {
    const port = request.port === '' ? defaultPort(request.protocol) : request.port;
    const literal = withoutBrackets(request.hostname);
    const shown = isIP(literal) === 6 ? `[${literal}]` : literal;
    if (options.allowPrivate.has(`${shown}:${port}`)) return open(request, callback);
    if (isIP(literal) !== 0 && !isPublicAddress(literal)) return callback(refusal(shown, literal), null);
    return guarded(request, callback);
  };
}

/**
 * Whether an address belongs to the public internet. Not: private, loopback, link-local (with the clouds' metadata
 * servers), CGNAT, unique-local, multicast, reserved, unspecified, and the IPv6 forms that carry an IPv4 address
 * (NAT64, 6to4, Teredo, ISATAP), however public that may be; a v4-mapped one counts as the IPv4 address that it is.
 * Ranges: IANA special-purpose registries, by ipaddr.js.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv4') return true;
  const bytes = parsed.toByteArray();
  // All of the IPv6 internet is in 2000::/3 (RFC 4291 2.4, IANA); the rest is unassigned or special.
  if (((bytes[0] ?? 0) & 0xe0) !== 0x20) return false;
  // ISATAP (RFC 5214 6.1): the last half is 0:5efe or 200:5efe, then the IPv4 address.
  return !(((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe);
}

/** Looks a name up and hands on the very addresses that it checked: a second answer of the DNS is never asked for. */
export function checkedLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = Array.isArray(found) ? found : []; // `all` was asked for
      const [first] = addresses;
      if (first === undefined) return callback(Object.assign(new Error(hostname), { code: 'ENOTFOUND' }), '', 0);
      // One private address among public ones is refused too: which of them is used would be up to the network.
      const bad = addresses.find(({ address }) => !isPublicAddress(address));
      if (bad !== undefined) return callback(refusal(hostname, bad.address), '', 0);
      if (options.all === true) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function refusal(host: string, address: string): Failure {
  const where = withoutBrackets(host) === address ? host : `${host} (${address})`;
  return new Failure(
    'unsafe-address',
    `${where} is a private address, which I do not fetch: allow host and port in the settings if this server is yours.`,
  );
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}

function portOf(url: URL): string {
  return url.port === '' ? defaultPort(url.protocol) : url.port;
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80';
}

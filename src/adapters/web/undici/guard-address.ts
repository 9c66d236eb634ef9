import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
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
export type GuardOptions = { readonly allowPrivate: ReadonlySet<string>; readonly connectTimeoutMs: number };

/**
 * Refuses what can be refused before any connection: other schemes than http and https, credentials in the
 * address, unusual ports. @throws Failure 'unsafe-address' or 'bad-input'.
 */
export function checkUrl(text: string, allowPrivate: ReadonlySet<string>): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
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
  if (!PUBLIC_PORTS.has(portOf(url)) && !allowPrivate.has(hostAndPort(url)))
    throw new Failure(
      'unsafe-address',
      `Port ${portOf(url)} of ${url.hostname} is not one that feeds are served from (80, 443, 8080, 8443): allow ${hostAndPort(url)} in the settings if it is yours.`,
    );
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
  const common = { timeout: options.connectTimeoutMs, allowH2: false };
  const open = buildConnector(common);
  const guarded = buildConnector({ ...common, lookup: checkedLookup });
  return (request, callback) => {
    const port = request.port === '' ? defaultPort(request.protocol) : request.port;
    const literal = request.hostname.replace(/^\[|\]$/g, '');
    const shown = isIP(literal) === 6 ? `[${literal}]` : literal;
    if (options.allowPrivate.has(`${shown}:${port}`)) return open(request, callback);
    if (isIP(literal) !== 0 && !isPublicAddress(literal)) return callback(refusal(shown, literal), null);
    return guarded(request, callback);
  };
}

/**
 * Whether an address belongs to the public internet. Not: private, loopback, link-local (with the clouds' metadata
 * servers), CGNAT, unique-local, multicast, reserved, unspecified, and the IPv6 forms that carry an IPv4 address
 * (mapped, NAT64, 6to4, Teredo), however public that may be. Ranges: IANA special-purpose registries, by ipaddr.js.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address.replace(/%.*$/, '')); // a v4-mapped address becomes the v4 one
  if (parsed.range() !== 'unicast') return false;
  // ::a.b.c.d, "IPv4-compatible", is deprecated (RFC 4291 2.5.5.1) but some stacks still route it to the v4 address.
  return (
    parsed.kind() === 'ipv4' ||
    !parsed
      .toByteArray()
      .slice(0, 12)
      .every((byte) => byte === 0)
  );
}

const checkedLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const [first] = addresses;
    if (first === undefined) return callback(Object.assign(new Error(hostname), { code: 'ENOTFOUND' }), '', 0);
    // One private address among public ones is refused too: which of them is used would be up to the network.
    const bad = addresses.find(({ address }) => !isPublicAddress(address));
    if (bad !== undefined) return callback(refusal(hostname, bad.address), '', 0);
    if (options.all === true) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

function refusal(host: string, address: string): Failure {
  const where = host.replace(/^\[|\]$/g, '') === address ? host : `${host} (${address})`;
  return new Failure(
    'unsafe-address',
    `${where} is a private address, which I do not fetch: allow host and port in the settings if this server is yours.`,
  );
}

function portOf(url: URL): string {
  return url.port === '' ? defaultPort(url.protocol) : url.port;
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80';
}

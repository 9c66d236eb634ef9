import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

/**
 * Where somebody comes from, to count their tries by: `peer` who is connected to us, `visitor` who stands behind it where
 * that is a proxy in our own network. What a proxy was told by others stands before what it adds, so only the last address
 * counts. IPv6 by its first 64 bits: whoever has one address of them has all.
 */
export function addressOf(
  context: Context,
  { isBehindProxy }: { readonly isBehindProxy: boolean },
): { readonly peer: string; readonly visitor: string } {
  const peer = readAddress(getConnInfo(context).remote.address ?? '');
  if (peer === null) return { peer: 'unknown', visitor: 'unknown' };
  const told = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  const visitor = isBehindProxy && OWN_NETWORK.includes(peer.range()) ? readAddress(told) : null;
  return { peer: network(peer), visitor: network(visitor ?? peer) };
}

const OWN_NETWORK: readonly string[] = ['loopback', 'private', 'uniqueLocal', 'linkLocal'];

type Address = ReturnType<typeof ipaddr.process>;

const readAddress = (words: string): Address | null => (ipaddr.isValid(words) ? ipaddr.process(words) : null);

const network = (address: Address): string =>
  address instanceof ipaddr.IPv6
    ? `${address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : address.toString();

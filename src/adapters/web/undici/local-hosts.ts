import type { Instant } from '../../../model/time.ts';
import type { Hosts } from '../../../ports/hosts.ts';

const HOSTS_AT_MOST = 10_000; // about a megabyte; then those that are not quiet are forgotten, and asked for again

/**
 * The hosts of a program that runs in one process: turns need no keeping, and quiet times are read from the store once
 * a host, then known here. Without a store they last as long as the process.
 */
export function localHosts(store: Hosts | null): Hosts {
  const quietOf = new Map<string, Instant | null>();
  return {
    async quietUntil(host, now) {
      let until = quietOf.get(host);
      if (until === undefined && store !== null) {
        until = later(await store.quietUntil(host, now), quietOf.get(host) ?? null);
        if (quietOf.size >= HOSTS_AT_MOST) forget(now);
        quietOf.set(host, until);
      }
      return until !== undefined && until !== null && until > now ? until : null;
    },
    async keepQuiet(host, until) {
      quietOf.set(host, later(quietOf.get(host) ?? null, until));
      await store?.keepQuiet(host, until);
    },
    take: async () => 0,
    giveBack: async () => undefined,
  };

  function forget(now: Instant): void {
    for (const [host, until] of quietOf) if (until === null || until <= now) quietOf.delete(host);
  }
}

function later(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || (b !== null && b > a) ? b : a;
}

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Visitor } from './page.ts';

const A_MINUTE = { points: 300, duration: 60 }; // pages of one visitor: nobody reads faster, a script in a loop does
const CHANGE = 10; // what posts, saves or polls
const FILE = 30; // a whole topic's record

/**
 * How long a visitor has to wait, in seconds, before the next answer; null: not at all. A session counts for itself, as
 * many may come through one proxy; programs count by their address.
 */
export function visitorLimits(): (context: Context, visitor: Visitor) => Promise<number | null> {
  const limiter = new RateLimiterMemory(A_MINUTE);
  return async (context, visitor) => {
    const who = visitor.token !== '' ? visitor.token : (getConnInfo(context).remote.address ?? 'unknown');
    try {
      await limiter.consume(who, costOf(context));
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  };
}

function costOf({ req }: Context): number {
  if (req.method !== 'GET' && req.method !== 'HEAD') return CHANGE;
  return /\/statements\.[a-z]+$/.test(req.path) ? FILE : 1;
}

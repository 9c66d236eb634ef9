import type { Client, RawFile, RouteLike } from 'discord.js';
import { CALL_TIMEOUT_MS } from './limits.ts';

export type Call = {
  readonly body?: unknown;
  readonly files?: RawFile[];
  readonly query?: URLSearchParams;
  readonly auth?: false; // of interactions: their token stands in the address, and a refused one must not cost us ours
};

/**
 * One request, with a deadline that holds while it waits for its turn too. What comes back has the shape that Discord
 * documents for the route. Throws what discord.js throws; each caller turns that into a Failure.
 */
export async function callDiscord<T = unknown>(
  client: Client,
  method: 'get' | 'post' | 'put' | 'patch' | 'delete',
  route: RouteLike,
  call: Call = {},
): Promise<T> {
  const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
  return (await client.rest[method](route, { ...call, signal })) as T;
}

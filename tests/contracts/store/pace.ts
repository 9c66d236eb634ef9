import { expect } from 'vitest';
import type { Store } from '../../../src/adapters/store/postgres/open.ts';
import type { Instant } from '../../../src/model/time.ts';
import type { ChatPace, DeliveryClaim } from '../../../src/ports/delivery-store.ts';

/** A chat that takes everything at once. */
export const AT_ONCE: ChatPace = { spacingMs: 0, editEveryMs: 0 };

/** A chat that wants so much time between two posts to a channel. */
export const every = (spacingMs: number): ChatPace => ({ spacingMs, editEveryMs: 0 });

/** A claim for the channel of this delivery; what is sent must be just this one. */
export async function claimOf(
  { deliveries }: Store,
  deliveryId: string,
  now: Instant,
  pace: ChatPace = AT_ONCE,
): Promise<DeliveryClaim> {
  const channel = (await deliveries.get(deliveryId))?.channel;
  if (!channel) throw new Error(`no delivery ${deliveryId}`);
  const claim = await deliveries.claim(channel, now, pace);
  if ('delivery' in claim) expect(claim.delivery.id).toBe(deliveryId);
  return claim;
}

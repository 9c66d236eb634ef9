import { packRequest, unpackRequest } from '../../../core/request/pack-request.ts';
import type { Reply, Request } from '../../../model/reply.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import { LIMITS } from './limits.ts';

type Keeping = { readonly store: ChatStore; readonly clock: Clock };

/** What each request of the reply is as the value of a button; those that are too long are kept, and named by `~id`. */
export async function packButtons(reply: Reply, keeping: Keeping): Promise<(request: Request) => string> {
  const requests = [
    ...reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ request }) => request) : [])),
    ...(reply.more === null ? [] : [reply.more]),
    ...(reply.share === undefined ? [] : [reply.share]),
  ];
  const kept = new Map<string, string>();
  for (const request of requests) {
    const packed = packRequest(request);
    if (!kept.has(packed)) kept.set(packed, await packOne(request, LIMITS.buttonValue, keeping));
  }
  return (request) => kept.get(packRequest(request)) ?? '';
}

/** A request as one text of at most so many characters. */
export async function packOne(request: Request, atMost: number, { store, clock }: Keeping): Promise<string> {
  const packed = packRequest(request);
  return packed.length <= atMost ? packed : `~${await store.keepRequest(request, clock.now())}`;
}

/** The request that a button carries; undefined where it is none, or is kept no more. */
export async function readButton(value: string, store: ChatStore): Promise<Request | undefined> {
  return value.startsWith('~') ? store.keptRequest(value.slice(1)) : unpackRequest(value);
}

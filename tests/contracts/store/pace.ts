import type { ChatPace } from '../../../src/ports/delivery-store.ts';

/** A chat that takes everything at once. */
export const AT_ONCE: ChatPace = { spacingMs: 0, editEveryMs: 0 };

/** A chat that wants so much time between two posts to a channel. */
export const every = (spacingMs: number): ChatPace => ({ spacingMs, editEveryMs: 0 });

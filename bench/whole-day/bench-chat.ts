import type { Chat } from '../../src/ports/chat.ts';
import type { Clock } from '../../src/ports/clock.ts';

export const CHAT = 'bench';

const POST_MS = 250; // of the product's clock: what Slack and Discord usually take to answer

/** A platform that takes every message after a usual wait, and keeps nothing but what was posted under which key. */
export function benchChat(clock: Clock): Chat {
  const posted = new Map<string, string>();
  let count = 0;
  return {
    name: CHAT,
    spacingMs: 1000,
    editEveryMs: 60_000,
    start: async () => {},
    async post(_place, _reply, key) {
      await clock.wait(POST_MS);
      count += 1;
      posted.set(key, `m${count}`);
      return `m${count}`;
    },
    async edit(_channel, messageRef, _reply, key) {
      await clock.wait(POST_MS);
      posted.set(key, messageRef);
    },
    find: async (_place, key) => posted.get(key) ?? null,
    close: async () => {},
  };
}

import { describe } from 'vitest';
import { testChat } from '../../../contracts/chat-contract.ts';
import { aDesk, CHANNEL, makeChat, memoryStore, openFake, place, textOf } from './open-chat.ts';

describe.each(['components', 'embeds'] as const)('in the layout %s', (layout) => {
  testChat('Discord', async () => {
    const discord = await openFake();
    const store = memoryStore();
    return {
      channel: place,
      async open() {
        const { chat } = makeChat(discord, { layout, store });
        await chat.start(aDesk());
        return chat;
      },
      timesShown: async (words) => {
        const shown = discord.calls.filter(
          ({ method, status, body, path }) =>
            ['POST', 'PATCH'].includes(method) &&
            status === 200 &&
            path.includes(CHANNEL) &&
            textOf(body).includes(words),
        );
        // the same nonce again is answered with the first message, the same content again is no change
        return new Set(shown.map(({ path, body }) => (body as { nonce?: string }).nonce ?? path + textOf(body))).size;
      },
    };
  });
});

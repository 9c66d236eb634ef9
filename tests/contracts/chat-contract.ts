import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/model/delivery.ts';
import type { Reply } from '../../src/model/reply.ts';
import type { Chat } from '../../src/ports/chat.ts';

/** What a driver's test gives: a platform of its own, and how to look at it from outside. */
export type ChatPlatform = {
  readonly channel: Channel;
  /** Opens a driver on the platform; called again, it is as after a restart of the process. */
  open(): Promise<Chat>;
  /** How many times a post or an edit with these words was shown in the channel, by all drivers so far. */
  timesShown(words: string): Promise<number>;
  /** False where only `find` keeps a second post away: the ledger asks it whenever an outcome is unknown. */
  readonly knowsKeys?: false;
};

/** Earlier than all that is posted here. */
export const LONG_AGO = '2020-01-01T00:00:00.000Z';

export function post(words: string): Reply {
  return { title: words, private: false, blocks: [{ kind: 'text', line: [words] }], more: null };
}

/** What every chat driver must do for deliveries to arrive once. */
export function testChat(name: string, openPlatform: () => Promise<ChatPlatform>): void {
  describe(`${name} as a chat`, () => {
    it('posts, and finds the post by its key', async () => {
      const platform = await openPlatform();
      const chat = await platform.open();
      expect(await chat.find(platform.channel, 'd1', LONG_AGO)).toBeNull();
      const ref = await chat.post(platform.channel, post('the barrier vote'), 'd1');
      expect(ref).not.toBe('');
      expect(await chat.find(platform.channel, 'd1', LONG_AGO)).toBe(ref);
      expect(await chat.find(platform.channel, 'd2', LONG_AGO)).toBeNull();
      expect(await platform.timesShown('the barrier vote')).toBe(1);
      await chat.close();
    });

    it('does not post a second time under the same key', async () => {
      const platform = await openPlatform();
      const chat = await platform.open();
      const first = await chat.post(platform.channel, post('said once'), 'd1');
      if (platform.knowsKeys === false) return;
      expect(await chat.post(platform.channel, post('said once'), 'd1')).toBe(first);
      expect(await platform.timesShown('said once')).toBe(1);
      await chat.close();
    });

    it('edits the message, and finds the edit by its own key', async () => {
      const platform = await openPlatform();
      const chat = await platform.open();
      const ref = await chat.post(platform.channel, post('first words'), 'd1');
      await chat.edit(platform.channel, ref, post('better words'), 'd2');
      expect(await chat.find(platform.channel, 'd2', LONG_AGO)).toBe(ref);
      await chat.edit(platform.channel, ref, post('better words'), 'd2');
      expect(await platform.timesShown('better words')).toBe(1);
      await chat.close();
    });

    it('finds after a restart what was posted and edited before, and edits it on', async () => {
      const platform = await openPlatform();
      const before = await platform.open();
      const ref = await before.post(platform.channel, post('before the restart'), 'd1');
      await before.edit(platform.channel, ref, post('still before'), 'd2');
      await before.close();
      const after = await platform.open();
      expect(await after.find(platform.channel, 'd2', LONG_AGO)).toBe(ref);
      if (platform.knowsKeys !== false)
        expect(await after.post(platform.channel, post('before the restart'), 'd1')).toBe(ref);
      expect(await platform.timesShown('before the restart')).toBe(1);
      await after.edit(platform.channel, ref, post('after it'), 'd3');
      expect(await after.find(platform.channel, 'd3', LONG_AGO)).toBe(ref);
      await after.close();
    });

    it('posts under a message of its own, and finds that post again', async () => {
      const platform = await openPlatform();
      const chat = await platform.open();
      const ref = await chat.post(platform.channel, post('a story'), 'd1');
      const under = { ...platform.channel, thread: ref };
      const note = await chat.post(under, post('a note on the story'), 'd2');
      expect(note).not.toBe(ref);
      expect(await chat.find(under, 'd2', LONG_AGO)).toBe(note);
      if (platform.knowsKeys !== false) expect(await chat.post(under, post('a note on the story'), 'd2')).toBe(note);
      expect(await platform.timesShown('a note on the story')).toBe(1);
      await chat.close();
    });

    it('keeps channels apart, also those whose names differ in a mark only', async () => {
      const platform = await openPlatform();
      const chat = await platform.open();
      const other = { ...platform.channel, id: `${platform.channel.id}.` };
      await chat.post(platform.channel, post('for one'), 'd1');
      expect(await chat.find(other, 'd1', LONG_AGO)).toBeNull();
      await chat.close();
    });
  });
}

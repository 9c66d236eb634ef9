import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/model/delivery.ts';
import type { ChatPace } from '../../../src/ports/delivery-store.ts';
import type { Opened } from '../store-contract.ts';
import { AT_ONCE, claimOf } from './pace.ts';
import { at, briefing, DAY, feed, ours, subscription, tell, theirs, topic } from './samples.ts';

const SLOWLY: ChatPace = { spacingMs: 0, editEveryMs: 60_000 };

export function testMessages({ store, query }: Opened): void {
  const post = async (id: string, messageRef: string, minute: number, shown?: string) => {
    await claimOf(store(), id, at(minute), AT_ONCE);
    const outcome = { state: 'posted', messageRef, ...(shown === undefined ? {} : { shown }) } as const;
    await store().deliveries.settle(id, outcome, at(minute));
  };
  const revise = async (storyId: string, revision: number, minute: number) => {
    const [id = ''] = await store().stories.saveBriefing(briefing(storyId, { revision }), at(minute));
    return id;
  };
  const earlier = async (id: string) => {
    const delivery = await store().deliveries.get(id);
    return delivery && store().deliveries.earlierMessage(delivery);
  };
  const posted = async (messageRef: string, channel: Channel = ours, atMost = 9) =>
    (await store().reads.postedStories({ channel, messageRef, atMost })).map(({ briefing: { storyId } }) => storyId);
  const mergeInto = (from: string, into: string) =>
    query(`update onrecord.stories set merged_into = '${into}' where id = '${from}'`);
  const follow = (channel: Channel = ours) => store().desk.subscribe(subscription({ channel }), at(0));

  describe('an edit', () => {
    it('waits until its message may be edited again, then goes', async () => {
      await follow();
      const [first = ''] = await tell(store(), 'a', { now: at(1) });
      expect((await claimOf(store(), first, at(1), SLOWLY)).kind).toBe('send');
      await store().deliveries.settle(first, { state: 'posted', messageRef: 'm1' }, at(1));
      const second = await revise('s-a', 2, 1.5);
      expect(await claimOf(store(), second, at(1.5), SLOWLY)).toEqual({ kind: 'wait', notBefore: at(2) });
      expect(await store().deliveries.get(second)).toMatchObject({ state: 'pending', attempts: 0 });
      expect((await claimOf(store(), second, at(2), SLOWLY)).kind).toBe('send');
      await store().deliveries.settle(second, { state: 'posted', messageRef: 'm1' }, at(2));
      const third = await revise('s-a', 3, 2.5);
      expect(await claimOf(store(), third, at(2.5), SLOWLY)).toEqual({ kind: 'wait', notBefore: at(3) });
    });

    it('waits for its own message only: another story and a first post go at once', async () => {
      await follow();
      const [first = ''] = await tell(store(), 'a', { now: at(1) });
      await post(first, 'm1', 1);
      const [other = ''] = await tell(store(), 'b', { now: at(1) });
      expect((await claimOf(store(), other, at(1), SLOWLY)).kind).toBe('send');
    });

    it('does not wait for a clock that ran ahead', async () => {
      await follow();
      const [first = ''] = await tell(store(), 'a', { now: at(1) });
      await post(first, 'm1', 9 * DAY);
      expect((await claimOf(store(), await revise('s-a', 2, 2), at(2), SLOWLY)).kind).toBe('send');
    });
  });

  describe('the message of an earlier revision', () => {
    it('is known with what it showed last', async () => {
      await follow();
      const [first = ''] = await tell(store(), 'a', { now: at(1) });
      expect(await earlier(first)).toBeNull();
      await post(first, 'm1', 1, 'hash one');
      const second = await revise('s-a', 2, 2);
      expect(await earlier(second)).toEqual({ messageRef: 'm1', shown: 'hash one' });
      await post(second, 'm1', 2, 'hash two');
      expect(await earlier(await revise('s-a', 3, 3))).toEqual({ messageRef: 'm1', shown: 'hash two' });
    });

    it('shows nobody knows what, where it was found by its key alone', async () => {
      await follow();
      const [first = ''] = await tell(store(), 'a', { now: at(1) });
      await post(first, 'm1', 1, 'hash one');
      const second = await revise('s-a', 2, 2);
      await post(second, 'm1', 2);
      expect(await earlier(await revise('s-a', 3, 3))).toEqual({ messageRef: 'm1', shown: null });
    });

    it('is that of a story which was merged into it, in this channel', async () => {
      await follow();
      await follow(theirs);
      const owed = await tell(store(), 'a', { now: at(1) });
      for (const id of owed) {
        const { workspace } = (await store().deliveries.get(id))?.channel ?? {};
        if (workspace === 'acme') await post(id, 'm1', 1, 'hash one');
      }
      await tell(store(), 'b', { now: at(2) });
      await mergeInto('s-a', 's-b');
      const rows = await query(
        "select id, workspace from onrecord.deliveries where subject = 's-b' order by workspace",
      );
      expect(rows.map(({ workspace }) => workspace)).toEqual(['acme', 'zenith']);
      expect(await earlier(String(rows[0]?.id))).toEqual({ messageRef: 'm1', shown: 'hash one' });
      expect(await earlier(String(rows[1]?.id))).toBeNull();
    });
  });

  describe('the stories of a message', () => {
    const showing = async (id: string) => {
      const delivery = await store().deliveries.get(id);
      if (!delivery) throw new Error('not owed');
      return store().deliveries.content(delivery);
    };

    it('are told of a message of this channel only, with the newest briefing', async () => {
      await follow();
      const [id = ''] = await tell(store(), 'a', { now: at(1) });
      await showing(id);
      expect(await posted('m1')).toEqual([]);
      await post(id, 'm1', 1);
      const second = await revise('s-a', 2, 2);
      await showing(second);
      await post(second, 'm1', 2);
      expect(await posted('m1')).toEqual(['s-a']);
      const [content] = await store().reads.postedStories({ channel: ours, messageRef: 'm1', atMost: 9 });
      expect(content?.briefing.revision).toBe(2);
      expect(await posted('m2')).toEqual([]);
      for (const channel of [theirs, { ...ours, id: 'aside' }, { ...ours, chat: 'slack' }])
        expect(await posted('m1', channel)).toEqual([]);
    });

    it('are that which it was merged into', async () => {
      await follow();
      const [one = ''] = await tell(store(), 'a', { now: at(1) });
      await showing(one);
      await post(one, 'm1', 1);
      await tell(store(), 'b', { now: at(2) });
      await mergeInto('s-a', 's-b');
      expect(await posted('m1')).toEqual(['s-b']);
      expect((await store().reads.story({ workspace: 'acme', storyId: 's-a' }))?.briefing.storyId).toBe('s-b');
    });

    it('of a digest are all that it holds, in its order, at most so many, each once', async () => {
      const digest = subscription({ mode: 'digest', at: '08:00', nextDigestAt: at(DAY) });
      await store().desk.subscribe(digest, at(0));
      for (const [minute, id] of ['a', 'b', 'c'].entries()) await tell(store(), id, { now: at(minute + 1) });
      const [id = ''] = await store().deliveries.oweDigests(at(DAY), () => at(2 * DAY));
      await showing(id);
      await post(id, 'm1', DAY);
      expect(await posted('m1')).toEqual(['s-c', 's-b', 's-a']);
      expect(await posted('m1', ours, 2)).toEqual(['s-c', 's-b']);
      await mergeInto('s-b', 's-c');
      expect(await posted('m1')).toEqual(['s-c', 's-a']);
    });
  });

  describe('one story', () => {
    it('is seen by whom it may be seen', async () => {
      await store().desk.saveFeed(feed('leak', 'acme'), 'ann', at(0));
      await tell(store(), 'p', { now: at(1), feedId: 'leak' });
      const ask = async (workspace: string, storyId: string) =>
        (await store().reads.story({ workspace, storyId }))?.briefing.storyId;
      expect(await ask('acme', 's-p')).toBe('s-p');
      expect(await ask('zenith', 's-p')).toBeUndefined();
      expect(await ask('acme', 's-q')).toBeUndefined();
    });
  });

  describe('a test', () => {
    const owedTests = async () =>
      (await query("select id from onrecord.deliveries where kind = 'test' order by owed_since, id")).map(({ id }) =>
        String(id),
      );
    const test = async (minute: number, channel: Channel = ours, topicId = 'bridge') => {
      await store().desk.oweTest(channel, topicId, 'ann', at(minute));
      const id = (await owedTests()).at(-1) ?? '';
      const delivery = await store().deliveries.get(id);
      if (!delivery) throw new Error('not owed');
      return { id, delivery, content: await store().deliveries.content(delivery) };
    };

    it('shows the newest story of the topic that the channel may see', async () => {
      await store().catalogue.syncTopics([topic('bridge'), topic('tunnel')]);
      await store().desk.saveFeed(feed('leak', 'zenith'), 'zoe', at(0));
      const none = await test(0);
      expect(none.delivery).toMatchObject({ kind: 'test', state: 'pending', channel: ours, topicId: 'bridge' });
      expect(none.content).toEqual({ kind: 'test', story: null });
      await tell(store(), 'a', { now: at(1) });
      await tell(store(), 'b', { now: at(2) });
      await tell(store(), 'p', { now: at(3), feedId: 'leak' });
      await tell(store(), 't', { now: at(4), topicIds: ['tunnel'] });
      expect((await test(5)).content).toMatchObject({ kind: 'test', story: { briefing: { storyId: 's-b' } } });
      expect((await test(6, theirs)).content).toMatchObject({ story: { briefing: { storyId: 's-p' } } });
    });

    it('comes each time that it is asked for, also where nothing is followed or all is paused', async () => {
      await follow();
      await store().desk.setPaused(ours, null, 'Paused by ann.', 'ann', at(0));
      const [one, two] = [await test(1), await test(2)];
      expect(one.id).not.toBe(two.id);
      for (const { id, delivery } of [one, two]) {
        expect((await claimOf(store(), id, at(3), AT_ONCE)).kind).toBe('send');
        expect(await store().deliveries.earlierMessage(delivery)).toBeNull();
        await store().deliveries.settle(id, { state: 'posted', messageRef: id }, at(3));
      }
      const lines = await query("select done_by from onrecord.audit where action = 'test'");
      expect(lines).toEqual([{ done_by: 'ann' }, { done_by: 'ann' }]);
    });

    it('is no post of the story: its subscription gets it still', async () => {
      await tell(store(), 'a', { now: at(1) });
      const { id } = await test(2);
      await post(id, 'm-test', 2);
      expect(await posted('m-test')).toEqual([]);
      await follow();
      const rows = await query("select subject from onrecord.deliveries where kind = 'briefing'");
      expect(rows).toEqual([{ subject: 's-a' }]);
    });
  });
}

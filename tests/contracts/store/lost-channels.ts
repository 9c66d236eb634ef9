import { beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/model/delivery.ts';
import type { Opened } from '../store-contract.ts';
import { AT_ONCE, claimOf } from './pace.ts';
import { at, DAY, ours, subscription, tell, theirs, topic } from './samples.ts';

const WORDS = 'This bot is no longer in that channel: invite it again.';
const aside: Channel = { ...ours, id: 'aside' };

export function testLostChannels({ store, query }: Opened): void {
  const follow = (channel: Channel, topicId = 'bridge', createdBy = 'ann') =>
    store().desk.subscribe(subscription({ channel, topicId, createdBy }), at(0));
  const lose = (lost: Omit<Channel, 'id'> & { readonly id: string | null }, minute = 10) =>
    store().deliveries.pauseLost(lost, WORDS, at(minute));
  const pausedIn = async (channel: Channel) =>
    (await store().reads.desk(channel)).subscriptions.map(({ topicId, pausedBecause }) => [topicId, pausedBecause]);
  const notices = () =>
    query("select id, channel, subject, workspace from onrecord.deliveries where kind = 'paused' order by channel, id");
  const listed = async () =>
    (await store().owed.list(at(DAY), 99)).flatMap((job) => (job.step === 'deliver' ? [job.deliveryId] : []));
  const contentOf = async (id: unknown) => {
    const delivery = await store().deliveries.get(String(id));
    return delivery && store().deliveries.content(delivery);
  };

  describe('a channel that was lost', () => {
    beforeEach(async () => {
      await store().catalogue.syncTopics([topic('bridge'), topic('tunnel')]);
      await follow(ours);
      await follow(ours, 'tunnel', 'bob');
      await follow(aside);
      await follow(theirs, 'bridge', 'zoe');
    });

    it('pauses what it gets, and nothing else', async () => {
      expect(await lose(ours)).toBe(2);
      expect(await pausedIn(ours)).toEqual([
        ['bridge', WORDS],
        ['tunnel', WORDS],
      ]);
      expect(await pausedIn(aside)).toEqual([['bridge', null]]);
      expect(await pausedIn(theirs)).toEqual([['bridge', null]]);
      expect(await pausedIn({ ...ours, chat: 'slack' })).toEqual([]);
      const [line] = await query("select workspace, done_by from onrecord.audit where action = 'pause'");
      expect(line).toEqual({ workspace: 'acme', done_by: 'terminal' });
    });

    it('is told once to each who made one, and not again for what is paused already', async () => {
      await lose(ours);
      expect(await lose(ours, 11)).toBe(0);
      const told = await notices();
      expect(told.map(({ channel, subject, workspace }) => [channel, subject, workspace])).toEqual([
        ['user:ann', 'general', 'acme'],
        ['user:bob', 'general', 'acme'],
      ]);
      expect(await listed()).toEqual(expect.arrayContaining(told.map(({ id }) => id)));
      const content = await contentOf(told[0]?.id);
      expect(content).toMatchObject({ kind: 'paused' });
      expect(
        content?.kind === 'paused' && content.subscriptions.map(({ channel, topicId }) => [channel, topicId]),
      ).toEqual([
        [ours, 'bridge'],
        [ours, 'tunnel'],
      ]);
    });

    it('is told again when it is lost again; nothing is told once it was resumed', async () => {
      await lose(ours);
      const [first] = await notices();
      await store().desk.setPaused(ours, null, null, 'ann', at(12));
      expect(await contentOf(first?.id)).toBeUndefined();
      expect(await lose(ours, 13)).toBe(2);
      expect((await notices()).map(({ channel }) => channel)).toEqual(['user:ann', 'user:ann', 'user:bob', 'user:bob']);
    });

    it('tells nobody of what the configuration made, or in the conversation that is lost itself', async () => {
      const direct = { ...ours, id: 'user:ann' };
      await store().desk.syncSubscriptions([subscription({ channel: { ...ours, id: 'configured' } })], at(0));
      await follow(direct);
      expect(await lose({ ...ours, id: 'configured' })).toBe(1);
      expect(await lose(direct)).toBe(1);
      expect(await notices()).toEqual([]);
    });

    it('stays lost to the configuration when the process starts again', async () => {
      const configured = subscription({ channel: { ...ours, id: 'configured' } });
      await store().desk.syncSubscriptions([configured], at(0));
      await lose(configured.channel);
      await store().desk.syncSubscriptions([configured], at(20));
      expect(await pausedIn(configured.channel)).toEqual([['bridge', WORDS]]);
    });

    it('keeps what it was owed, and gets it once it is resumed', async () => {
      const owed = await tell(store(), 'a', { now: at(1) });
      expect(owed).toHaveLength(3);
      const mine = (
        await query("select id from onrecord.deliveries where channel = 'general' and workspace = 'acme'")
      )[0];
      const id = String(mine?.id);
      await claimOf(store(), id, at(2), AT_ONCE);
      await store().deliveries.settle(id, { state: 'pending', error: WORDS }, at(2));
      await lose(ours);
      expect(await listed()).not.toContain(id);
      expect(await claimOf(store(), id, at(11), AT_ONCE)).toEqual({ kind: 'done' });
      expect(await store().deliveries.get(id)).toMatchObject({ state: 'pending' });
      await store().desk.setPaused(ours, null, null, 'ann', at(12));
      expect(await listed()).toContain(id);
      expect((await claimOf(store(), id, at(13), AT_ONCE)).kind).toBe('send');
    });

    it('is not asked about what may have arrived before it is resumed', async () => {
      await tell(store(), 'a', { now: at(1) });
      const mine = (
        await query("select id from onrecord.deliveries where channel = 'general' and workspace = 'acme'")
      )[0];
      const id = String(mine?.id);
      await claimOf(store(), id, at(2), AT_ONCE);
      await store().deliveries.settle(id, { state: 'unknown', error: WORDS }, at(2));
      await lose(ours);
      expect(await claimOf(store(), id, at(11), AT_ONCE)).toEqual({ kind: 'done' });
      await store().desk.setPaused(ours, null, null, 'ann', at(12));
      expect((await claimOf(store(), id, at(13), AT_ONCE)).kind).toBe('reconcile');
    });

    it('loses all channels of a workspace with it, and tells nobody there', async () => {
      expect(await lose({ ...ours, id: null })).toBe(3);
      expect(await lose({ ...ours, id: null }, 11)).toBe(0);
      expect(await pausedIn(aside)).toEqual([['bridge', WORDS]]);
      expect(await pausedIn(theirs)).toEqual([['bridge', null]]);
      expect(await notices()).toEqual([]);
    });

    it('leaves alone what was ended, or paused by somebody', async () => {
      await store().desk.unsubscribe(ours, 'bridge', 'ann', at(1));
      await store().desk.setPaused(ours, 'tunnel', 'Paused by bob.', 'bob', at(1));
      expect(await lose(ours)).toBe(0);
      expect(await pausedIn(ours)).toEqual([['tunnel', 'Paused by bob.']]);
      expect(await notices()).toEqual([]);
    });
  });

  describe('the channels of a workspace', () => {
    it('are those with subscriptions that run or pause, of this chat and workspace', async () => {
      await follow(ours);
      await follow(aside);
      await follow({ ...ours, id: 'ended' });
      await follow({ ...theirs, id: 'elsewhere' });
      await follow({ ...ours, chat: 'slack', id: 'C1' });
      await store().desk.unsubscribe({ ...ours, id: 'ended' }, 'bridge', 'ann', at(1));
      await lose(aside);
      expect((await store().reads.channels(ours)).toSorted()).toEqual(['aside', 'general']);
      expect(await store().reads.channels(theirs)).toEqual(['elsewhere']);
      expect(await store().reads.channels({ chat: 'discord', workspace: 'acme' })).toEqual([]);
    });
  });
}

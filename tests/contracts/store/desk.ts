import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { AT_ONCE, claimOf } from './pace.ts';
import { article, at, feed, ours, record, subscription, tell, theirs, topic } from './samples.ts';

export function testDesk({ store, query }: Opened): void {
  const follows = async (channel = ours) => (await store().reads.desk(channel)).subscriptions;
  const owed = async () =>
    (await store().owed.list(at(0), 100)).flatMap((job) => (job.step === 'deliver' ? [job.deliveryId] : []));

  describe('subscriptions', () => {
    it('are one a channel and topic, the last wins', async () => {
      await store().desk.subscribe(subscription(), at(0));
      await store().desk.subscribe(subscription({ mode: 'changes' }), at(1));
      expect(await follows()).toEqual([subscription({ mode: 'changes' })]);
      expect(await follows(theirs)).toEqual([]);
    });

    it('owe the newest briefing at once, and never twice', async () => {
      await tell(store(), 'a', { now: at(1) });
      await tell(store(), 'b', { now: at(2) });
      await store().desk.subscribe(subscription(), at(3));
      await store().desk.subscribe(subscription(), at(4));
      const [id = '', ...more] = await owed();
      expect(more).toEqual([]);
      expect((await store().deliveries.get(id))?.subject).toBe('s-b');
      await claimOf(store(), id, at(5), AT_ONCE);
      await store().deliveries.settle(id, { state: 'posted', messageRef: 'm' }, at(5));
      await store().desk.unsubscribe(ours, 'bridge', 'ann', at(6));
      await store().desk.subscribe(subscription(), at(7));
      expect(await owed()).toEqual([]);
    });

    it.each(['skipped', 'failed'] as const)('owe it again when it was %s before', async (state) => {
      await tell(store(), 'a', { now: at(1) });
      await store().desk.subscribe(subscription(), at(2));
      const [id = ''] = await owed();
      if (state === 'skipped') await store().desk.unsubscribe(ours, 'bridge', 'ann', at(3));
      else {
        await claimOf(store(), id, at(3), AT_ONCE);
        await store().deliveries.settle(id, { state, error: 'not in the channel' }, at(3));
      }
      expect(await owed()).toEqual([]);
      await store().desk.subscribe(subscription(), at(4));
      expect(await owed()).toEqual([id]);
      expect((await claimOf(store(), id, at(5), AT_ONCE)).kind).toBe('send');
    });

    it('end: what was owed is not sent, and ending twice tells so', async () => {
      await store().desk.subscribe(subscription(), at(0));
      const [id = ''] = await tell(store(), 'a', { now: at(1) });
      expect(await store().desk.unsubscribe(ours, 'bridge', 'ann', at(2))).toEqual(subscription());
      expect(await store().desk.unsubscribe(ours, 'bridge', 'ann', at(3))).toBeUndefined();
      expect(await claimOf(store(), id, at(3), AT_ONCE)).toEqual({ kind: 'done' });
      expect((await store().deliveries.get(id))?.state).toBe('skipped');
    });

    it('are paused and resumed, one or all of a channel', async () => {
      await store().desk.subscribe(subscription(), at(0));
      await store().desk.subscribe(subscription({ topicId: 'tunnel' }), at(0));
      expect(await store().desk.setPaused(ours, null, 'asked', 'ann', at(1))).toBe(2);
      expect(await store().desk.setPaused(ours, null, 'asked', 'ann', at(1))).toBe(0);
      expect(await tell(store(), 'a', { now: at(2) })).toEqual([]);
      expect(await store().desk.setPaused(ours, 'bridge', null, 'ann', at(3))).toBe(1);
      expect((await follows()).map(({ pausedBecause }) => pausedBecause)).toEqual([null, 'asked']);
      expect(await store().desk.setPaused(theirs, null, 'asked', 'zoe', at(1))).toBe(0);
    });

    it('of the configuration come and go with it, but what was done in chat stays', async () => {
      const sync = (...wanted: ReturnType<typeof subscription>[]) => store().desk.syncSubscriptions(wanted, at(1));
      await sync(subscription());
      await sync(subscription());
      expect(await follows()).toHaveLength(1);
      await store().desk.setPaused(ours, null, 'asked', 'ann', at(2));
      await sync(subscription({ mode: 'changes' }));
      expect(await follows()).toMatchObject([{ mode: 'changes', pausedBecause: 'asked' }]);
      await sync();
      expect(await follows()).toEqual([]);
      await sync(subscription());
      expect(await follows()).toHaveLength(1);
      await store().desk.unsubscribe(ours, 'bridge', 'ann', at(3));
      await sync(subscription());
      expect(await follows()).toEqual([]);
      await store().desk.subscribe(subscription({ topicId: 'tunnel' }), at(4));
      await sync();
      expect(await follows()).toHaveLength(1);
    });
  });

  describe('sources and topics of a workspace', () => {
    it('are its own to add, change and remove, and stay when the configuration is read', async () => {
      await store().desk.saveFeed(feed('gazette', 'acme'), 'ann', at(0));
      await store().desk.saveTopic(topic('ferry', 'acme'), 'ann', at(0));
      await store().feeds.sync([feed('herald')], at(1));
      await store().catalogue.syncTopics([topic('bridge')]);
      expect((await store().reads.desk(ours)).feeds.map(({ outlet }) => outlet)).toEqual(['gazette', 'herald']);
      expect((await store().reads.topics('acme')).map(({ id }) => id)).toEqual(['bridge', 'ferry']);
      expect(await store().desk.removeFeed('acme', 'gazette', 'ann', at(2))).toBe(true);
      expect(await store().desk.removeFeed('acme', 'gazette', 'ann', at(3))).toBe(false);
      expect(
        (await store().owed.list(at(9), 9)).flatMap((job) => (job.step === 'poll-feed' ? [job.feedId] : [])),
      ).toEqual(['herald']);
    });

    it('end what follows a topic that is removed, and only its own workspace can', async () => {
      await store().desk.saveTopic(topic('ferry', 'acme'), 'ann', at(0));
      await store().desk.subscribe(subscription({ topicId: 'ferry' }), at(0));
      await tell(store(), 'a', { now: at(1), topicIds: ['ferry'] });
      expect(await owed()).toHaveLength(1);
      expect(await store().desk.removeTopic('zenith', 'ferry', 'zoe', at(2))).toBeUndefined();
      expect(await store().desk.removeTopic('acme', 'bridge', 'ann', at(2))).toBeUndefined(); // it is shared
      expect(await store().desk.removeTopic('acme', 'ferry', 'ann', at(2))).toMatchObject([{ topicId: 'ferry' }]);
      expect(await store().desk.removeTopic('acme', 'ferry', 'ann', at(3))).toBeUndefined();
      expect((await store().catalogue.topics()).map(({ id }) => id)).toEqual(['bridge']);
      expect([await follows(), await owed()]).toEqual([[], []]);
    });

    it('are known to the matching at once', async () => {
      const before = await store().catalogue.topics();
      expect(await store().catalogue.topics()).toBe(before);
      await store().desk.saveTopic(topic('ferry', 'acme'), 'ann', at(0));
      expect((await store().catalogue.topics()).map(({ id }) => id)).toEqual(['bridge', 'ferry']);
    });
  });

  it('has a line in the audit for each change', async () => {
    await store().desk.subscribe(subscription(), at(0));
    await store().desk.setPaused(ours, null, 'asked', 'ann', at(1));
    await store().desk.saveTopic(topic('ferry', 'acme'), 'ann', at(2));
    await store().desk.saveFeed(feed('gazette', 'acme'), 'ann', at(3));
    await store().desk.removeFeed('acme', 'gazette', 'ann', at(4));
    const said = { words: 'The bridge will open,', by: 'ida-holt' };
    const [{ id: statementId } = { id: '' }] = (await record(store(), article('a'), [said])).statements;
    const report = { statementId, what: 'wrong-speaker', topicId: null, propositionId: null, note: null } as const;
    await store().desk.reportMistake({ ...report, channel: ours, by: 'ann' }, at(5));
    await store().desk.unsubscribe(ours, 'bridge', 'ann', at(6));
    const rows = await query('select action, workspace, done_by from onrecord.audit order by id');
    expect(rows.map(({ action }) => action)).toEqual([
      'subscribe',
      'pause',
      'save-topic',
      'save-feed',
      'remove-feed',
      'report-mistake',
      'unsubscribe',
    ]);
    expect(new Set(rows.map(({ workspace, done_by: by }) => `${workspace} ${by}`))).toEqual(new Set(['acme ann']));
  });
}

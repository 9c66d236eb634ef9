import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { AT_ONCE, claimOf, every } from './pace.ts';
import { at, briefing, change, DAY, ours, record, saying, subscription, tell } from './samples.ts';

export function testDeliveries({ store, another, query }: Opened): void {
  const owe = async (id = 'a', minute = 1) => {
    await store().desk.subscribe(subscription(), at(0));
    const [delivery = ''] = await tell(store(), id, { now: at(minute) });
    return delivery;
  };
  const leaseEnds = () => query("update onrecord.deliveries set held_since = held_since - interval '1 hour'");

  describe('the ledger', () => {
    it('lets one process send, and tells others to wait', async () => {
      const id = await owe();
      const other = await another();
      expect(await claimOf(store(), id, at(1), AT_ONCE)).toMatchObject({
        kind: 'send',
        delivery: { id, state: 'sending', attempts: 1, channel: ours },
      });
      expect(await claimOf(store(), id, at(1), AT_ONCE)).toEqual({ kind: 'done' });
      expect((await claimOf(other, id, at(1), AT_ONCE)).kind).toBe('wait');
      await store().deliveries.settle(id, { state: 'posted', messageRef: 'm1' }, at(2));
      expect(await claimOf(other, id, at(3), AT_ONCE)).toEqual({ kind: 'done' });
      expect(await other.deliveries.get(id)).toMatchObject({ state: 'posted', messageRef: 'm1' });
    });

    it('asks the platform first after an attempt without an outcome', async () => {
      const id = await owe();
      await claimOf(store(), id, at(1), AT_ONCE);
      await store().deliveries.settle(id, { state: 'unknown', error: 'no answer' }, at(2));
      expect(await claimOf(store(), id, at(3), AT_ONCE)).toMatchObject({
        kind: 'reconcile',
        delivery: { attempts: 2 },
      });
    });

    it('takes over from a process that died, once its lease is over', async () => {
      const id = await owe();
      await claimOf(store(), id, at(1), AT_ONCE);
      await leaseEnds();
      expect((await claimOf(await another(), id, at(2), AT_ONCE)).kind).toBe('reconcile');
    });

    it('takes over what was begun by a clock that ran ahead', async () => {
      const id = await owe();
      const other = await another();
      await claimOf(store(), id, at(1), AT_ONCE);
      await query("update onrecord.deliveries set held_since = held_since + interval '2 hours'");
      expect((await claimOf(other, id, at(2), AT_ONCE)).kind).toBe('reconcile');
    });

    it('takes no outcome from a process whose lease is over, except that it arrived', async () => {
      const id = await owe();
      const other = await another();
      await claimOf(store(), id, at(1), AT_ONCE);
      await leaseEnds();
      await claimOf(other, id, at(2), AT_ONCE);
      await store().deliveries.settle(id, { state: 'unknown', error: 'late' }, at(3));
      expect(await store().deliveries.get(id)).toMatchObject({ state: 'sending' });
      await store().deliveries.settle(id, { state: 'posted', messageRef: 'm1' }, at(3));
      await other.deliveries.settle(id, { state: 'unknown' }, at(4));
      expect(await store().deliveries.get(id)).toMatchObject({ state: 'posted', messageRef: 'm1' });
    });

    it('keeps the spacing of a channel, whichever process posts', async () => {
      const [one, two] = [await owe('a', 0), await owe('b')];
      const other = await another();
      expect((await claimOf(store(), one, at(1), every(60_000))).kind).toBe('send');
      await store().deliveries.settle(one, { state: 'posted', messageRef: 'm1' }, at(1));
      expect(await claimOf(other, two, at(1), every(60_000))).toEqual({ kind: 'wait', notBefore: at(2) });
      expect((await claimOf(other, two, at(2), every(60_000))).kind).toBe('send');
    });

    it('does not wait for a slot that a clock far ahead left', async () => {
      const [one, two] = [await owe('a', 0), await owe('b')];
      await claimOf(store(), one, at(9 * DAY), every(60_000));
      await store().deliveries.settle(one, { state: 'posted', messageRef: 'm1' }, at(9 * DAY));
      expect((await claimOf(store(), two, at(1), every(60_000))).kind).toBe('send');
    });

    it('knows the message of an earlier revision', async () => {
      const first = await owe();
      await claimOf(store(), first, at(1), AT_ONCE);
      await store().deliveries.settle(first, { state: 'posted', messageRef: 'm1' }, at(1));
      const [second = ''] = await store().stories.saveBriefing(briefing('s-a', { revision: 2 }), at(2));
      const delivery = await store().deliveries.get(second);
      expect(delivery && (await store().deliveries.earlierMessage(delivery))?.messageRef).toBe('m1');
    });

    it('sends one of two revisions at a time, and the newer in place of one that was not begun', async () => {
      const first = await owe();
      const other = await another(); // before the claim: one that opens an embedded store takes over what was held
      await claimOf(store(), first, at(1), AT_ONCE);
      const [second = ''] = await store().stories.saveBriefing(briefing('s-a', { revision: 2 }), at(2));
      expect((await claimOf(other, second, at(3), AT_ONCE)).kind).toBe('wait');
      await store().deliveries.settle(first, { state: 'posted', messageRef: 'm1' }, at(4));
      expect((await claimOf(store(), second, at(4), AT_ONCE)).kind).toBe('send');
      const [third = ''] = await store().stories.saveBriefing(briefing('s-a', { revision: 3 }), at(5));
      const [fourth = ''] = await store().stories.saveBriefing(briefing('s-a', { revision: 4 }), at(6));
      await store().deliveries.settle(second, { state: 'posted', messageRef: 'm1' }, at(6));
      expect((await claimOf(store(), fourth, at(7), AT_ONCE)).kind).toBe('send');
      expect((await store().deliveries.get(third))?.state).toBe('skipped');
    });

    it('tells what a change of position is made of, and nothing when a statement is gone', async () => {
      await store().desk.subscribe(subscription({ mode: 'changes' }), at(0));
      const [no, yes] = [saying('a', 'No bridge.'), saying('b', 'A bridge.', { published: at(DAY) })];
      const [first] = (await record(store(), no.given, [{ words: no.words, by: 'ida-holt', position: 'opposes' }]))
        .statements;
      const [second] = (await record(store(), yes.given, [{ words: yes.words, by: 'ida-holt', position: 'supports' }]))
        .statements;
      if (!first || !second) throw new Error('no statements');
      await store().news.saveChanges([change(first, second)]);
      const [row] = await query('select id from onrecord.deliveries');
      const delivery = await store().deliveries.get(String(row?.id));
      if (!delivery) throw new Error('not owed');
      expect(await store().deliveries.content(delivery)).toEqual({
        kind: 'change',
        change: change(first, second),
        first,
        second,
      });
      await record(store(), { ...no.given, text: 'Withdrawn.' }, []);
      expect(await store().deliveries.content(delivery)).toBeUndefined();
    });
  });

  describe('digests', () => {
    const follow = () =>
      store().desk.subscribe(subscription({ mode: 'digest', at: '08:00', nextDigestAt: at(DAY) }), at(0));
    const tomorrow = () => at(2 * DAY);
    const titles = async (id: string) => {
      const delivery = await store().deliveries.get(id);
      const content = delivery && (await store().deliveries.content(delivery));
      return content?.kind === 'digest' ? content.briefings.map(({ briefing: { title } }) => title) : content;
    };

    it('are owed once when their time has come', async () => {
      await follow();
      expect(await store().deliveries.oweDigests(at(DAY - 1), tomorrow)).toEqual([]);
      const [id = ''] = await store().deliveries.oweDigests(at(DAY), tomorrow);
      expect(await store().deliveries.get(id)).toMatchObject({ kind: 'digest', subject: at(DAY), state: 'pending' });
      expect(await store().deliveries.oweDigests(at(DAY), tomorrow)).toEqual([]);
      expect((await store().reads.desk(ours)).subscriptions[0]?.nextDigestAt).toBe(at(2 * DAY));
    });

    it('hold each story once, also when they were owed late', async () => {
      await follow();
      await tell(store(), 'a', { now: at(DAY - 60), title: 'before' });
      await tell(store(), 'b', { now: at(DAY + 60), title: 'while it was down' });
      const [first = ''] = await store().deliveries.oweDigests(at(DAY + 120), tomorrow);
      await tell(store(), 'c', { now: at(DAY + 180), title: 'after' });
      const [second = ''] = await store().deliveries.oweDigests(at(2 * DAY), () => at(3 * DAY));
      expect((await titles(first))?.toString()).toBe('while it was down,before');
      expect(await titles(second)).toEqual(['after']);
    });

    it('lose no story of a process whose clock is behind', async () => {
      await follow();
      const [first = ''] = await store().deliveries.oweDigests(at(DAY), tomorrow);
      await tell(store(), 'a', { now: new Date(Date.parse(at(DAY)) - 400).toISOString(), title: 'late' });
      const [second = ''] = await store().deliveries.oweDigests(at(2 * DAY), () => at(3 * DAY));
      expect(await titles(first)).toBeUndefined();
      expect(await titles(second)).toEqual(['late']);
    });

    it('tell again what a refused digest held', async () => {
      await follow();
      await tell(store(), 'a', { now: at(DAY - 60), title: 'refused' });
      const [first = ''] = await store().deliveries.oweDigests(at(DAY), tomorrow);
      await claimOf(store(), first, at(DAY), AT_ONCE);
      await store().deliveries.settle(first, { state: 'failed', error: 'not in the channel' }, at(DAY));
      const [second = ''] = await store().deliveries.oweDigests(at(2 * DAY), () => at(3 * DAY));
      expect(await titles(second)).toEqual(['refused']);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { EVENING, followAndPost, MORNING, NIGHT } from './follow-and-post.ts';
import { AT_ONCE, claimOf, every } from './pace.ts';
import { at, DAY, ours, subscription, tell, theirs } from './samples.ts';

/** What a channel is owed is a line: one after the other, in the order in which it was owed. */
export function testLines({ store, another, query }: Opened): void {
  const { follow, listed, post, postAll, told, stateOf } = followAndPost(store);
  const seconds = (count: number): number => count / 60; // as minutes
  const fail = (id: string, minute: number, state: 'pending' | 'unknown' = 'unknown') =>
    store().deliveries.settle(id, { state, error: 'no answer' }, at(minute));
  const next = (minute: number) => store().deliveries.next(ours, at(minute), AT_ONCE);
  const attemptsOf = async (id: string) => (await store().deliveries.get(id))?.attempts;

  describe('the line of a channel', () => {
    it('comes in the order in which it was owed, whoever asks, one at a time', async () => {
      await follow({});
      const stories = ['f', 'b', 'e', 'a', 'd', 'c'];
      const ids: string[] = [];
      for (const [n, id] of stories.entries()) ids.push(await told(id, n));
      const other = await another();
      expect((await claimOf(store(), ids[0] ?? '', at(9))).kind).toBe('send');
      expect(await other.deliveries.claim(ours, at(9), AT_ONCE)).toMatchObject({ kind: 'wait' });
      expect(await next(9)).toBe(at(9));
      await store().deliveries.settle(ids[0] ?? '', { state: 'posted', messageRef: 'm' }, at(9));
      expect(await postAll(9, other)).toEqual(stories.slice(1).map((id) => `s-${id}`));
      expect(await next(9)).toBeNull();
    });

    it('tells when the next may be sent', async () => {
      await follow({});
      await post(await told('a', 0), 1, every(60_000));
      expect(await next(1)).toBeNull();
      await told('b', 1);
      expect(await store().deliveries.next(ours, at(1), every(60_000))).toBe(at(2));
      expect(await store().deliveries.next(ours, at(3), every(60_000))).toBe(at(3));
      expect(await store().deliveries.next(theirs, at(1), every(60_000))).toBeNull();
    });

    it('rests after an attempt that did not get through, for longer with each, and is free after one that did', async () => {
      await follow({});
      const [first, second] = [await told('a', 0), await told('b', 0.5)];
      await claimOf(store(), first, at(1));
      await fail(first, 1);
      const wait = await store().deliveries.claim(ours, at(1), AT_ONCE);
      expect(wait).toEqual({ kind: 'wait', notBefore: at(1 + seconds(2)) });
      expect(await listed(1)).toEqual([first]);
      expect((await claimOf(store(), first, at(2))).kind).toBe('reconcile');
      await fail(first, 2);
      expect(await next(2)).toBe(at(2 + seconds(4)));
      expect((await claimOf(store(), first, at(3))).kind).toBe('reconcile');
      await store().deliveries.settle(first, { state: 'posted', messageRef: 'm1' }, at(3));
      await post(second, 3);
    });

    it('waits as long as the platform says, which is told in order afterwards', async () => {
      await follow({});
      const [first, second] = [await told('a', 0), await told('b', 0.5)];
      await claimOf(store(), first, at(1));
      await store().deliveries.settle(first, { state: 'pending', error: 'too fast', notBefore: at(4) }, at(1));
      expect(await store().deliveries.claim(ours, at(1), AT_ONCE)).toEqual({ kind: 'wait', notBefore: at(4) });
      expect((await claimOf(store(), first, at(4))).kind).toBe('send');
      await store().deliveries.settle(first, { state: 'posted', messageRef: 'm1' }, at(4));
      await post(second, 4);
    });

    it('is not held up for ever by what is refused again and again', async () => {
      await follow({});
      const poison = await told('poison', 0);
      const others = [await told('b', 1), await told('c', 2), await told('d', 3)];
      const posted: string[] = [];
      let minute = 4;
      for (; posted.length < others.length && minute < 60; minute++) {
        const claim = await store().deliveries.claim(ours, at(minute), AT_ONCE);
        if (!('delivery' in claim)) continue;
        const { id } = claim.delivery;
        if (id === poison) await fail(id, minute, 'pending');
        else {
          await store().deliveries.settle(id, { state: 'posted', messageRef: `m-${id}` }, at(minute));
          posted.push(id);
        }
      }
      expect(posted).toEqual(others);
      expect(minute).toBeLessThan(25);
      // it is tried now and then, and comes when it can
      for (; ((await attemptsOf(poison)) ?? 0) < 12; minute += 6) {
        expect((await claimOf(store(), poison, at(minute))).kind).toBe('send');
        await fail(poison, minute, 'pending');
      }
      expect(await listed(minute)).toEqual([]);
      expect(await listed(minute + 10)).toEqual([poison]);
      await post(poison, minute + 10);
    });
    it('comes in its order after the platform was away for an hour, but for what was tried when it came back', async () => {
      await follow({});
      const stories = ['a', 'b', 'c', 'd', 'e', 'f'];
      for (const [n, id] of stories.entries()) await told(id, n);
      for (let minute = 10; minute < 70; minute += seconds(10)) {
        const claim = await store().deliveries.claim(ours, at(minute), AT_ONCE);
        if ('delivery' in claim) await fail(claim.delivery.id, minute, 'pending');
      }
      const posted = await postAll(90);
      expect(posted.slice().sort()).toEqual(stories.map((id) => `s-${id}`));
      expect(posted.slice(1)).toEqual(posted.slice(1).sort());
    });

    it('lets nothing of a paused subscription stand in the way of another', async () => {
      await follow({});
      await follow({}, { topicId: 'tunnel' });
      const [kept = ''] = await tell(store(), 'a', { now: at(1), topicIds: ['bridge'] });
      const [wanted = ''] = await tell(store(), 'b', { now: at(2), topicIds: ['tunnel'] });
      await store().desk.setPaused(ours, 'bridge', 'asked', 'ann', at(3));
      expect(await listed(3)).toEqual([wanted]);
      await post(wanted, 3);
      expect([await next(3), await listed(3)]).toEqual([null, []]);
      await store().desk.setPaused(ours, 'bridge', null, 'ann', at(4));
      await post(kept, 4);
    });

    it('is looked at as a whole, however much of it must wait', async () => {
      await follow({ quiet: NIGHT });
      for (let n = 0; n < 45; n++) await told(`a${n}`, EVENING + n);
      await store().desk.oweTest(ours, 'bridge', 'ann', at(EVENING + 50));
      let claim = await store().deliveries.claim(ours, at(EVENING + 51), AT_ONCE);
      for (let n = 0; n < 5 && !('delivery' in claim); n++)
        claim = await store().deliveries.claim(ours, at(EVENING + 51), AT_ONCE);
      expect(claim).toMatchObject({ kind: 'send', delivery: { kind: 'test' } });
      await store().deliveries.settle(
        'delivery' in claim ? claim.delivery.id : '',
        { state: 'posted' },
        at(EVENING + 51),
      );
      expect(await next(EVENING + 52)).toBe(at(MORNING));
      expect(await postAll(MORNING)).toHaveLength(45);
    });

    it('is told of once, those whose last turn is longest ago first', async () => {
      const channels = ['x', 'y', 'z'].map((id) => ({ ...ours, id }));
      for (const channel of channels) await store().desk.subscribe(subscription({ channel }), at(0));
      const owed = await tell(store(), 'a', { now: at(1) });
      await tell(store(), 'b', { now: at(2) });
      expect((await listed(3)).toSorted()).toEqual(owed.toSorted());
      await store().deliveries.claim({ ...ours, id: 'x' }, at(3), AT_ONCE);
      await store().deliveries.claim({ ...ours, id: 'y' }, at(4), AT_ONCE);
      await query("update onrecord.deliveries set state = 'posted' where state = 'sending'");
      const jobs = await store().owed.list(at(5), 99);
      expect(jobs.map(({ key }) => key).filter((key) => key.startsWith('deliver/'))).toEqual(
        ['z', 'x', 'y'].map((id) => `deliver/terminal/acme/${id}`),
      );
    });
  });

  describe('a story that two subscriptions of a channel follow', () => {
    const EARLIER = { from: '22:00', to: '05:00' };

    it('comes as soon as one of them lets it', async () => {
      await follow({ quiet: NIGHT });
      await follow({ quiet: EARLIER }, { topicId: 'tunnel' });
      const [both = ''] = await tell(store(), 'a', { now: at(EVENING), topicIds: ['bridge', 'tunnel'] });
      const [bridge = ''] = await tell(store(), 'b', { now: at(EVENING), topicIds: ['bridge'] });
      expect(await store().deliveries.claim(ours, at(EVENING), AT_ONCE)).toMatchObject({
        notBefore: at(MORNING - 120),
      });
      await post(both, MORNING - 120);
      expect(await stateOf(bridge)).toBe('pending');
      await post(bridge, MORNING);
    });

    it('comes at once where one of them has no quiet hours, and not for one that is paused or takes other outlets', async () => {
      await follow({ quiet: NIGHT });
      await follow({}, { topicId: 'tunnel' });
      const topicIds = ['bridge', 'tunnel'];
      const [first = ''] = await tell(store(), 'a', { now: at(EVENING), topicIds });
      await post(first, EVENING);
      await follow({ only: ['gull'] }, { topicId: 'tunnel' });
      const [second = ''] = await tell(store(), 'b', { now: at(EVENING + 1), topicIds });
      expect(await claimOf(store(), second, at(EVENING + 1))).toEqual({ kind: 'wait', notBefore: at(MORNING) });
      await follow({}, { topicId: 'tunnel' });
      await store().desk.setPaused(ours, 'tunnel', 'asked', 'ann', at(EVENING + 2));
      const [third = ''] = await tell(store(), 'c', { now: at(EVENING + 3), topicIds });
      expect(await claimOf(store(), third, at(EVENING + 3))).toEqual({ kind: 'wait', notBefore: at(MORNING) });
    });
  });

  describe('many digests', () => {
    it('are owed in one go, each once', async () => {
      for (let n = 0; n < 520; n++) {
        const channel = { ...ours, id: `c${n}` };
        await store().desk.subscribe(
          subscription({ channel, mode: 'digest', at: '08:00', nextDigestAt: at(DAY) }),
          at(0),
        );
      }
      const owed = await store().deliveries.oweDigests(at(DAY), () => at(2 * DAY));
      expect(new Set(owed).size).toBe(520);
      expect((await store().owed.list(at(DAY), 1000)).filter(({ step }) => step === 'deliver')).toHaveLength(520);
      expect(await store().deliveries.oweDigests(at(DAY), () => at(2 * DAY))).toEqual([]);
    });
  });
}

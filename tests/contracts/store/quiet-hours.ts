import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { EVENING, followAndPost, MORNING, NIGHT } from './follow-and-post.ts';
import { every } from './pace.ts';
import { at, HOUR, ours } from './samples.ts';

export function testQuietHours({ store }: Opened): void {
  const { claim, follow, post, told, revise, listed, stateOf } = followAndPost(store);

  describe('quiet hours', () => {
    it('hold what is owed until they end, then it comes in its order at the pace of the channel', async () => {
      await follow({ quiet: NIGHT });
      await post(await told('a', EVENING - 1), EVENING - 1);
      const held = [await told('b', EVENING), await told('c', EVENING + 60), await told('d', MORNING - 1)];
      expect(await claim(held[0] ?? '', EVENING)).toEqual({ kind: 'wait', notBefore: at(MORNING) });
      expect(await claim(held[1] ?? '', EVENING + 60)).toEqual({ kind: 'wait', notBefore: at(MORNING) });
      expect(await claim(held[2] ?? '', MORNING - 1)).toEqual({ kind: 'wait', notBefore: at(MORNING) });
      expect(await listed(MORNING - 0.1)).toEqual([]);
      expect(await listed(MORNING)).toEqual(held.slice(0, 1)); // one of each channel, the first of its line
      await post(held[0] ?? '', MORNING, every(60_000));
      expect(await claim(held[1] ?? '', MORNING, every(60_000))).toEqual({ kind: 'wait', notBefore: at(MORNING + 1) });
      await post(held[1] ?? '', MORNING + 1, every(60_000));
      expect(await listed(MORNING + 2)).toEqual(held.slice(2));
    });

    it('hold an update too, and the newest is posted in place of those before', async () => {
      await follow({ quiet: NIGHT });
      await post(await told('a', EVENING - 1), EVENING - 1);
      const [second, third] = [await revise('a', 2, EVENING), await revise('a', 3, EVENING + 5)];
      for (const id of [second, third]) expect((await claim(id, EVENING + 5)).kind).toBe('wait');
      expect((await claim(third, MORNING)).kind).toBe('send');
      expect(await stateOf(second)).toBe('skipped');
    });

    it('also hold an attempt whose outcome is not known: it would be sent again', async () => {
      await follow({ quiet: NIGHT });
      const id = await told('a', EVENING - 1);
      await claim(id, EVENING - 1);
      await store().deliveries.settle(id, { state: 'unknown', error: 'no answer' }, at(EVENING - 0.5));
      expect(await claim(id, EVENING)).toEqual({ kind: 'wait', notBefore: at(MORNING) });
      expect(await listed(MORNING - 1)).toEqual([]);
      expect((await claim(id, MORNING)).kind).toBe('reconcile');
    });

    it('hold no test that a manager asks for', async () => {
      await follow({ quiet: NIGHT });
      await store().desk.oweTest(ours, 'bridge', 'ann', at(EVENING));
      const [id = ''] = await listed(EVENING);
      expect((await claim(id, EVENING)).kind).toBe('send');
    });

    it('that are changed hold what waits no longer than they say now', async () => {
      await follow({ quiet: NIGHT });
      const id = await told('a', EVENING);
      await claim(id, EVENING);
      await follow({ quiet: { from: '22:00', to: '23:00' } }, {}, EVENING + 1);
      expect(await claim(id, EVENING + 1)).toEqual({ kind: 'wait', notBefore: at(EVENING + 60) });
      await follow({}, {}, EVENING + 2);
      expect(await listed(EVENING + 2)).toEqual([id]);
      expect((await claim(id, EVENING + 2)).kind).toBe('send');
    });

    it('that are changed hurry nothing that a platform wants later', async () => {
      await follow({ quiet: NIGHT });
      const id = await told('a', 1);
      await claim(id, 1);
      await store().deliveries.settle(id, { state: 'pending', error: 'too fast', notBefore: at(30) }, at(1));
      await follow({}, {}, 2);
      expect(await claim(id, 3)).toEqual({ kind: 'wait', notBefore: at(30) });
    });

    it('run by the clock of the subscription', async () => {
      await follow({ quiet: NIGHT }, { timezone: 'Asia/Tokyo' });
      const id = await told('a', EVENING); // seven in the morning there
      await post(id, EVENING);
      expect(await claim(await told('b', 5 * HOUR), 5 * HOUR)).toEqual({ kind: 'wait', notBefore: at(EVENING) });
    });
  });
}

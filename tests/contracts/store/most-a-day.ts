import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { EVENING, followAndPost, MORNING, NIGHT } from './follow-and-post.ts';
import { at, DAY, HOUR, subscription, tell, theirs } from './samples.ts';

export function testMostADay({ store, another, query }: Opened): void {
  const { claim, follow, post, postAll, told, revise, stateOf } = followAndPost(store);

  describe('a number of stories a day', () => {
    it('lets no more come, and begins anew with the next day of the zone', async () => {
      await follow({ mostADay: 2 }, { timezone: 'America/New_York' });
      await post(await told('a', 1), 1);
      await post(await told('b', 2), 2);
      const third = await told('c', 3);
      expect(await claim(third, 3)).toEqual({ kind: 'done' });
      expect(await stateOf(third)).toBe('skipped');
      const late = 19 * HOUR; // four o'clock UTC, before midnight in New York
      expect(await claim(await told('d', late), late)).toEqual({ kind: 'done' });
      await post(await told('e', late + HOUR + 1), late + HOUR + 1);
    });

    it('takes those of most outlets out of a backlog, in the order in which they came', async () => {
      await follow({ mostADay: 2, quiet: NIGHT });
      const held = [
        await told('a', EVENING, ['herald']),
        await told('b', EVENING + 1, ['herald', 'courier', 'gull']),
        await told('c', EVENING + 2, ['herald', 'courier']),
        await told('d', EVENING + 3, ['herald', 'courier']),
      ];
      for (const id of held) expect((await claim(id, EVENING + 5)).kind).toBe('wait');
      expect(await postAll(MORNING)).toEqual(['s-b', 's-c']);
      expect(await Promise.all(held.map(stateOf))).toEqual(['skipped', 'posted', 'posted', 'skipped']);
    });

    it('counts no update, neither of the day nor of the day before', async () => {
      await follow({ mostADay: 1 });
      await post(await told('a', 1), 1);
      await post(await revise('a', 2, 2), 2);
      await post(await revise('a', 3, DAY), DAY);
      await post(await told('b', DAY + 1), DAY + 1);
      await post(await revise('b', 2, DAY + 2), DAY + 2);
      await post(await revise('a', 4, DAY + 3), DAY + 3);
      expect(await claim(await told('c', DAY + 4), DAY + 4)).toEqual({ kind: 'done' });
    });

    it('gives no place to an update that waits beside a new story', async () => {
      await follow({ mostADay: 2 });
      await post(await told('a', 1), 1);
      await revise('a', 2, 2, ['herald', 'courier', 'gull']);
      await told('b', 3);
      expect(await postAll(3)).toEqual(['s-a', 's-b']);
    });

    it('loses no update of a story that is being posted', async () => {
      await follow({ mostADay: 1 });
      const first = await told('a', 1);
      expect((await claim(first, 1)).kind).toBe('send');
      const second = await revise('a', 2, 2);
      expect((await claim(second, 2)).kind).toBe('done'); // by who sends the first, who asks again
      await store().deliveries.settle(first, { state: 'posted', messageRef: 'm1' }, at(3));
      expect((await claim(second, 3)).kind).toBe('send');
    });

    it('keeps a place for what may have been posted', async () => {
      await follow({ mostADay: 1 });
      const first = await told('a', 1);
      await claim(first, 1);
      await store().deliveries.settle(first, { state: 'unknown', error: 'no answer', notBefore: at(2 * DAY) }, at(2));
      const second = await told('b', DAY);
      expect(await claim(second, DAY)).toEqual({ kind: 'wait', notBefore: at(2 * DAY) });
      expect(await stateOf(second)).toBe('skipped');
    });

    it('counts a story and what was merged into it once', async () => {
      await follow({ mostADay: 2 });
      await post(await told('a', 1), 1);
      await post(await told('b', 2), 2);
      await query("update onrecord.stories set merged_into = 's-b' where id = 's-a'");
      await post(await told('c', 3), 3);
      await post(await revise('b', 2, 4), 4);
    });

    it('gives what was left out another chance when it grows on another day', async () => {
      await follow({ mostADay: 1 });
      await post(await told('a', 1), 1);
      expect(await claim(await told('b', 2), 2)).toEqual({ kind: 'done' });
      expect(await claim(await revise('b', 2, 3), 3)).toEqual({ kind: 'done' });
      await post(await revise('b', 3, DAY), DAY);
    });

    it('is of one subscription: other channels are not counted', async () => {
      await follow({ mostADay: 1 });
      await store().desk.subscribe(subscription({ channel: theirs, terms: { mostADay: 1 } }), at(0));
      for (const id of await tell(store(), 'a', { now: at(1) })) await post(id, 1);
      expect((await query("select id from onrecord.deliveries where state = 'posted'")).length).toBe(2);
    });

    it('holds for two processes at once', async () => {
      await follow({ mostADay: 3 });
      for (let n = 0; n < 10; n++) await told(`a${n}`, n + 1, n % 2 === 0 ? ['herald'] : ['herald', 'courier']);
      const other = await another();
      await Promise.all([postAll(20), postAll(20, other)]);
      await postAll(20); // the one of the two that met the other's attempt left the rest to it
      const rows = await query("select subject from onrecord.deliveries where state = 'posted' order by changed_at");
      expect(rows.map(({ subject }) => subject).sort()).toEqual(['s-a1', 's-a3', 's-a5']);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { EVENING, followAndPost, MORNING, NIGHT } from './follow-and-post.ts';
import { AT_ONCE } from './pace.ts';
import { at, DAY, HOUR, subscription, tell, theirs } from './samples.ts';

export function testMostADay({ store, another, query }: Opened): void {
  const { claim, follow, post, told, revise, stateOf } = followAndPost(store);

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

    it('takes those of most outlets out of a backlog, whichever is asked for first', async () => {
      await follow({ mostADay: 2, quiet: NIGHT });
      const held = [
        await told('a', EVENING, ['herald']),
        await told('b', EVENING + 1, ['herald', 'courier', 'gull']),
        await told('c', EVENING + 2, ['herald', 'courier']),
        await told('d', EVENING + 3, ['herald', 'courier']),
      ];
      for (const id of held) expect((await claim(id, EVENING + 5)).kind).toBe('wait');
      const kinds = [];
      for (const id of held.toReversed()) kinds.push((await claim(id, MORNING)).kind);
      expect(kinds.toReversed()).toEqual(['done', 'send', 'send', 'done']);
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
      const update = await revise('a', 2, 2, ['herald', 'courier', 'gull']);
      await post(await told('b', 3), 3);
      await post(update, 4);
    });

    it('loses no update of a story that is being posted', async () => {
      await follow({ mostADay: 1 });
      const first = await told('a', 1);
      expect((await claim(first, 1)).kind).toBe('send');
      const second = await revise('a', 2, 2);
      expect((await claim(second, 2)).kind).toBe('wait');
      await store().deliveries.settle(first, { state: 'posted', messageRef: 'm1' }, at(3));
      expect((await claim(second, 3)).kind).toBe('send');
    });

    it('keeps a place for what may have been posted', async () => {
      await follow({ mostADay: 1 });
      const first = await told('a', 1);
      await claim(first, 1);
      await store().deliveries.settle(first, { state: 'unknown', error: 'no answer' }, at(2));
      expect(await claim(await told('b', DAY), DAY)).toEqual({ kind: 'done' });
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
      const ids: string[] = [];
      for (let n = 0; n < 10; n++)
        ids.push(await told(`a${n}`, n + 1, n % 2 === 0 ? ['herald'] : ['herald', 'courier']));
      const other = await another();
      const claims = await Promise.all(
        ids.map((id, n) => (n % 2 === 0 ? store() : other).deliveries.claim(id, at(20), AT_ONCE)),
      );
      expect(claims.filter(({ kind }) => kind === 'send')).toHaveLength(3);
    });
  });
}

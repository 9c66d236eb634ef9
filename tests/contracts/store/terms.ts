import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../src/model/delivery.ts';
import type { Opened } from '../store-contract.ts';
import { followAndPost, NIGHT } from './follow-and-post.ts';
import { at, DAY, ours, subscription, tell, theirs } from './samples.ts';

export function testTerms({ store, query }: Opened): void {
  const { claim, follow, follows, post, told, revise, listed } = followAndPost(store);

  describe('terms', () => {
    const all: Terms = {
      ...{ only: ['The Lantern', 'Sun, Moon'], without: ['Gull Post'], languages: ['en'], fromOutlets: 2, mostADay: 5 },
      ...{ quiet: NIGHT, evenEmpty: true },
    };

    it('are kept as they were asked for, and none where they are asked for no more', async () => {
      await follow(all);
      expect((await follows())[0]?.terms).toEqual(all);
      expect((await store().desk.unsubscribe(ours, 'bridge', 'ann', at(1)))?.terms).toEqual(all);
      await store().desk.subscribe(subscription(), at(2));
      expect(await follows()).toEqual([subscription()]);
    });

    it('of the configuration change with it, and a pause stays with its end', async () => {
      const sync = (terms: Terms) => store().desk.syncSubscriptions([subscription({ terms })], at(1));
      await sync({ fromOutlets: 2 });
      await store().desk.setPaused(ours, null, 'asked', 'ann', at(2), at(DAY));
      await sync({ fromOutlets: 3 });
      expect(await follows()).toMatchObject([
        { terms: { fromOutlets: 3 }, pausedBecause: 'asked', pausedUntil: at(DAY) },
      ]);
    });

    it('choose stories when they are owed, and one that grows is owed then', async () => {
      await follow({ fromOutlets: 2 });
      await store().desk.subscribe(subscription({ channel: theirs }), at(0));
      await told('a', 1);
      expect(await query("select workspace from onrecord.deliveries where kind = 'briefing'")).toEqual([
        { workspace: 'zenith' },
      ]);
      await revise('a', 2, 2, ['herald', 'courier']);
      const rows = await query("select revision from onrecord.deliveries where workspace = 'acme'");
      expect(rows).toEqual([{ revision: 2 }]);
    });

    it.each<[why: string, terms: Terms, owed: number]>([
      ['only, another', { only: ['courier'] }, 0],
      ['only, this', { only: ['Herald'] }, 1],
      ['without', { without: ['herald'] }, 0],
      ['another language', { languages: ['fr'] }, 0],
      ['the language', { languages: ['en', 'fr'] }, 1],
      ['too few outlets', { fromOutlets: 2 }, 0],
    ])('%s', async (_, terms, owed) => {
      await follow(terms);
      await told('a', 1);
      expect(await listed(1)).toHaveLength(owed);
    });

    it('keep nothing from a story that was posted, or is being posted', async () => {
      await follow({ fromOutlets: 2 });
      const first = await told('a', 1, ['herald', 'courier']);
      expect((await claim(first, 1)).kind).toBe('send');
      expect(await revise('a', 2, 2)).not.toBe(''); // one of the outlets has withdrawn it
      await store().deliveries.settle(first, { state: 'posted', messageRef: 'm1' }, at(3));
      const third = await revise('a', 3, 4);
      expect((await claim(third, 5)).kind).toBe('send');
    });

    it('of two topics in a channel: whichever wants the story gets it', async () => {
      await follow({ fromOutlets: 2 });
      await follow({}, { topicId: 'tunnel' });
      await tell(store(), 'a', { now: at(1), topicIds: ['bridge', 'tunnel'] });
      const rows = await query("select topic_id from onrecord.deliveries where kind = 'briefing'");
      expect(rows).toEqual([{ topic_id: 'tunnel' }]);
    });

    it('of two topics in a channel: the one without a number of stories comes first', async () => {
      await follow({ mostADay: 1 });
      await follow({}, { topicId: 'tunnel' });
      await post(await told('a', 1), 1);
      const [second = ''] = await tell(store(), 'b', { now: at(2), topicIds: ['bridge', 'tunnel'] });
      await post(second, 2);
    });

    it('let the newest story that fits come first, and no other', async () => {
      await told('a', 1, ['herald', 'courier']);
      await told('b', 2, ['herald', 'courier']);
      await told('c', 3);
      await follow({ fromOutlets: 2 }, {}, 4);
      const owed = await listed(4);
      expect(owed).toHaveLength(1);
      expect((await store().deliveries.get(owed[0] ?? ''))?.subject).toBe('s-b');
      await post(owed[0] ?? '', 4);
      await follow({ fromOutlets: 2, mostADay: 5 }, {}, 5);
      expect(await listed(5)).toEqual([]);
    });

    it('let nothing come first where nothing fits', async () => {
      await told('a', 1);
      await follow({ only: ['courier'] }, {}, 2);
      expect(await listed(2)).toEqual([]);
    });
  });
}

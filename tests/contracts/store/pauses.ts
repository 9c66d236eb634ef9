import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { followAndPost } from './follow-and-post.ts';
import { at, DAY, ours, subscription } from './samples.ts';

export function testPauses({ store }: Opened): void {
  const { follow, follows, told } = followAndPost(store);

  describe('a pause until a moment', () => {
    const pause = (until?: string, because = 'asked') =>
      store().desk.setPaused(ours, 'bridge', because, 'ann', at(1), until);

    it('ends by itself, once, and is told until then', async () => {
      await store().desk.subscribe(subscription(), at(0));
      expect(await pause(at(60))).toBe(1);
      expect(await follows()).toMatchObject([{ pausedBecause: 'asked', pausedUntil: at(60) }]);
      expect(await store().deliveries.resumeDue(at(59))).toBe(0);
      expect(await store().deliveries.resumeDue(at(60))).toBe(1);
      expect(await store().deliveries.resumeDue(at(61))).toBe(0);
      expect(await follows()).toEqual([subscription()]);
      expect(await told('a', 62)).not.toBe('');
    });

    it('leaves what is paused without an end, and ends with a resume', async () => {
      await store().desk.subscribe(subscription(), at(0));
      await store().desk.subscribe(subscription({ topicId: 'tunnel' }), at(0));
      await pause(at(60));
      await store().desk.setPaused(ours, 'tunnel', 'asked', 'ann', at(1));
      expect(await store().desk.setPaused(ours, 'bridge', null, 'ann', at(2))).toBe(1);
      expect(await store().deliveries.resumeDue(at(DAY))).toBe(0);
      expect((await follows()).map(({ pausedBecause }) => pausedBecause)).toEqual([null, 'asked']);
    });

    it('can be set to another moment or to none, but not for a channel that was lost', async () => {
      await store().desk.subscribe(subscription(), at(0));
      expect(await pause()).toBe(1);
      expect(await pause()).toBe(0);
      expect(await pause(at(60))).toBe(1);
      expect(await pause(at(60))).toBe(0);
      expect(await pause(at(90))).toBe(1);
      expect(await store().deliveries.resumeDue(at(60))).toBe(0);
      expect(await pause()).toBe(1);
      expect(await store().deliveries.resumeDue(at(DAY))).toBe(0);
      await store().desk.setPaused(ours, null, null, 'ann', at(2));
      await store().deliveries.pauseLost(ours, 'This bot was removed.', at(3));
      expect(await pause(at(60))).toBe(0);
      expect(await store().deliveries.resumeDue(at(DAY))).toBe(0);
    });

    it('is over where the topic is followed anew', async () => {
      await store().desk.subscribe(subscription(), at(0));
      await pause(at(60));
      await store().desk.subscribe(subscription(), at(2));
      expect(await follows()).toEqual([subscription()]);
    });

    it('lets a digest come late when it ends', async () => {
      await follow({}, { mode: 'digest', at: '08:00', nextDigestAt: at(DAY) });
      await pause(at(DAY + 60));
      expect(await store().deliveries.oweDigests(at(DAY), () => at(2 * DAY))).toEqual([]);
      await store().deliveries.resumeDue(at(DAY + 60));
      const [id = ''] = await store().deliveries.oweDigests(at(DAY + 60), () => at(2 * DAY));
      expect(await store().deliveries.get(id)).toMatchObject({ subject: at(DAY), owedSince: at(DAY + 60) });
    });
  });
}

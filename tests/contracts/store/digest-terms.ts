import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../src/model/delivery.ts';
import type { Opened } from '../store-contract.ts';
import { AT_ONCE, claimOf } from './pace.ts';
import { at, DAY, HOUR, subscription, tell } from './samples.ts';

export function testDigestTerms({ store }: Opened): void {
  const follow = (terms: Terms = {}) =>
    store().desk.subscribe(subscription({ mode: 'digest', at: '09:00', nextDigestAt: at(DAY), terms }), at(0));
  const told = (id: string, minute: number, outlets = ['herald']) =>
    tell(store(), id, { now: at(minute), outlets, title: `Title ${id}` });
  const owe = async (minute: number, next: number) =>
    (await store().deliveries.oweDigests(at(minute), () => at(next)))[0] ?? '';
  const content = async (id: string) => {
    const delivery = await store().deliveries.get(id);
    if (!delivery) throw new Error('not owed');
    return store().deliveries.content(delivery);
  };
  const titles = async (id: string) => {
    const found = await content(id);
    return found?.kind === 'digest' ? found.briefings.map(({ briefing }) => briefing.title) : found;
  };

  describe('digests by terms', () => {
    it('hold what fits, also where much else is newer', async () => {
      await follow({ fromOutlets: 2 });
      await told('wanted', 1, ['herald', 'courier']);
      for (let n = 0; n < 45; n++) await told(`other-${n}`, 2 + n);
      expect(await titles(await owe(DAY, 2 * DAY))).toEqual(['Title wanted']);
    });

    it('are none where nothing fits, and empty where that was asked for', async () => {
      await follow({ only: ['courier'] });
      await told('a', 1);
      expect(await titles(await owe(DAY, 2 * DAY))).toBeUndefined();
      await follow({ only: ['courier'], evenEmpty: true });
      expect(await titles(await owe(DAY + 1, 2 * DAY))).toEqual([]);
    });

    it('are none where nothing is new, and empty where that was asked for', async () => {
      await follow();
      expect(await titles(await owe(DAY, 2 * DAY))).toBeUndefined();
      await follow({ evenEmpty: true });
      const id = await owe(DAY + 1, 2 * DAY);
      expect(await content(id)).toMatchObject({ kind: 'digest', briefings: [] });
      expect(await titles(id)).toEqual([]);
    });

    it('hold the same when they are tried again under other terms', async () => {
      await follow();
      await told('a', 1);
      const id = await owe(DAY, 2 * DAY);
      expect(await titles(id)).toEqual(['Title a']);
      await follow({ only: ['courier'] });
      expect(await titles(id)).toEqual(['Title a']);
    });

    it('wait for the end of quiet hours', async () => {
      await follow({ quiet: { from: '08:00', to: '10:00' } });
      const id = await owe(DAY, 2 * DAY);
      const claim = (minute: number) => claimOf(store(), id, at(minute), AT_ONCE);
      expect(await claim(DAY)).toEqual({ kind: 'wait', notBefore: at(DAY + HOUR) });
      expect((await claim(DAY + HOUR)).kind).toBe('send');
    });
  });

  describe('digests that were missed', () => {
    it('come as one, whatever was missed', async () => {
      await follow();
      await told('a', 1);
      await told('b', DAY + 1);
      const id = await owe(2.5 * DAY, 3 * DAY);
      expect(await store().deliveries.get(id)).toMatchObject({ subject: at(DAY), owedSince: at(2.5 * DAY) });
      expect(await titles(id)).toEqual(['Title b', 'Title a']);
      expect(await owe(2.5 * DAY + 1, 3 * DAY)).toBe('');
    });

    it('are left out after more than three days, and the next one covers them', async () => {
      await follow();
      await told('a', 1);
      await told('b', 3 * DAY);
      expect(await owe(4 * DAY + 1, 5 * DAY)).toBe('');
      await told('c', 4 * DAY + HOUR);
      const id = await owe(5 * DAY, 6 * DAY);
      expect((await store().deliveries.get(id))?.subject).toBe(at(5 * DAY));
      expect(await titles(id)).toEqual(['Title c', 'Title b', 'Title a']);
    });

    it('are left out after an earlier one too, and the next one covers all since that', async () => {
      await follow();
      await told('a', 1);
      expect(await titles(await owe(DAY, 2 * DAY))).toEqual(['Title a']);
      await told('b', DAY + 1);
      expect(await owe(5 * DAY + 1, 6 * DAY)).toBe('');
      expect(await titles(await owe(6 * DAY, 7 * DAY))).toEqual(['Title b']);
    });
  });
}

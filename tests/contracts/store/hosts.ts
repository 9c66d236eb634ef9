import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { at } from './samples.ts';

const HOLD_MS = 60_000;
const host = 'herald.example';

export function testHosts({ store, another, query }: Opened): void {
  describe('quiet times', () => {
    it('end when they say, for that host alone', async () => {
      await store().hosts.keepQuiet(host, at(60));
      expect(await store().hosts.quietUntil(host, at(0))).toBe(at(60));
      expect(await store().hosts.quietUntil(host, at(59))).toBe(at(60));
      expect(await store().hosts.quietUntil(host, at(60))).toBeNull();
      expect(await store().hosts.quietUntil('courier.example', at(0))).toBeNull();
    });

    it('stand against an earlier one, and are prolonged by a later one', async () => {
      await store().hosts.keepQuiet(host, at(60));
      await store().hosts.keepQuiet(host, at(30));
      expect(await store().hosts.quietUntil(host, at(0))).toBe(at(60));
      await store().hosts.keepQuiet(host, at(90));
      expect(await store().hosts.quietUntil(host, at(0))).toBe(at(90));
    });

    it('are known to another process, and after a restart', async () => {
      await store().hosts.keepQuiet(host, at(60));
      expect(await (await another()).hosts.quietUntil(host, at(0))).toBe(at(60));
    });

    it('leave turns alone, and turns them', async () => {
      await store().hosts.take(host, HOLD_MS);
      await store().hosts.keepQuiet(host, at(60));
      await store().hosts.giveBack(host, 0);
      expect(await store().hosts.take(host, HOLD_MS)).toBe(0);
      expect(await store().hosts.quietUntil(host, at(0))).toBe(at(60));
    });
  });

  describe('turns', () => {
    it('are one a host, whichever process has it', async () => {
      const other = await another();
      expect(await store().hosts.take(host, HOLD_MS)).toBe(0);
      expect(await other.hosts.take(host, HOLD_MS)).toBeGreaterThan(0);
      expect(await other.hosts.take('courier.example', HOLD_MS)).toBe(0);
      await store().hosts.giveBack(host, 0);
      expect(await other.hosts.take(host, HOLD_MS)).toBe(0);
    });

    it('are given to one of many that ask at once', async () => {
      const stores = await Promise.all(Array.from({ length: 6 }, another));
      const waits = await Promise.all(stores.map(({ hosts }) => hosts.take(host, HOLD_MS)));
      expect(waits.filter((ms) => ms === 0)).toHaveLength(1);
    });

    it.each(['held_until', 'free_at'])('do not wait for %s of a clock that ran hours ahead', async (column) => {
      await store().hosts.take(host, HOLD_MS);
      await query(`update onrecord.hosts set ${column} = clock_timestamp() + interval '2 hours'`);
      if (column === 'free_at') await query('update onrecord.hosts set held_until = null');
      const other = await another();
      expect(await other.hosts.take(host, HOLD_MS)).toBe(0);
      const waitMs = await store().hosts.take(host, HOLD_MS);
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThan(HOLD_MS);
    });

    it('keep the distance asked for when given back', async () => {
      await store().hosts.take(host, HOLD_MS);
      await store().hosts.giveBack(host, 5000);
      const waitMs = await (await another()).hosts.take(host, HOLD_MS);
      expect(waitMs).toBeGreaterThan(1000); // 5 seconds, less what a busy machine took to ask
      expect(waitMs).toBeLessThanOrEqual(5000);
      await query(`update onrecord.hosts set free_at = clock_timestamp() where host = '${host}'`);
      expect(await store().hosts.take(host, HOLD_MS)).toBe(0);
    });

    it('end by themselves when their process dies', async () => {
      await (await another()).hosts.take(host, 1);
      await query('select pg_sleep(0.01)');
      expect(await store().hosts.take(host, HOLD_MS)).toBe(0);
    });

    it('that have ended are not given back over the head of who has it now', async () => {
      const slow = await another();
      await slow.hosts.take(host, 1);
      await query('select pg_sleep(0.01)');
      await store().hosts.take(host, HOLD_MS);
      await slow.hosts.giveBack(host, 0);
      expect(await slow.hosts.take(host, HOLD_MS)).toBeGreaterThan(0);
    });

    it('that nobody took are given back without harm', async () => {
      await store().hosts.giveBack(host, 60_000);
      expect(await store().hosts.take(host, HOLD_MS)).toBe(0);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';

export function testLeases({ store, another, query }: Opened): void {
  const runOut = (name: string) =>
    query(`update onrecord.leases set until = clock_timestamp() - interval '1 second' where name = '${name}'`);

  describe('leases', () => {
    it('are held by one process, as often as it asks', async () => {
      const other = await another();
      expect(await store().leases.hold('a')).toBe(true);
      expect(await store().leases.hold('a')).toBe(true);
      expect(await other.leases.hold('a')).toBe(false);
      expect(await other.leases.hold('b')).toBe(true);
    });

    it('are given to one of many that ask at once', async () => {
      const stores = await Promise.all(Array.from({ length: 6 }, another));
      const held = await Promise.all(stores.map(({ leases }) => leases.hold('a')));
      expect(held.filter(Boolean)).toHaveLength(1);
    });

    it('go to another process when they have run out, and not back', async () => {
      const other = await another();
      await store().leases.hold('a');
      await runOut('a');
      expect(await other.leases.hold('a')).toBe(true);
      expect(await store().leases.hold('a')).toBe(false);
    });

    it('are over where a clock that ran ahead wrote their end', async () => {
      const other = await another();
      await store().leases.hold('a');
      await query("update onrecord.leases set until = clock_timestamp() + interval '2 hours' where name = 'a'");
      expect(await store().leases.list('')).toEqual([]);
      expect(await other.leases.hold('a')).toBe(true);
      expect(await store().leases.hold('a')).toBe(false);
    });

    it('stay with who comes late, while nobody else asked', async () => {
      await store().leases.hold('a');
      await runOut('a');
      expect(await store().leases.list('')).toEqual([]);
      expect(await store().leases.hold('a')).toBe(true);
      expect(await store().leases.list('')).toEqual([{ name: 'a', holder: store().leases.me }]);
    });

    it('last as long as they say, and longer when held again', async () => {
      const leftMs = async () => {
        const [row] = await query(
          'select extract(epoch from until - clock_timestamp()) * 1000 as left from onrecord.leases',
        );
        return Number(row?.left);
      };
      await store().leases.hold('a');
      expect(await leftMs()).toBeLessThanOrEqual(store().leases.lastMs);
      expect(await leftMs()).toBeGreaterThan(store().leases.lastMs - 5000); // less what a busy machine took to ask
      await query("update onrecord.leases set until = until - interval '10 seconds'");
      await store().leases.hold('a');
      expect(await leftMs()).toBeGreaterThan(store().leases.lastMs - 5000);
    });

    it('are given up for others to take at once, by their holder alone', async () => {
      const other = await another();
      await store().leases.hold('a');
      await other.leases.giveUp('a');
      expect(await other.leases.hold('a')).toBe(false);
      await store().leases.giveUp('a');
      expect(await other.leases.hold('a')).toBe(true);
    });

    it('are listed by how their names begin, what is held longest first', async () => {
      const other = await another();
      for (const [who, name] of [
        [store(), 'x/b'],
        [other, 'x/a'],
        [other, 'y/c'],
        [store(), 'x_'],
      ] as const)
        await who.leases.hold(name);
      await store().leases.hold('x/b');
      await other.leases.hold('x/a');
      const [mine, others] = [store().leases.me, other.leases.me];
      expect(await store().leases.list('x/')).toEqual([
        { name: 'x/b', holder: mine },
        { name: 'x/a', holder: others },
      ]);
      await runOut('x/b');
      await store().leases.hold('x/b'); // held anew, so no longer than the other one
      expect((await store().leases.list('x/')).map(({ name }) => name)).toEqual(['x/a', 'x/b']);
    });

    it('are all given up when their process closes, and none is taken any more', async () => {
      const closing = await another();
      await closing.leases.hold('a');
      await store().leases.hold('b');
      const asking = closing.leases.hold('c');
      await closing.leases.close();
      await closing.leases.close();
      expect(closing.leases.closed.aborted).toBe(true);
      expect(await asking).toBe(true); // and given up with the others
      expect(await closing.leases.hold('d')).toBe(false);
      expect(await store().leases.list('')).toEqual([{ name: 'b', holder: store().leases.me }]);
    });

    it('of processes that were killed are cleared away in time', async () => {
      const closing = await another();
      await query(`insert into onrecord.leases values
        ('long-ago', 'x', now() - interval '2 days', now() - interval '1 day'), ('just-now', 'y', now(), now())`);
      await closing.leases.close();
      expect(await query('select name from onrecord.leases')).toEqual([{ name: 'just-now' }]);
    });
  });
}

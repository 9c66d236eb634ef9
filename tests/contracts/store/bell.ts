import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { News } from '../../../src/ports/bell.ts';
import type { Opened } from '../store-contract.ts';
import { article, at, change, DAY, feed, record, tell } from './samples.ts';

export function testBell({ store, another }: Opened): void {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  /** What a listener hears, and what ends it. */
  const listen = async (of = store()) => {
    const heard: News[] = [];
    const end = await of.bell.listen((news) => {
      heard.push(news);
    });
    ends.push(end);
    return { heard, end };
  };
  const soon = (look: () => void) => vi.waitFor(look, { timeout: 5000, interval: 10 });
  const QUIET_MS = 150; // what would be heard twice comes in the same breath
  const story = (id: string) => ({
    ...{ kind: 'briefing', storyId: `s-${id}`, revision: 1 },
    ...{ topicIds: ['bridge'], workspace: null },
  });
  const turn = async (feedId: string) => {
    const say = async (id: string, words: string, day: number) => {
      const given = article(`${feedId}-${id}`, { feedId, text: `“${words}” said Ida Holt.`, published: at(day * DAY) });
      const [statement] = (await record(store(), given, [{ words, by: 'ida-holt', position: 'supports' }])).statements;
      if (!statement) throw new Error('no statement');
      return statement;
    };
    await store().news.saveChanges([
      change(
        await say('a', `${feedId} says that it will open,`, 0),
        await say('b', `${feedId} has never wanted any such thing,`, 1),
      ),
    ]);
  };

  describe('the bell', () => {
    it('tells of a briefing at once, in every process that listens', async () => {
      const here = await listen();
      const there = await listen(await another());
      await tell(store(), 'a', { now: at(1) });
      await soon(() => expect([here.heard, there.heard]).toEqual([[story('a')], [story('a')]]));
      expect((await store().reads.story({ workspace: 'acme', storyId: 's-a' }))?.briefing.revision).toBe(1);
    });

    it('tells of a change of position, and of which workspace it is', async () => {
      await store().desk.saveFeed(feed('leak', 'acme'), 'ann', at(0));
      const { heard } = await listen();
      await turn('herald');
      await turn('leak');
      const of = { kind: 'change', topicId: 'bridge' };
      await soon(() =>
        expect(heard).toEqual([
          { ...of, workspace: null },
          { ...of, workspace: 'acme' },
        ]),
      );
    });

    it('tells each of several listeners once, until they have ended', async () => {
      const [one, other] = [await listen(), await listen()];
      await one.end();
      await tell(store(), 'a', { now: at(1) });
      await soon(() => expect(other.heard).toEqual([story('a')]));
      await sleep(QUIET_MS);
      expect([one.heard, other.heard]).toEqual([[], [story('a')]]);
    });

    it('tells once whoever listens again, as often as that was', async () => {
      for (let time = 0; time < 3; time++) await (await listen()).end();
      const { heard } = await listen();
      await tell(store(), 'a', { now: at(1) });
      await soon(() => expect(heard).toHaveLength(1));
      await sleep(QUIET_MS);
      expect(heard).toEqual([story('a')]);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { LiveWindow, StoryRepair } from '../../../src/model/story.ts';
import type { SuspectStory } from '../../../src/ports/news-store.ts';
import type { Opened } from '../store-contract.ts';
import { AT_ONCE, claimOf } from './pace.ts';
import { article, at, begin, briefing, DAY, HOUR, LONG_AGO, ours, subscription, tell } from './samples.ts';

const everyone = { language: 'en', workspace: null, since: LONG_AGO };
const live = (id: string, about: Partial<ReturnType<typeof begin>['story']> = {}) => ({
  ...begin({ id, published: at(0), title: '' }).story,
  id: `s-${id}`,
  ...about,
});
const merge = (from: string, into: string): StoryRepair => ({
  kind: 'merge',
  from: `s-${from}`,
  into: live(into, { articles: 2 }),
});

export function testRepairs({ store, another }: Opened): void {
  const repair = (...repairs: readonly StoryRepair[]) => store().stories.repair(everyone, () => repairs, at(HOUR));
  const repairIsOwed = async (now = at(9 * HOUR)) =>
    (await store().owed.list(now, 100)).some(({ step }) => step === 'repair-stories');
  const follow = (about = {}) => store().desk.subscribe(subscription(about), at(0));
  const rebrief = async (storyId: string, about: Parameters<typeof briefing>[1] = {}) => {
    const opened = await store().stories.open(storyId, 10);
    const next = briefing(opened?.story.id ?? '', { revision: 2, madeAt: at(2 * HOUR), outlets: ['both'], ...about });
    return store().stories.saveBriefing(next, at(2 * HOUR));
  };
  const post = async (id: string, messageRef: string) => {
    await claimOf(store(), id, at(1), AT_ONCE);
    const delivery = await store().deliveries.get(id);
    if (delivery) await store().deliveries.content(delivery);
    await store().deliveries.settle(id, { state: 'posted', messageRef }, at(1));
  };

  describe('a second look at stories', () => {
    it('is owed again at once where more changed than one look takes', async () => {
      for (let nth = 0; nth <= 200; nth += 1) {
        const stored = await store().news.saveArticle(article(`n${nth}`), at(0));
        await store().stories.join(stored, LONG_AGO, () => begin(stored), at(0));
      }
      await repair();
      expect(await repairIsOwed(at(HOUR))).toBe(true);
      await repair();
      expect(await repairIsOwed(at(HOUR))).toBe(false);
      expect(await repairIsOwed()).toBe(false);
    });

    it('is owed once stories changed, sees those with their articles, and is owed no more', async () => {
      await tell(store(), 'a', { now: at(0) });
      const late = await store().news.saveArticle(article('b'), at(0));
      await store().stories.join(
        late,
        LONG_AGO,
        () => ({ ...begin(late), isNew: false, story: live('a', { articles: 2 }) }),
        at(1),
      );
      await tell(store(), 'c', { now: at(1) });
      expect(await repairIsOwed()).toBe(true);
      const seen: (readonly SuspectStory[])[] = [];
      const look = () =>
        store().stories.repair(
          everyone,
          (_, suspects) => {
            seen.push(suspects);
            return [];
          },
          at(HOUR),
        );
      expect(await look()).toEqual([]);
      expect(seen[0]?.map(({ story, articles }) => [story.id, articles.map(({ id }) => id)])).toEqual([
        ['s-a', ['a', 'b']],
        ['s-c', []], // one article: it can be merged, not split
      ]);
      expect(await repairIsOwed()).toBe(false);
      await look();
      expect(seen).toHaveLength(1);
    });

    it('waits some minutes before the next one', async () => {
      await tell(store(), 'a', { now: at(0) });
      await repair();
      await tell(store(), 'b', { now: at(HOUR) });
      expect(await repairIsOwed(at(HOUR + 1))).toBe(false);
      expect(await repairIsOwed(at(HOUR + 11))).toBe(true);
    });

    it('merges: the redirect leads to the other, also for what was merged into it before', async () => {
      for (const id of ['a', 'b', 'c']) await tell(store(), id, { now: at(0) });
      expect(await repair(merge('c', 'b'))).toEqual(['s-b']);
      await repair(merge('b', 'a'));
      for (const id of ['a', 'b', 'c']) expect((await store().stories.open(`s-${id}`, 10))?.story.id).toBe('s-a');
      const opened = await store().stories.open('s-c', 10);
      expect(opened?.articles.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
      const { found } = await store().reads.briefings({
        ...{ workspace: 'acme', topicId: null, since: LONG_AGO, atMost: 9, skip: 0 },
      });
      expect(found.map((content) => content.briefing.storyId)).toEqual(['s-a']);
    });

    it('is seen by the next join, here and in another process', async () => {
      const other = await another();
      for (const id of ['a', 'b']) await tell(store(), id, { now: at(0) });
      const c = await store().news.saveArticle(article('c'), at(0));
      const seen: string[][] = [];
      const look =
        (of: Parameters<typeof begin>[0]) =>
        ({ stories }: LiveWindow) => {
          seen.push([...stories.keys()]);
          return begin(of);
        };
      await other.stories.join(c, LONG_AGO, look(c), at(0));
      await repair(merge('b', 'a'));
      const d = await store().news.saveArticle(article('d'), at(0));
      await other.stories.join(d, LONG_AGO, look(d), at(0));
      expect(seen.map((ids) => ids.sort())).toEqual([
        ['s-a', 's-b'],
        ['s-a', 's-c'],
      ]);
    });

    it('splits: the new story has the articles that leave, and both are to be briefed', async () => {
      await tell(store(), 'a', { now: at(0) });
      const b = await store().news.saveArticle(article('b'), at(0));
      await store().stories.join(
        b,
        LONG_AGO,
        () => ({ ...begin(b), isNew: false, story: live('a', { articles: 2 }) }),
        at(1),
      );
      const split: StoryRepair = {
        kind: 'split',
        ...{ story: live('a'), off: live('b'), title: 'Another bridge', articleIds: ['b'] },
      };
      expect(await repair(split)).toEqual(['s-a', 's-b']);
      expect((await store().stories.open('s-a', 9))?.articles.map(({ id }) => id)).toEqual(['a']);
      expect(await store().stories.open('s-b', 9)).toMatchObject({
        story: { title: 'Another bridge', articles: 1 },
        articles: [{ id: 'b' }],
      });
    });

    it('lets a merged story be itself again', async () => {
      for (const id of ['a', 'b']) await tell(store(), id, { now: at(0) });
      await repair(merge('b', 'a'));
      await repair({ kind: 'split', story: live('a'), off: live('b'), title: 'B', articleIds: ['b'] });
      expect((await store().stories.open('s-b', 9))?.story).toMatchObject({ id: 's-b', articles: 1 });
    });

    it('briefs no story that was merged meanwhile', async () => {
      await follow();
      for (const id of ['a', 'b']) await tell(store(), id, { now: at(0) });
      await store().stories.open('s-b', 9);
      await repair(merge('b', 'a'));
      expect(await store().stories.saveBriefing(briefing('s-b', { revision: 2, title: 'Late' }), at(2))).toEqual([]);
      expect((await store().stories.briefing('s-b'))?.revision).toBe(1);
    });
  });

  describe('what a second look owes', () => {
    it('edits the message of the merged story where a channel has only that one', async () => {
      await follow();
      await tell(store(), 'a', { now: at(0), topicIds: [] });
      const [b = ''] = await tell(store(), 'b', { now: at(0) });
      await post(b, 'message of b');
      await repair(merge('b', 'a'));
      const [edit = ''] = await rebrief('s-a');
      const delivery = await store().deliveries.get(edit);
      expect(delivery && (await store().deliveries.earlierMessage(delivery))?.messageRef).toBe('message of b');
    });

    it('edits the older message where a channel has both', async () => {
      await follow();
      const [a = ''] = await tell(store(), 'a', { now: at(0) });
      const [b = ''] = await tell(store(), 'b', { now: at(1) });
      await post(a, 'message of a');
      await post(b, 'message of b');
      await repair(merge('b', 'a'));
      const owed = await rebrief('s-a');
      expect(owed).toHaveLength(1);
      const delivery = await store().deliveries.get(owed[0] ?? '');
      expect(delivery && (await store().deliveries.earlierMessage(delivery))?.messageRef).toBe('message of a');
    });

    it('leaves out what waits of the merged story where the other one was posted or waits', async () => {
      await follow();
      await follow({ topicId: 'tunnel', channel: { ...ours, id: 'tunnel' } });
      await tell(store(), 'a', { now: at(0) });
      const owed = await tell(store(), 'b', { now: at(0), topicIds: ['bridge', 'tunnel'] });
      await repair(merge('b', 'a'));
      const states = await Promise.all(owed.map((id) => store().deliveries.get(id)));
      expect(states.map((one) => [one?.channel.id, one?.state]).sort()).toEqual([
        ['general', 'skipped'],
        ['tunnel', 'pending'],
      ]);
    });

    it('posts nothing new in a channel that had the story that an article was split off from', async () => {
      await follow();
      await follow({ topicId: 'tunnel', channel: { ...ours, id: 'tunnel' } });
      const [a = ''] = await tell(store(), 'a', { now: at(0) });
      await post(a, 'message of a');
      const b = await store().news.saveArticle(article('b'), at(0));
      await store().stories.join(
        b,
        LONG_AGO,
        () => ({ ...begin(b), isNew: false, story: live('a', { articles: 2 }) }),
        at(1),
      );
      await rebrief('s-a');
      await repair({ kind: 'split', story: live('a'), off: live('b'), title: 'B', articleIds: ['b'] });
      await store().stories.open('s-b', 9);
      const first = briefing('s-b', { topicIds: ['bridge', 'tunnel'], madeAt: at(3 * HOUR) });
      const owed = await store().stories.saveBriefing(first, at(3 * HOUR));
      const channels = async (ids: readonly string[]) =>
        (await Promise.all(ids.map((id) => store().deliveries.get(id)))).map((one) => one?.channel.id);
      expect(await channels(owed)).toEqual(['tunnel']);
      // what comes to it afterwards is news
      const c = await store().news.saveArticle(article('c'), at(0));
      await store().stories.join(
        c,
        LONG_AGO,
        () => ({ ...begin(c), isNew: false, story: live('b', { articles: 2 }) }),
        at(1),
      );
      await store().stories.open('s-b', 9);
      const next = await store().stories.saveBriefing({ ...first, revision: 2, title: 'More' }, at(4 * HOUR));
      expect((await channels(next)).sort()).toEqual(['general', 'tunnel']);
    });

    it('does not bring a story into the next digest', async () => {
      const digest = { mode: 'digest', at: '08:00', nextDigestAt: at(HOUR) } as const;
      await follow(digest);
      for (const id of ['a', 'b']) await tell(store(), id, { now: at(1) });
      const digestAt = async (now: string) => {
        const [id = ''] = await store().deliveries.oweDigests(now, () => at(2 * DAY));
        const delivery = await store().deliveries.get(id);
        return delivery && (await store().deliveries.content(delivery));
      };
      expect(await digestAt(at(HOUR))).toMatchObject({ briefings: [{}, {}] });
      await repair(merge('b', 'a'));
      await rebrief('s-a');
      expect(await digestAt(at(2 * DAY))).toBeUndefined();
    });
  });
}

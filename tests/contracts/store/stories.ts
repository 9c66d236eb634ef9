import { describe, expect, it } from 'vitest';
import type { LiveStory, LiveWindow } from '../../../src/model/story.ts';
import type { Opened } from '../store-contract.ts';
import { AT_ONCE, claimOf } from './pace.ts';
import {
  article,
  at,
  begin,
  briefing,
  DAY,
  entries,
  findings,
  HOUR,
  item,
  LONG_AGO,
  ours,
  polled,
  record,
  subscription,
  tell,
  theirs,
} from './samples.ts';

export function testStories({ store, another, query }: Opened): void {
  const save = (id: string, day = 0) =>
    store().news.saveArticle(article(id, { published: at(day * DAY), title: `Bridge ${id}` }), at(0));
  const owedSteps = async () =>
    (await store().owed.list(at(0), 100)).flatMap(({ key, step }) => (step === 'repair-stories' ? [] : key)); // see repairs.ts

  describe('stories', () => {
    it('joins an article once: a second run keeps its story and decides nothing', async () => {
      const stored = await save('a');
      expect(await store().stories.join(stored, LONG_AGO, () => begin(stored), at(1))).toBe('s-a');
      const again = () => {
        throw new Error('decided twice');
      };
      expect(await store().stories.join(stored, LONG_AGO, again, at(2))).toBe('s-a');
      expect(await query('select count(*)::int as n from onrecord.story_articles')).toEqual([{ n: 1 }]);
    });

    it('shows the live stories of the language since then, as other processes left them', async () => {
      const seen: LiveStory[][] = [];
      const join = async (which: ReturnType<typeof store>, id: string, day: number) => {
        const stored = await save(id, day);
        await which.stories.join(
          stored,
          at((day - 3) * DAY),
          ({ stories }) => {
            seen.push([...stories.values()]);
            return begin(stored);
          },
          at(0),
        );
      };
      const other = await another();
      await join(store(), 'a', 0);
      await join(other, 'b', 1);
      await join(store(), 'c', 10);
      await join(store(), 'd', 2); // late: its event began long before the newest
      const german = await store().news.saveArticle(article('x', { language: 'de' }), at(0));
      await store().stories.join(
        german,
        LONG_AGO,
        ({ stories }) => {
          seen.push([...stories.values()]);
          return begin(german);
        },
        at(0),
      );
      // what is too old for an article may be among them, what is not must be
      const wanted = [[], ['s-a'], [], ['s-a', 's-b', 's-c'], []];
      for (const [at, ids] of wanted.entries())
        expect(seen[at]?.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
      expect(seen[4]).toEqual([]);
    });

    it('tells what changed since the window was made, and lets go what is long past', async () => {
      const windows: LiveWindow[] = [];
      const counts: number[] = [];
      const join = async (id: string, day: number) => {
        const stored = await save(id, day);
        const decide = (window: LiveWindow) => {
          windows.push(window);
          counts.push(window.changed.length);
          return begin(stored);
        };
        await store().stories.join(stored, at((day - 3) * DAY), decide, at(0));
      };
      for (const [id, day] of [
        ['a', 0],
        ['b', 1],
        ['c', 1],
        ['d', 20],
      ] as const)
        await join(id, day);
      expect(new Set(windows).size).toBe(1);
      expect(counts).toEqual([0, 1, 2, 6]);
      expect(windows[0]?.changed).toEqual(['s-a', 's-b', 's-c', 's-a', 's-b', 's-c']);
      expect(windows[0]?.stories.size).toBe(0);
    });

    it('grows by what is decided', async () => {
      const [one, two] = [await save('a'), await save('b', 1)];
      await store().stories.join(one, LONG_AGO, () => begin(one), at(1));
      const grown = { ...begin(one).story, lastSeen: two.published, articles: 2, terms: { bridge: 2 } };
      const join = () => ({ story: grown, isNew: false, title: 'ignored' });
      expect(await store().stories.join(two, LONG_AGO, join, at(2))).toBe('s-a');
      const opened = await store().stories.open('s-a', 10);
      expect(opened?.story).toMatchObject({ title: 'Bridge a', articles: 2, lastSeen: at(DAY), outlets: ['herald'] });
      expect(opened?.articles.map(({ id }) => id)).toEqual(['a', 'b']);
      expect((await store().stories.open('s-a', 1))?.articles.map(({ id }) => id)).toEqual(['b']); // the newest
    });

    it('refuses an article that it does not know: it could be a private one', async () => {
      const unknown = { ...article('nobody'), revision: 1 };
      await expect(store().stories.join(unknown, LONG_AGO, () => begin(unknown), at(1))).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    it('carries the topics of at least a third of its articles, and their statements', async () => {
      const words = 'We need the bridge,';
      const { article: one, statements } = await record(store(), article('a'), [{ words, by: 'olaf-brandt' }]);
      await store().stories.join(one, LONG_AGO, () => begin(one), at(1));
      expect(await store().stories.open('s-a', 10)).toMatchObject({ story: { topicIds: ['bridge'] }, statements });
      await store().news.saveFindings(one, { ...findings(one.text, []), tags: [] }, at(2));
      expect(await store().stories.open('s-a', 10)).toMatchObject({ story: { topicIds: [] }, statements: [] });
    });

    it('is looked at again, and is the same story, when an article is corrected', async () => {
      await tell(store(), 'a', { now: at(1) });
      const { article: corrected } = await record(store(), article('a', { text: 'Corrected.' }), []);
      const again = () => {
        throw new Error('decided twice');
      };
      expect(await store().stories.join(corrected, LONG_AGO, again, at(2))).toBe('s-a');
      expect(await owedSteps()).toContain('brief-story/s-a');
    });
  });

  describe('briefings', () => {
    const follow = (about = {}) => store().desk.subscribe(subscription(about), at(0));

    it('owes each running live subscription of its topics one delivery, once a channel', async () => {
      await follow();
      await follow({ topicId: 'harbour' });
      await follow({ channel: theirs });
      await follow({ channel: { ...ours, id: 'paused' }, pausedBecause: 'asked' });
      await follow({ channel: { ...ours, id: 'digest' }, mode: 'digest', at: '08:00', nextDigestAt: at(DAY) });
      await follow({ channel: { ...ours, id: 'other' }, topicId: 'tunnel' });
      const owed = await tell(store(), 'a', { now: at(1), topicIds: ['bridge', 'harbour'] });
      expect(owed).toHaveLength(2);
      const deliveries = await Promise.all(owed.map((id) => store().deliveries.get(id)));
      expect(deliveries.map((delivery) => delivery?.channel.workspace).sort()).toEqual(['acme', 'zenith']);
    });

    it('changes nothing when a revision is saved again', async () => {
      await follow();
      const first = await tell(store(), 'a', { now: at(1) });
      expect(await store().stories.saveBriefing(briefing('s-a', { lastSeen: at(1), madeAt: at(2) }), at(2))).toEqual(
        first,
      );
      expect((await store().stories.briefing('s-a'))?.madeAt).toBe(at(1));
    });

    it('posts a next revision on the same subscription, and tells the newest', async () => {
      await follow();
      await tell(store(), 'a', { now: at(1) });
      await store().stories.open('s-a', 9);
      const second = briefing('s-a', { revision: 2, title: 'Grown' });
      const [id = ''] = await store().stories.saveBriefing(second, at(9));
      expect(await store().deliveries.get(id)).toMatchObject({ subject: 's-a', revision: 2, state: 'pending' });
      await store().stories.saveBriefing(briefing('s-a'), at(10)); // an old one that comes late
      expect(await store().stories.briefing('s-a')).toEqual(second);
      const { found } = await store().reads.briefings({
        workspace: 'acme',
        topicId: 'bridge',
        since: LONG_AGO,
        atMost: 5,
        skip: 0,
      });
      expect(found.map((content) => content.briefing.title)).toEqual(['Grown']);
    });

    it('settles the state of the story that it was made from, and no later one', async () => {
      await tell(store(), 'a', { now: at(1) });
      expect(await owedSteps()).not.toContain('brief-story/s-a');
      await store().stories.open('s-a', 10);
      const late = await save('b');
      const grown = { ...begin(late), isNew: false, story: { ...begin(late).story, id: 's-a' } };
      await store().stories.join(late, LONG_AGO, () => grown, at(2));
      await store().stories.markBriefed('s-a', at(3));
      expect(await owedSteps()).toContain('brief-story/s-a');
      await store().stories.open('s-a', 10);
      await store().stories.markBriefed('s-a', at(4));
      expect(await owedSteps()).not.toContain('brief-story/s-a');
    });

    it('keeps a story owed whose revision another process made of another state', async () => {
      const other = await another();
      await follow();
      const stored = await save('a');
      await store().stories.join(stored, LONG_AGO, () => begin(stored), at(1));
      await store().stories.open('s-a', 10);
      const late = await save('b');
      const grown = { ...begin(late), isNew: false, story: { ...begin(late).story, id: 's-a' } };
      await store().stories.join(late, LONG_AGO, () => grown, at(2));
      await other.stories.open('s-a', 10);
      await store().stories.saveBriefing(briefing('s-a'), at(3));
      expect(await other.stories.saveBriefing(briefing('s-a', { title: 'Both' }), at(3))).toEqual([]);
      expect(await owedSteps()).toContain('brief-story/s-a');
    });
  });

  describe('what is owed', () => {
    it('follows an item through the steps', async () => {
      await store().feeds.savePoll({ state: polled('courier', at(9 * DAY)), entries: [], now: at(0) });
      await store().feeds.savePoll({ state: polled('herald', at(9 * DAY)), entries: entries(item('a')), now: at(0) });
      expect(await owedSteps()).toEqual(['read-item/a']);
      const stored = await save('a');
      expect(await owedSteps()).toEqual(['find-statements/a/1']);
      await store().news.saveFindings(stored, findings(stored.text, []), at(0));
      expect(await owedSteps()).toEqual(['join-story/a/1']);
      await store().stories.join(stored, LONG_AGO, () => begin(stored), at(1));
      expect(await owedSteps()).toEqual(['brief-story/s-a']);
      await store().stories.open('s-a', 10);
      await store().desk.subscribe(subscription(), at(0));
      const [id = ''] = await store().stories.saveBriefing(briefing('s-a'), at(1));
      expect(await owedSteps()).toEqual(['deliver/terminal/acme/general']);
      await claimOf(store(), id, at(1), AT_ONCE);
      await store().deliveries.settle(id, { state: 'posted', messageRef: 'm1' }, at(1));
      expect(await owedSteps()).toEqual([]);
      await store().stories.repair({ language: 'en', workspace: null, since: LONG_AGO }, () => [], at(2));
      expect((await store().owed.list(at(10 * DAY), 100)).map(({ step }) => step)).toEqual(['poll-feed', 'poll-feed']);
    });

    it('gives every step its share, however much of one is stuck', async () => {
      const many = Array.from({ length: 50 }, (_, index) => item(`i${index}`));
      await store().feeds.savePoll({ state: polled('herald', at(HOUR)), entries: entries(...many), now: at(0) });
      await save('a');
      const steps = (await store().owed.list(at(HOUR), 10)).map(({ step }) => step);
      expect(new Set(steps)).toEqual(new Set(['read-item', 'find-statements', 'poll-feed']));
    });
  });
}

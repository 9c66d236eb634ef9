import { beforeEach, describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import {
  article,
  at,
  change,
  DAY,
  entries,
  feed,
  item,
  LONG_AGO,
  person,
  polled,
  positionsOf,
  record,
  saying,
  statementsOf,
  subscription,
  tell,
  theirs,
  topic,
} from './samples.ts';

export function testIsolation({ store, query }: Opened): void {
  const WORDS = 'The bridge will open.';
  const say = (id: string, feedId: string, day: number, words = WORDS, position: 'supports' | 'opposes' = 'supports') =>
    record(store(), saying(id, words, { feedId, outlet: feedId, published: at(day * DAY) }).given, [
      { words, by: 'ida-holt', position },
    ]);
  const shown = async (workspace: string) =>
    (await statementsOf(store(), workspace)).found.map(({ statement, alsoIn }) => [statement.articleId, ...alsoIn]);

  describe('a workspace’s own source', () => {
    beforeEach(() => store().desk.saveFeed(feed('leak', 'acme'), 'ann', at(0)));

    it('is seen by nobody else: statements, positions, speakers, counts, feeds', async () => {
      await store().feeds.savePoll({
        state: polled('leak', at(9)),
        entries: entries(item('p', { feedId: 'leak' })),
        now: at(0),
      });
      await say('p', 'leak', 0);
      await tell(store(), 'q', { now: at(1), feedId: 'leak' });
      expect(await shown('acme')).toEqual([['p']]);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ speakersTotal: 1, statements: 1, articles: 1 });
      expect(await shown('zenith')).toEqual([]);
      const none = { speakers: [], speakersTotal: 0, statements: 0, articles: 0, outlets: 0 };
      expect(await positionsOf(store(), 'zenith')).toEqual(none);
      const desk = await store().reads.desk(theirs);
      expect(desk.feeds.map(({ outlet }) => outlet)).toEqual(['courier', 'herald']);
      expect(desk.counts).toEqual({ items: 0, articles: 0, statements: 0, stories: 0 });
      expect((await store().reads.desk({ ...theirs, workspace: 'acme' })).counts).toEqual({
        items: 1,
        articles: 2,
        statements: 1,
        stories: 1,
      });
    });

    it('teaches nobody: people of its articles are not known to everybody', async () => {
      const { given } = saying('p', WORDS, { feedId: 'leak' });
      await record(store(), given, [], { people: [person('secret-source', { learntFrom: 'p' })] });
      expect(await store().reads.people()).toEqual([]);
    });

    it('does not hide words from others that it had first', async () => {
      await say('p', 'leak', 0);
      await say('h', 'herald', 1);
      expect(await shown('zenith')).toEqual([['h']]);
      expect(await shown('acme')).toEqual([['h', 'leak']]);
      expect(await positionsOf(store(), 'zenith')).toMatchObject({ speakersTotal: 1, statements: 1, outlets: 1 });
    });

    it('stays out of the sources of shared words, whoever is first or superseded', async () => {
      await say('h', 'herald', 0);
      await say('p', 'leak', 1);
      await say('c', 'courier', 2);
      expect(await shown('zenith')).toEqual([['h', 'courier']]);
      expect(await shown('acme')).toEqual([['h', 'courier', 'leak']]);
      await record(store(), article('h', { text: 'Withdrawn.' }), []);
      expect(await shown('zenith')).toEqual([['c']]);
      await record(store(), article('c', { text: 'Withdrawn.', feedId: 'courier' }), []);
      expect(await shown('zenith')).toEqual([]);
      expect(await shown('acme')).toEqual([['p']]);
      expect(await positionsOf(store(), 'zenith')).toMatchObject({ speakersTotal: 0, statements: 0 });
    });

    it('makes changes of position that only its workspace sees and is told of', async () => {
      for (const channel of [theirs, { ...theirs, workspace: 'acme' }])
        await store().desk.subscribe(subscription({ channel, mode: 'changes' }), at(0));
      const [one] = (await say('p', 'leak', 0, 'No bridge.', 'opposes')).statements;
      const [other] = (await say('h', 'herald', 1)).statements;
      if (!one || !other) throw new Error('no statements');
      await store().news.saveChanges([change(one, other)]);
      expect(await query('select workspace from onrecord.deliveries')).toEqual([{ workspace: 'acme' }]);
      expect((await positionsOf(store(), 'zenith')).speakers[0]).toMatchObject({ changes: [] });
      expect((await positionsOf(store(), 'zenith', { changedOnly: true })).speakersTotal).toBe(0);
      expect((await positionsOf(store(), 'acme', { changedOnly: true })).speakers[0]?.changes).toHaveLength(1);
    });

    it('makes stories of its own, told to its workspace only', async () => {
      for (const channel of [theirs, { ...theirs, workspace: 'acme' }])
        await store().desk.subscribe(subscription({ channel }), at(0));
      const live: string[] = [];
      await tell(store(), 'h', { now: at(1) });
      const stored = await store().news.saveArticle(article('p', { feedId: 'leak' }), at(2));
      await store().stories.join(
        stored,
        LONG_AGO,
        ({ stories }) => {
          live.push(...stories.keys());
          return { ...beginOf(stored.id), title: 'Leaked bridge' };
        },
        at(2),
      );
      expect(live).toEqual([]); // a private article neither joins a shared story nor tells others of itself
      const owed = await tell(store(), 'q', { now: at(3), feedId: 'leak' });
      expect(owed).toHaveLength(1);
      const briefings = (workspace: string) =>
        store().reads.briefings({ workspace, topicId: null, since: LONG_AGO, atMost: 9, skip: 0 });
      expect((await briefings('zenith')).total).toBe(1);
      expect((await briefings('acme')).total).toBe(2);
      const why = { words: 'leaked bridge', atMost: 5 };
      expect(await store().reads.why({ ...why, channel: theirs })).toEqual([]);
      expect(await store().reads.why({ ...why, channel: { ...theirs, workspace: 'acme' } })).toHaveLength(1);
    });
  });

  describe('a workspace’s own topic', () => {
    it('is followed by nobody else, and not named where a shared story carries it', async () => {
      await store().desk.saveTopic(topic('secret', 'acme'), 'ann', at(0));
      await tell(store(), 'h', { now: at(1), topicIds: ['bridge', 'secret'] });
      const ask = (workspace: string, topicId: string | null) =>
        store().reads.briefings({ workspace, topicId, since: LONG_AGO, atMost: 9, skip: 0 });
      expect((await store().reads.topics('zenith')).map(({ id }) => id)).toEqual(['bridge']);
      expect((await ask('zenith', 'secret')).total).toBe(0);
      expect((await ask('zenith', null)).found[0]?.briefing.topicIds).toEqual(['bridge']);
      expect((await ask('acme', 'secret')).found[0]?.briefing.topicIds).toEqual(['bridge', 'secret']);
    });

    it('cannot be taken over by another workspace, nor can a source', async () => {
      await store().desk.saveTopic(topic('secret', 'acme'), 'ann', at(0));
      await expect(store().desk.saveTopic(topic('secret', 'zenith'), 'zoe', at(1))).rejects.toMatchObject({
        code: 'not-allowed',
      });
      await expect(store().desk.saveFeed(feed('herald', 'zenith'), 'zoe', at(1))).rejects.toMatchObject({
        code: 'not-allowed',
      });
      expect(await store().desk.removeFeed('zenith', 'herald', 'zoe', at(1))).toBe(false);
      expect((await store().catalogue.topics()).find(({ id }) => id === 'secret')?.workspace).toBe('acme');
    });
  });
}

const beginOf = (id: string) => ({
  story: { id: `s-${id}`, language: 'en', firstSeen: at(2), lastSeen: at(2), articles: 1, terms: {} },
  isNew: true,
});

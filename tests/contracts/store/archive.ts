import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../../src/model/mistake.ts';
import type { Archive } from '../../../src/ports/archive.ts';
import type { Opened } from '../store-contract.ts';
import { AT_ONCE, claimOf } from './pace.ts';
import {
  article,
  at,
  begin,
  briefing,
  change,
  DAY,
  feed,
  LONG_AGO,
  ours,
  person,
  record,
  subscription,
  tell,
  topic,
} from './samples.ts';

type Position = 'supports' | 'opposes';

export function testArchive({ store }: Opened): void {
  const say = async (id: string, by: string, words: string, position: Position, day = 0, feedId = 'herald') => {
    const given = article(id, { feedId, outlet: feedId, text: `“${words}” said somebody.`, published: at(day * DAY) });
    const [statement] = (await record(store(), given, [{ words, by, position }])).statements;
    if (!statement) throw new Error('no statement');
    return statement;
  };
  /** A statement and its opposite a day later, and the change between them. */
  const turn = async (id: string, by: string, { day = 0, feedId = 'herald' } = {}) => {
    const first = await say(`${id}-1`, by, `${id} says that it will open,`, 'supports', day, feedId);
    const second = await say(`${id}-2`, by, `${id} has never wanted any such thing,`, 'opposes', day + 1, feedId);
    await store().news.saveChanges([change(first, second)]);
    return { first, second };
  };
  const report = async (statementId: string, what: Mistake = 'not-a-quote', workspace = 'acme') =>
    store().desk.reportMistake(
      { channel: { ...ours, workspace }, by: 'ann', statementId, what, topicId: null, propositionId: null, note: null },
      at(10),
    );
  const own = () => store().desk.saveFeed(feed('leak', 'acme'), 'ann', at(0));
  const all = { workspace: 'acme', topicId: null, speakerId: null, since: LONG_AGO, atMost: 9, skip: 0 };
  const changesOf = async (about: Partial<Parameters<Archive['changes']>[0]> = {}) => {
    const { found, total } = await store().archive.changes({ ...all, ...about });
    return [total, ...found.map(({ first, second }) => `${first.statement.articleId} ${second.statement.articleId}`)];
  };
  const speakersOf = async (about: Partial<Parameters<Archive['speakers']>[0]> = {}) => {
    const { found, total } = await store().archive.speakers({ ...all, ...about });
    return [total, ...found.map(({ personId, statements }) => `${personId} ${statements}`)];
  };
  const topicsOf = async (workspace = 'acme', since = LONG_AGO) =>
    (await store().archive.topics({ workspace, since })).map(({ topic: { id }, stories, statements, changes }) => [
      id,
      { stories, statements, changes },
    ]);

  describe('topics', () => {
    it('tell what has come in since then, the busiest first, those of other workspaces left out', async () => {
      await store().desk.saveTopic(topic('secret', 'acme'), 'ann', at(0));
      await store().catalogue.syncTopics([topic('bridge'), topic('tunnel')]);
      await turn('t', 'ida-holt');
      await tell(store(), 'a', { now: at(1) });
      await tell(store(), 'b', { now: at(DAY) });
      expect(await topicsOf()).toEqual([
        ['bridge', { stories: 2, statements: 2, changes: 1 }],
        ['secret', { stories: 0, statements: 0, changes: 0 }],
        ['tunnel', { stories: 0, statements: 0, changes: 0 }],
      ]);
      expect((await topicsOf('acme', at(DAY)))[0]).toEqual(['bridge', { stories: 1, statements: 1, changes: 1 }]);
      expect((await topicsOf('zenith')).map(([id]) => id)).toEqual(['bridge', 'tunnel']);
      const [first] = await store().archive.topics({ workspace: 'acme', since: at(9 * DAY) });
      expect(first).toMatchObject({ topic: { id: 'bridge', any: ['bridge'] }, stories: 0, newestAt: at(DAY) });
    });

    it('count nothing from the source of another workspace, and nothing that was reported as a mistake', async () => {
      await own();
      const { second } = await turn('t', 'ida-holt');
      await turn('p', 'olaf-brandt', { feedId: 'leak' });
      await tell(store(), 'q', { now: at(1), feedId: 'leak' });
      expect(await topicsOf()).toEqual([['bridge', { stories: 1, statements: 4, changes: 2 }]]);
      expect(await topicsOf('zenith')).toEqual([['bridge', { stories: 0, statements: 2, changes: 1 }]]);
      await report(second.id, 'not-a-quote', 'zenith');
      expect(await topicsOf('zenith')).toEqual([['bridge', { stories: 0, statements: 1, changes: 0 }]]);
      expect(await topicsOf()).toEqual([['bridge', { stories: 1, statements: 4, changes: 2 }]]);
    });
  });

  describe('a story in full', () => {
    it('has its revisions newest first, its articles oldest first, and the texts of its bullets', async () => {
      const { first } = await turn('t', 'ida-holt');
      const source = { articleId: 't-1', revision: 1, outlet: 'herald', url: null, start: 0, end: 9 };
      const bullet = { text: 'It opens.', verbatim: true, sources: [source], outlets: 1, isNew: false };
      const stored = await store().news.saveArticle(article('b', { published: at(2) }), at(2));
      const earlier = await store().news.saveArticle(article('a', { published: at(1) }), at(2));
      const storyId = await store().stories.join(stored, LONG_AGO, () => begin(stored), at(2));
      await store().stories.join(earlier, LONG_AGO, () => ({ ...begin(stored), isNew: false }), at(2));
      const about = { bullets: [bullet], statementIds: [first.id] };
      await store().stories.saveBriefing(briefing(storyId, { ...about, bullets: [] }), at(3));
      await store().stories.saveBriefing(briefing(storyId, { ...about, revision: 2 }), at(4));
      const found = await store().archive.story({ workspace: 'acme', storyId });
      expect(found?.revisions.map(({ revision }) => revision)).toEqual([2, 1]);
      expect(found?.briefing.revision).toBe(2);
      expect(found?.articles.map(({ id }) => id)).toEqual(['a', 'b']);
      expect(found?.texts).toEqual({ 't-1/1': '“t says that it will open,” said somebody.' });
      expect(found?.statements.map(({ statement }) => statement.id)).toEqual([first.id]);
      await report(first.id);
      expect((await store().archive.story({ workspace: 'acme', storyId }))?.statements).toEqual([]);
      expect(await store().archive.story({ workspace: 'acme', storyId: 'none' })).toBeUndefined();
    });

    it('of another workspace’s source is not there, and names no topic of another workspace', async () => {
      await own();
      await tell(store(), 'q', { now: at(1), feedId: 'leak' });
      expect(await store().archive.story({ workspace: 'acme', storyId: 's-q' })).toBeDefined();
      expect(await store().archive.story({ workspace: 'zenith', storyId: 's-q' })).toBeUndefined();
      await store().desk.saveTopic(topic('secret', 'acme'), 'ann', at(0));
      await tell(store(), 'h', { now: at(2), topicIds: ['bridge', 'secret'] });
      const found = await store().archive.story({ workspace: 'zenith', storyId: 's-h' });
      expect([found?.briefing, ...(found?.revisions ?? [])].map((one) => one?.topicIds)).toEqual([
        ['bridge'],
        ['bridge'],
      ]);
    });
  });

  describe('an article in full', () => {
    const read = (about: Partial<Parameters<Archive['article']>[0]> = {}) =>
      store().archive.article({ workspace: 'acme', articleId: 'a', revision: null, ...about });

    it('is its newest revision or the one asked for, each with what was said in it', async () => {
      const text = '“The bridge will open,” said Ida Holt. “We need the bridge,” said Olaf Brandt.';
      const ida = { words: 'The bridge will open,', by: 'ida-holt' };
      const olaf = { words: 'We need the bridge,', by: 'olaf-brandt' };
      await record(store(), article('a', { text }), [olaf, ida]);
      const shorter = '“We need the bridge,” said Olaf Brandt.';
      await record(store(), article('a', { text: shorter, title: 'Shorter' }), [olaf]);
      const newest = await read();
      expect(newest).toMatchObject({ revision: 2, newestRevision: 2, text: shorter, title: 'Shorter', storyId: null });
      expect(newest?.statements.map(({ parts }) => parts[0]?.text)).toEqual([olaf.words]);
      expect(await read({ revision: 1 })).toMatchObject({ revision: 1, newestRevision: 2, text, title: 'Title of a' });
      for (const revision of [3, 0, 2 ** 31, 2 ** 53]) expect(await read({ revision })).toBeUndefined();
      expect(await read({ articleId: 'none' })).toBeUndefined();
    });

    it('has its statements in the order of the text, without those reported as mistakes', async () => {
      const { statements } = await record(store(), article('a'), [
        { words: 'We need the bridge,', by: 'olaf-brandt' },
        { words: 'The bridge will open,', by: 'ida-holt' },
      ]);
      const words = async (workspace = 'acme') =>
        (await read({ workspace }))?.statements.map(({ parts }) => parts[0]?.text);
      expect(await words()).toEqual(['The bridge will open,', 'We need the bridge,']);
      const [reported] = statements.filter(({ start }) => start < 5);
      await report(reported?.id ?? '');
      expect(await words()).toEqual(['We need the bridge,']);
      expect(await words('zenith')).toHaveLength(2);
    });

    it('of another workspace’s source is not there', async () => {
      await own();
      await record(store(), article('a', { feedId: 'leak' }), []);
      expect(await read()).toMatchObject({ id: 'a' });
      expect(await read({ workspace: 'zenith' })).toBeUndefined();
    });
  });

  describe('the reports of a statement', () => {
    const WORDS = 'The bridge will be opened by the minister in the spring.';
    const reportsOf = async (statementId: string, workspace = 'acme') =>
      (await store().archive.reportsOf({ workspace, statementId })).map(({ articleId }) => articleId);

    it('are all that the workspace may see, the first on record first', async () => {
      await own();
      const first = await say('h', 'ida-holt', WORDS, 'supports', 0);
      const second = await say('c', 'ida-holt', WORDS, 'supports', 1, 'courier');
      const secret = await say('p', 'ida-holt', WORDS, 'supports', 0, 'leak');
      for (const { id } of [first, second]) expect(await reportsOf(id, 'zenith')).toEqual(['h', 'c']);
      expect((await reportsOf(first.id)).toSorted()).toEqual(['c', 'h', 'p']);
      expect(await reportsOf(secret.id, 'zenith')).toEqual([]);
      expect(await reportsOf('none')).toEqual([]);
    });

    it('are the statement alone where nobody else has it', async () => {
      const { id } = await say('h', 'ida-holt', WORDS, 'supports');
      expect(await reportsOf(id)).toEqual(['h']);
    });
  });

  describe('people', () => {
    const known = () =>
      store().catalogue.syncPeople([
        person('ida-holt', { name: 'Ida Holt', roles: [{ title: 'minister', from: null, to: null }] }),
        person('olaf-brandt', { name: 'Olaf Brandt' }),
      ]);

    it('are listed who spoke last first, page by page, by topic', async () => {
      await known();
      await turn('i', 'ida-holt');
      await say('o', 'olaf-brandt', 'No bridge for me,', 'opposes', 3);
      expect(await speakersOf()).toEqual([2, 'olaf-brandt 1', 'ida-holt 2']);
      expect(await speakersOf({ atMost: 1, skip: 1 })).toEqual([2, 'ida-holt 2']);
      expect(await speakersOf({ topicId: 'bridge' })).toEqual([2, 'olaf-brandt 1', 'ida-holt 2']);
      expect(await speakersOf({ topicId: 'none' })).toEqual([0]);
      const { found } = await store().archive.speakers(all);
      expect(found[1]).toEqual({
        ...{ personId: 'ida-holt', name: 'Ida Holt', role: 'minister', statements: 2 },
        ...{ topicIds: ['bridge'], lastSaid: at(DAY) },
      });
    });

    it('count only by what the workspace may see, and nothing that it reported as a mistake', async () => {
      await known();
      await own();
      const { first } = await turn('i', 'ida-holt');
      await say('o', 'olaf-brandt', 'No bridge for me,', 'opposes', 3, 'leak');
      expect(await speakersOf({ workspace: 'zenith' })).toEqual([1, 'ida-holt 2']);
      await report(first.id, 'wrong-speaker', 'zenith');
      expect(await speakersOf({ workspace: 'zenith' })).toEqual([1, 'ida-holt 1']);
      const only = await say('x', 'olaf-brandt', 'It is far too wide.', 'opposes', 4);
      expect(await speakersOf({ workspace: 'zenith' })).toEqual([2, 'olaf-brandt 1', 'ida-holt 1']);
      await report(only.id, 'not-a-quote', 'zenith');
      expect(await speakersOf({ workspace: 'zenith' })).toEqual([1, 'ida-holt 1']);
      expect(await speakersOf()).toEqual([2, 'olaf-brandt 2', 'ida-holt 2']);
      await report(only.id);
      expect(await speakersOf()).toEqual([2, 'olaf-brandt 1', 'ida-holt 2']);
      const person = await store().archive.person({ workspace: 'acme', personId: 'olaf-brandt' });
      expect(person?.topics).toMatchObject([{ statements: 1 }]);
    });

    it('are shown one by one with their topics, as the workspace sees them', async () => {
      await known();
      await own();
      await turn('i', 'ida-holt');
      await say('p', 'ida-holt', 'It will be much dearer.', 'opposes', 5, 'leak');
      const of = async (workspace: string, personId = 'ida-holt') => {
        const found = await store().archive.person({ workspace, personId });
        return (
          found && [found.person.name, ...found.topics.map(({ topic: { id }, statements }) => `${id} ${statements}`)]
        );
      };
      expect(await of('acme')).toEqual(['Ida Holt', 'bridge 3']);
      expect(await of('zenith')).toEqual(['Ida Holt', 'bridge 2']);
      expect(await of('zenith', 'olaf-brandt')).toEqual(['Olaf Brandt']);
      expect(await of('zenith', 'none')).toBeUndefined();
    });
  });

  describe('changes of position', () => {
    it('come newest first, page by page, by topic, speaker and time', async () => {
      await turn('i', 'ida-holt');
      await turn('o', 'olaf-brandt', { day: 3 });
      expect(await changesOf()).toEqual([2, 'o-1 o-2', 'i-1 i-2']);
      expect(await changesOf({ atMost: 1, skip: 1 })).toEqual([2, 'i-1 i-2']);
      expect(await changesOf({ speakerId: 'ida-holt' })).toEqual([1, 'i-1 i-2']);
      expect(await changesOf({ topicId: 'bridge', since: at(2 * DAY) })).toEqual([1, 'o-1 o-2']);
      expect(await changesOf({ topicId: 'none' })).toEqual([0]);
    });

    it('are none where two statements say the same, or have nothing to do with each other', async () => {
      const first = await say('a', 'ida-holt', 'It will open soon,', 'supports');
      const second = await say('b', 'ida-holt', 'It opens before long,', 'supports', 1);
      await store().news.saveChanges([change(first, second, { label: 'same' })]);
      expect(await changesOf()).toEqual([0]);
    });

    it.each(['not-a-quote', 'wrong-stance'] as const)(
      'leave out what was reported as %s, on each page',
      async (what) => {
        const { second } = await turn('i', 'ida-holt', { day: 3 });
        await turn('o', 'olaf-brandt');
        await report(second.id, what);
        expect(await changesOf({ atMost: 1 })).toEqual([1, 'o-1 o-2']);
        expect(await changesOf({ workspace: 'zenith', atMost: 1 })).toEqual([2, 'i-1 i-2']);
      },
    );

    it('of another workspace’s source, or on its topic, are not there', async () => {
      await own();
      await turn('i', 'ida-holt', { feedId: 'leak' });
      expect(await changesOf()).toEqual([1, 'i-1 i-2']);
      expect(await changesOf({ workspace: 'zenith' })).toEqual([0]);
    });
  });

  describe('channels', () => {
    const second = { ...ours, id: 'second' };
    const counted = async (channel = ours, since = LONG_AGO) => {
      const found = await store().archive.channel({ channel, since });
      return found && [found.subscriptions.length, found.posted, found.open, found.failed];
    };

    it('are listed while they follow something, and tell how their posts went', async () => {
      await store().desk.subscribe(subscription(), at(0));
      await store().desk.subscribe(subscription({ channel: second }), at(0));
      const owed = await tell(store(), 'a', { now: at(1) });
      await tell(store(), 'b', { now: at(2) });
      const mine = (await Promise.all(owed.map((id) => store().deliveries.get(id)))).find(
        (one) => one?.channel.id === 'second',
      );
      await claimOf(store(), mine?.id ?? '', at(3), AT_ONCE);
      await store().deliveries.settle(mine?.id ?? '', { state: 'posted', messageRef: 'm' }, at(3));
      expect(await counted()).toEqual([1, 0, 2, 0]);
      expect(await counted(second)).toEqual([1, 1, 1, 0]);
      expect(await counted(second, at(2))).toEqual([1, 0, 1, 0]);
      const list = async (skip = 0, atMost = 9) => {
        const { found, total } = await store().archive.channels({ atMost, skip, since: LONG_AGO });
        return [total, ...found.map(({ channel }) => channel.id)];
      };
      expect([await list(), await list(1, 1), await list(2)]).toEqual([[2, 'general', 'second'], [2, 'second'], [2]]);
      await store().desk.unsubscribe(second, 'bridge', 'ann', at(4));
      expect(await list()).toEqual([1, 'general']);
      expect(await counted(second)).toEqual([0, 1, 0, 0]);
      expect(await counted({ ...ours, id: 'never' })).toBeUndefined();
    });

    it('have a ledger that turns its pages without losing a line', async () => {
      await store().desk.subscribe(subscription(), at(0));
      for (const id of ['a', 'b', 'c', 'd', 'e']) await tell(store(), id, { now: at(id < 'd' ? 1 : 2) });
      const page = async (before: string | null) => store().archive.deliveries({ channel: ours, before, atMost: 2 });
      const first = await page(null);
      const rest = await page(first.at(-1)?.owedSince ?? null);
      expect(first.map(({ subject }) => subject).toSorted()).toEqual(['s-d', 's-e']);
      // all of one moment, though they are more than were asked for: the next page begins before it
      expect(rest.map(({ subject }) => subject).toSorted()).toEqual(['s-a', 's-b', 's-c']);
      expect(await page(rest.at(-1)?.owedSince ?? null)).toEqual([]);
      expect(first[0]).toMatchObject({ kind: 'briefing', state: 'pending', title: 'The bridge' });
    });
  });
}

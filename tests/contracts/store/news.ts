import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import {
  article,
  at,
  change,
  DAY,
  feed,
  findings,
  person,
  positionsOf,
  record,
  saying,
  statementsOf,
} from './samples.ts';

export function testNews({ store, query }: Opened): void {
  describe('articles', () => {
    it('stores an article as revision 1; the same text again changes nothing', async () => {
      const first = await store().news.saveArticle(article('a'), at(1));
      expect(first).toEqual({ ...article('a'), revision: 1 });
      expect(await store().news.saveArticle(article('a', { url: 'https://other.example/a' }), at(2))).toEqual(first);
      expect(await store().news.article('a')).toEqual(first);
    });

    it.each([
      ['text', { text: 'Another text.' }],
      ['title', { title: 'Another title' }],
    ])('makes the next revision of another %s, with its first outlet and date', async (_, correction) => {
      await store().news.saveArticle(article('a'), at(1));
      const second = await store().news.saveArticle(
        article('a', { ...correction, published: at(DAY), outlet: 'renamed' }),
        at(2),
      );
      expect(second).toMatchObject({ ...correction, revision: 2, published: at(0), outlet: 'herald' });
      expect(await store().news.article('a')).toEqual(second);
    });

    it('keeps the text of every revision', async () => {
      await store().news.saveArticle(article('a', { text: 'One.' }), at(1));
      await store().news.saveArticle(article('a', { text: 'Two.' }), at(2));
      expect(await query('select text from onrecord.article_revisions order by revision')).toEqual([
        { text: 'One.' },
        { text: 'Two.' },
      ]);
    });

    it('keeps each character of a text, so that spans fit', async () => {
      const text = 'A “quote”\n\nwith 👩‍🚀, é and \u0000 nul, and \ud83d alone';
      const stored = await store().news.saveArticle(article('a', { text }), at(1));
      expect(stored.text).toHaveLength(text.length);
      expect((await store().news.article('a'))?.text).toBe(stored.text);
      expect((await store().news.saveArticle(article('a', { text }), at(2))).revision).toBe(1);
    });
  });

  describe('findings', () => {
    const TEXT = article('a').text;
    const BOTH = [
      { words: 'The bridge will open,', by: 'ida-holt', position: 'supports' },
      { words: 'We need the bridge,', by: 'olaf-brandt', position: 'supports' },
    ] as const;

    it('gives statements back as they are stored, with verbatim spans', async () => {
      const { statements } = await record(store(), article('a'), BOTH);
      expect(statements.map(({ start, end }) => TEXT.slice(start, end))).toEqual(BOTH.map(({ words }) => words));
      expect(await store().news.article('a')).toMatchObject({ text: TEXT });
      const { found } = await statementsOf(store(), 'acme');
      expect(found.map(({ statement }) => statement)).toEqual(statements);
    });

    it('writes the same rows when it is run twice', async () => {
      const tables = ['statements', 'stances', 'article_topics', 'speaker_topics', 'topic_days', 'articles'];
      const all = async () =>
        Promise.all(
          tables.map((table) => query(`select row_to_json(t) as row from onrecord.${table} t order by t::text`)),
        );
      await record(store(), article('a'), BOTH);
      const once = await all();
      await record(store(), article('a'), BOTH);
      expect(await all()).toEqual(once);
    });

    it('supersedes what the next revision does not say, and keeps the ids of what it says still', async () => {
      const first = await record(store(), article('a'), BOTH);
      const text = 'Corrected: “We need the bridge,” said Olaf Brandt.';
      const second = await record(store(), article('a', { text }), [BOTH[1]]);
      expect(second.article.revision).toBe(2);
      expect(second.statements[0]).toMatchObject({ id: first.statements[1]?.id, revision: 2, start: 12 });
      expect((await statementsOf(store(), 'acme')).found.map(({ statement }) => statement.id)).toEqual([
        second.statements[0]?.id,
      ]);
      expect((await positionsOf(store(), 'acme')).speakers.map(({ speakerId }) => speakerId)).toEqual(['olaf-brandt']);
      expect((await store().stories.open('none', 1)) ?? 'none').toBe('none');
    });

    it('gives back what a third revision says again', async () => {
      const first = await record(store(), article('a'), BOTH);
      await record(store(), article('a', { text: 'Nothing.' }), []);
      expect((await statementsOf(store(), 'acme')).total).toBe(0);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ speakersTotal: 0, statements: 0, articles: 1 });
      const third = await record(store(), article('a'), BOTH);
      expect(third.statements.map(({ id }) => id)).toEqual(first.statements.map(({ id }) => id));
      expect(await positionsOf(store(), 'acme')).toMatchObject({ speakersTotal: 2, statements: 2 });
    });

    it('ignores the findings of a revision that is not the newest', async () => {
      const { article: old } = await record(store(), article('a'), BOTH);
      await record(store(), article('a', { text: 'Nothing.' }), []);
      expect(await store().news.saveFindings(old, findings(TEXT, BOTH), at(9))).toEqual([]);
      expect((await statementsOf(store(), 'acme')).total).toBe(0);
    });

    it('tells the same words in one article apart', async () => {
      const text = '“Never.” He said it again: “Never.”';
      const stored = await store().news.saveArticle(article('a', { text }), at(0));
      const [one] = findings(text, [{ words: 'Never.', by: 'ida-holt' }]).statements;
      if (!one) throw new Error('no statement');
      const again = { ...one, start: 28, end: 34, parts: [{ start: 28, end: 34, text: 'Never.' }] };
      const saved = await store().news.saveFindings(stored, { ...findings(text, []), statements: [one, again] }, at(0));
      expect(new Set(saved.map(({ id }) => id)).size).toBe(2);
      expect(saved.map(({ sameAs }) => sameAs)).toEqual([saved[0]?.id, saved[0]?.id]);
    });

    it('keeps statements of impossible dates apart from the months', async () => {
      await record(store(), article('a', { published: '1871-01-18T12:00:00.000Z' }), BOTH);
      const { statements } = await record(store(), article('b', { published: '2199-12-31T23:59:59.999Z' }), [BOTH[0]]);
      expect(statements[0]?.id).toMatch(/^other-/);
      expect((await positionsOf(store(), 'acme')).speakersTotal).toBe(2);
    });

    it('learns people once, and never over those of the configuration', async () => {
      await store().catalogue.syncPeople([
        person('ida-holt', { roles: [{ title: 'minister', from: null, to: null }] }),
      ]);
      const learnt = ['ida-holt', 'olaf-brandt'].map((id) => person(id, { learntFrom: 'a' }));
      await record(store(), article('a'), BOTH, { people: learnt });
      await record(store(), article('b'), BOTH, { people: [person('olaf-brandt', { name: 'X', learntFrom: 'b' })] });
      const people = await store().catalogue.people();
      expect(people).toMatchObject([
        { id: 'ida-holt', learntFrom: null, roles: [{ title: 'minister' }] },
        { id: 'olaf-brandt', name: 'olaf-brandt', learntFrom: 'a' },
      ]);
      expect(await store().catalogue.people()).toBe(people); // the same object until something changes
    });
  });

  describe('positions', () => {
    it('lists earlier positions newest first, without copies', async () => {
      for (const [id, words, day] of [
        ['a', 'No bridge.', 0],
        ['b', 'Perhaps a bridge.', 1],
        ['c', 'No bridge.', 2],
      ] as const) {
        const { given } = saying(id, words, { published: at(day * DAY) });
        await record(store(), given, [{ words, by: 'ida-holt', position: 'opposes' }]);
      }
      const about = { speakerId: 'ida-holt', topicId: 'bridge', seenWith: 'a', atMost: 5 };
      const earlier = await store().news.earlierPositions({ ...about, before: at(9 * DAY) });
      expect(earlier.map(({ statement }) => statement.articleId)).toEqual(['b', 'a']);
      const before = await store().news.earlierPositions({ ...about, before: at(DAY) });
      expect(before.map(({ statement }) => statement.articleId)).toEqual(['a']);
    });

    it('lists private ones only for an article of the same workspace', async () => {
      await store().desk.saveFeed(feed('own', 'acme'), 'ann', at(0));
      await store().desk.saveFeed(feed('other', 'zenith'), 'zoe', at(0));
      for (const [id, feedId, words] of [
        ['a', 'herald', 'No bridge.'],
        ['b', 'own', 'Perhaps a bridge.'],
        ['c', 'other', 'A bridge at last.'],
      ] as const) {
        const { given } = saying(id, words, { feedId });
        await record(store(), given, [{ words, by: 'ida-holt', position: 'opposes' }]);
      }
      const about = { speakerId: 'ida-holt', topicId: 'bridge', before: at(DAY), atMost: 5 };
      const seen = async (seenWith: string) =>
        (await store().news.earlierPositions({ ...about, seenWith }))
          .map(({ statement }) => statement.articleId)
          .sort();
      expect([await seen('a'), await seen('b'), await seen('c')]).toEqual([['a'], ['a', 'b'], ['a', 'c']]);
    });

    it('records a change once, whichever report of its statements tells of it', async () => {
      const no = saying('a', 'No bridge.');
      const yes = saying('c', 'The bridge will be built this year.', { published: at(DAY + 60) });
      const earlier = saying('b', 'The bridge will be built this year.', { published: at(DAY), outlet: 'courier' });
      const of = (words: string, position: 'opposes' | 'supports') => [{ words, by: 'ida-holt', position }];
      const [first] = (await record(store(), no.given, of(no.words, 'opposes'))).statements;
      const [late] = (await record(store(), yes.given, of(yes.words, 'supports'))).statements;
      if (!first || !late) throw new Error('no statements');
      await store().news.saveChanges([change(first, late)]);
      const [early] = (await record(store(), earlier.given, of(earlier.words, 'supports'))).statements;
      if (!early) throw new Error('no statement');
      await store().news.saveChanges([change(first, early)]);
      expect(await query('select second_statement_id as id from onrecord.position_changes')).toEqual([{ id: late.id }]);
    });

    it('records a change once, and drops it when one of its statements goes', async () => {
      const no = saying('a', 'No bridge.');
      const yes = saying('b', 'A bridge.', { published: at(DAY) });
      const first = await record(store(), no.given, [{ words: no.words, by: 'ida-holt', position: 'opposes' }]);
      const second = await record(store(), yes.given, [{ words: yes.words, by: 'ida-holt', position: 'supports' }]);
      const [one, other] = [first.statements[0], second.statements[0]];
      if (!one || !other) throw new Error('no statements');
      await store().news.saveChanges([change(one, other)]);
      await store().news.saveChanges([change(one, other)]);
      const { speakers, speakersTotal } = await positionsOf(store(), 'acme', { changedOnly: true });
      expect([speakersTotal, speakers[0]?.changes]).toEqual([1, [change(one, other)]]);

      await record(store(), article('b', { text: 'Withdrawn.' }), []);
      expect(await positionsOf(store(), 'acme', { changedOnly: true })).toMatchObject({ speakersTotal: 0 });
      expect((await positionsOf(store(), 'acme')).speakers[0]?.changes).toEqual([]);
      await store().news.saveChanges([change(one, other)]); // noticed before, saved too late
      expect(await positionsOf(store(), 'acme', { changedOnly: true })).toMatchObject({ speakersTotal: 0 });
    });
  });
}

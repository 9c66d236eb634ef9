import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../../src/model/mistake.ts';
import type { NewReport } from '../../../src/ports/desk.ts';
import type { Opened } from '../store-contract.ts';
import {
  article,
  at,
  change,
  DAY,
  feed,
  LONG_AGO,
  ours,
  positionsOf,
  record,
  saying,
  statementsOf,
  subscription,
  tell,
  topic,
} from './samples.ts';

export function testMistakes({ store, query }: Opened): void {
  type Position = 'supports' | 'opposes' | 'open';
  const say = async (id: string, by: string, words: string, position: Position, day = 0, outlet = 'herald') => {
    const { given } = saying(id, words, { feedId: outlet, outlet, published: at(day * DAY) });
    const [statement] = (await record(store(), given, [{ words, by, position }])).statements;
    if (!statement) throw new Error('no statement');
    return statement;
  };
  const report = async (statementId: string, what: Mistake, about: Partial<NewReport> = {}) =>
    (
      await store().desk.reportMistake(
        { channel: ours, by: 'ann', statementId, what, topicId: null, propositionId: null, note: null, ...about },
        at(10),
      )
    ).report;
  const undo = (id: string, about: { by?: string; mayManage?: boolean; workspace?: string } = {}) =>
    store().desk.withdrawReport({ workspace: 'acme', id, by: 'ann', mayManage: false, ...about }, at(20));
  const quoted = async (workspace = 'acme', about: Parameters<typeof statementsOf>[2] = {}) => {
    const { found, total } = await statementsOf(store(), workspace, about);
    expect(total).toBe(found.length);
    return found.map(({ statement }) => statement.articleId);
  };
  const standing = async (workspace = 'acme', about: Parameters<typeof positionsOf>[2] = {}) => {
    const { speakers, speakersTotal, statements } = await positionsOf(store(), workspace, about);
    expect(speakersTotal).toBe(speakers.length);
    const each = speakers.map(({ speakerId, positions }) => [
      speakerId,
      ...positions.map(({ statement }) => statement.articleId),
    ]);
    return { each, statements };
  };

  describe('a reported mistake', () => {
    it.each(['wrong-speaker', 'not-a-quote', 'duplicate'] as const)(
      '%s: hides the words and what they count for, until it is undone',
      async (what) => {
        const one = await say('a', 'ida', 'The bridge will open soon.', 'supports');
        await say('b', 'olaf', 'No bridge before May.', 'opposes', 1);
        const before = [await quoted(), await quoted('acme', { words: 'bridge will open' }), await standing()];
        const { id } = await report(one.id, what);
        expect(await quoted()).toEqual(['b']);
        expect(await quoted('acme', { topicId: 'bridge' })).toEqual(['b']);
        expect(await quoted('acme', { words: 'bridge will open' })).toEqual([]);
        expect(await standing()).toEqual({ each: [['olaf', 'b']], statements: 1 });
        expect((await undo(id))?.othersStand).toBe(0);
        expect([await quoted(), await quoted('acme', { words: 'bridge will open' }), await standing()]).toEqual(before);
      },
    );

    it('wrong-stance: takes the position away, the words stay', async () => {
      const one = await say('a', 'ida', 'The bridge will open soon.', 'supports');
      await report(one.id, 'wrong-stance');
      expect(await quoted()).toEqual(['a']);
      expect(await standing()).toEqual({ each: [], statements: 0 });
    });

    it('wrong-stance: only of the topic and proposition that it names', async () => {
      await store().catalogue.syncTopics([
        { ...topic('bridge'), propositions: ['yes', 'soon'].map((id) => ({ id, text: id, about: id })) },
        topic('tunnel'),
      ]);
      const { given, words } = saying('a', 'The bridge will open soon.');
      const stance = { statement: 0, topicId: 'bridge', propositionId: 'yes', confidence: 0.8, evidence: null };
      const stances = [
        { ...stance, position: 'supports' as const },
        { ...stance, propositionId: 'soon', position: 'open' as const },
        { ...stance, topicId: 'tunnel', position: 'opposes' as const },
      ];
      const { statements } = await record(store(), given, [{ words, by: 'ida' }], { stances });
      const held = async (topicId: string) => {
        const answer = await store().reads.positions({
          ...{ workspace: 'acme', topicId, speakerId: null, since: LONG_AGO, changedOnly: false },
          ...{ speakersAtMost: 5, eachAtMost: 5, skip: 0 },
        });
        const positions = answer.speakers.flatMap((speaker) => speaker.positions);
        return [answer.statements, ...positions.map((one) => one.stance.propositionId)];
      };
      const { id } = await report(statements[0]?.id ?? '', 'wrong-stance', { topicId: 'bridge', propositionId: 'yes' });
      expect([await held('bridge'), await held('tunnel')]).toEqual([
        [1, 'soon'],
        [1, 'yes'],
      ]);
      await undo(id);
      await report(statements[0]?.id ?? '', 'wrong-stance', { topicId: 'bridge' });
      expect([await held('bridge'), await held('tunnel')]).toEqual([[0], [1, 'yes']]);
      const seen = await store().reads.statement({ workspace: 'acme', id: statements[0]?.id ?? '' });
      expect(seen?.stances.map(({ topicId, propositionId }) => `${topicId}/${propositionId}`)).toEqual([
        'bridge/soon',
        'bridge/yes',
        'tunnel/yes',
      ]);
    });

    it('leaves the speaker’s other statements, by their dates', async () => {
      await say('a', 'ida', 'The bridge will open soon.', 'supports', 0);
      await say('b', 'olaf', 'No bridge before May.', 'opposes', 1);
      const newest = await say('c', 'ida', 'I doubt that the bridge is safe.', 'open', 2);
      expect((await standing()).each).toEqual([
        ['ida', 'c', 'a'],
        ['olaf', 'b'],
      ]);
      await report(newest.id, 'wrong-speaker');
      expect(await standing()).toEqual({
        each: [
          ['olaf', 'b'],
          ['ida', 'a'],
        ],
        statements: 2,
      });
      expect(await standing('acme', { since: at(DAY) })).toEqual({ each: [['olaf', 'b']], statements: 1 });
      const paged = await store().reads.positions({
        ...{ workspace: 'acme', topicId: 'bridge', speakerId: 'ida', since: LONG_AGO, changedOnly: false },
        ...{ speakersAtMost: 5, eachAtMost: 1, skip: 0 },
      });
      expect(paged.speakers.map(({ positions }) => positions.map(({ statement }) => statement.articleId))).toEqual([
        ['a'],
      ]);
    });

    it('hides the changes of position that rest on it, and is not posted as one', async () => {
      const first = await say('a', 'ida', 'No bridge before May.', 'opposes', 0);
      const second = await say('b', 'ida', 'The bridge will open soon.', 'supports', 1);
      await store().desk.subscribe(subscription({ mode: 'changes' }), at(0));
      await store().news.saveChanges([change(first, second)]);
      const [owed] = await query('select id from onrecord.deliveries');
      const delivery = await store().deliveries.get(String(owed?.id));
      if (!delivery) throw new Error('nothing owed');
      expect(await store().deliveries.content(delivery)).toMatchObject({ kind: 'change' });
      const { id } = await report(first.id, 'wrong-stance', { topicId: 'bridge' });
      expect((await standing('acme', { changedOnly: true })).each).toEqual([]);
      expect((await positionsOf(store(), 'acme')).speakers.map(({ changes }) => changes)).toEqual([[]]);
      expect(await store().deliveries.content(delivery)).toBeUndefined();
      await undo(id);
      expect((await standing('acme', { changedOnly: true })).each).toEqual([['ida', 'b', 'a']]);
    });

    it('is of all outlets’ reports of the statement, whichever it was made on', async () => {
      await say('a', 'ida', 'The bridge will open soon.', 'supports', 0);
      const copy = await say('b', 'ida', 'The bridge will open soon.', 'supports', 1, 'courier');
      await report(copy.id, 'wrong-speaker');
      expect([await quoted(), (await standing()).each]).toEqual([[], []]);
    });

    it('holds when an earlier report of the statement is found, and when the first one is withdrawn', async () => {
      const one = await say('b', 'ida', 'The bridge will open soon.', 'supports', 1, 'courier');
      await report(one.id, 'not-a-quote');
      await say('a', 'ida', 'The bridge will open soon.', 'supports', 0);
      await say('c', 'ida', 'The bridge will open soon.', 'supports', 2, 'gazette');
      expect([await quoted(), await standing()]).toEqual([[], { each: [], statements: 0 }]);
      await record(store(), article('a', { text: 'Withdrawn.' }), []);
      expect([await quoted(), await standing()]).toEqual([[], { each: [], statements: 0 }]);
      await record(store(), article('b', { text: 'Withdrawn.', feedId: 'courier', published: at(DAY) }), []);
      expect([await quoted(), await standing()]).toEqual([[], { each: [], statements: 0 }]);
    });

    it('is of its own workspace only, and of nobody’s private sources', async () => {
      await store().desk.saveFeed(feed('leak', 'zenith'), 'zoe', at(0));
      const shared = await say('a', 'ida', 'The bridge will open soon.', 'supports');
      const secret = await say('p', 'olaf', 'No bridge before May.', 'opposes', 1, 'leak');
      const { id } = await report(shared.id, 'wrong-speaker');
      expect(await quoted('acme')).toEqual([]);
      expect(await quoted('zenith')).toEqual(['p', 'a']);
      expect((await standing('zenith')).each).toEqual([
        ['olaf', 'p'],
        ['ida', 'a'],
      ]);
      await expect(report(secret.id, 'wrong-speaker')).rejects.toMatchObject({ code: 'not-found' });
      expect(await store().reads.statement({ workspace: 'acme', id: secret.id })).toBeUndefined();
      expect(await undo(id, { workspace: 'zenith', mayManage: true })).toBeUndefined();
      expect((await store().reads.reports({ workspace: 'zenith', atMost: 9, skip: 0 })).total).toBe(0);
    });

    it('is left out of briefings, and of what others are said to report differently', async () => {
      const one = await say('a', 'ida', 'We will build 40 bridges in the north this year.', 'supports');
      const other = await say('b', 'ida', 'We will build 60 bridges in the north this year.', 'supports', 0, 'courier');
      const shown = await statementsOf(store(), 'acme');
      expect(shown.found[0]?.variants).toHaveLength(1);
      await tell(store(), 'x', { now: at(1), statementIds: [one.id, other.id] });
      await report(other.id, 'not-a-quote');
      expect((await statementsOf(store(), 'acme')).found.map(({ variants }) => variants)).toEqual([[]]);
      const ask = { workspace: 'acme', topicId: null, since: LONG_AGO, atMost: 1, skip: 0 };
      const briefings = await store().reads.briefings(ask);
      expect(briefings.found[0]?.statements.map(({ statement }) => statement.id)).toEqual([one.id]);
    });

    it('is made once, by whomever, and again after it was undone', async () => {
      const one = await say('a', 'ida', 'The bridge will open soon.', 'supports');
      const first = await report(one.id, 'duplicate', { note: 'as on Monday' });
      expect(first).toMatchObject({ reportedBy: 'ann', reportedAt: at(10), note: 'as on Monday', withdrawnAt: null });
      expect((await report(one.id, 'duplicate', { by: 'bob' })).id).toBe(first.id);
      const other = await report(one.id, 'wrong-speaker', { by: 'bob' });
      expect(other.id).not.toBe(first.id);
      expect((await undo(first.id))?.othersStand).toBe(1);
      expect(await quoted()).toEqual([]);
      expect(await undo(first.id)).toBeUndefined();
      expect((await report(one.id, 'duplicate')).id).not.toBe(first.id);
      const { found, total } = await store().reads.reports({ workspace: 'acme', atMost: 2, skip: 1 });
      expect(total).toBe(3);
      expect(found.map(({ report, statement }) => [report.id, report.withdrawnBy, statement?.id])).toEqual([
        [other.id, null, one.id],
        [first.id, 'ann', one.id],
      ]);
    });

    it('is undone by its maker or a manager, and by nobody else', async () => {
      const one = await say('a', 'ida', 'The bridge will open soon.', 'supports');
      const { id } = await report(one.id, 'duplicate');
      await expect(undo(id, { by: 'bob' })).rejects.toMatchObject({ code: 'not-allowed' });
      expect((await undo(id, { by: 'bob', mayManage: true }))?.report).toMatchObject({ withdrawnBy: 'bob' });
      for (const unknown of ['0', '99', 'x', '9'.repeat(30), `${id}; drop`])
        expect(await undo(unknown)).toBeUndefined();
    });

    it('counts everywhere once the operator accepted it, and only the operator can end it then', async () => {
      const one = await say('a', 'ida', 'The bridge will open soon.', 'supports');
      const { id } = await report(one.id, 'wrong-speaker');
      expect(await quoted('zenith')).toEqual(['a']);
      expect(await store().mistakes.accept(id, 'root', at(11))).toMatchObject({ acceptedAt: at(11) });
      expect([await quoted('zenith'), await quoted(), (await standing('zenith')).each]).toEqual([[], [], []]);
      await expect(undo(id, { mayManage: true })).rejects.toMatchObject({ code: 'not-allowed' });
      expect((await store().mistakes.list({ atMost: 9, skip: 0 })).found).toMatchObject([{ report: { id } }]);
      expect((await store().mistakes.withdraw(id, 'root', at(12)))?.othersStand).toBe(0);
      expect([await quoted('zenith'), await quoted()]).toEqual([['a'], ['a']]);
      expect(await store().mistakes.accept(id, 'root', at(13))).toBeUndefined();
      const lines = await query('select action, workspace, done_by from onrecord.audit order by id');
      expect(lines.map((line) => Object.values(line))).toEqual([
        ['report-mistake', 'acme', 'ann'],
        ['accept-report', null, 'root'],
        ['withdraw-report', 'acme', 'root'],
      ]);
    });
  });

  describe('an export', () => {
    const exported = async (about: Partial<Parameters<ReturnType<typeof store>['exports']['page']>[0]> = {}) => {
      const pages: string[][] = [];
      let after: string | null = null;
      do {
        const page = await store().exports.page({
          ...{ workspace: 'acme', speakerId: null, topicId: null, words: null, since: LONG_AGO, until: at(99 * DAY) },
          ...{ withReported: false, after, atMost: 2, ...about },
        });
        pages.push(page.statements.map(({ statement }) => statement.articleId));
        after = page.next;
      } while (after !== null);
      return pages;
    };

    it('gives each statement once, newest first, page by page', async () => {
      for (const [day, id] of ['a', 'b', 'c', 'd'].entries())
        await say(id, 'ida', `Bridge number ${day} will open in ${id}.`, 'supports', Math.min(day, 2));
      await say('e', 'ida', 'Bridge number 0 will open in a.', 'supports', 5, 'courier');
      const pages = await exported();
      expect(pages.map((page) => page.length)).toEqual([2, 2, 0]);
      expect(pages.flat().slice(0, 2).toSorted()).toEqual(['c', 'd']);
      expect(pages.flat().slice(2)).toEqual(['b', 'a']);
      expect(await exported({ since: at(DAY), until: at(2 * DAY) })).toEqual([['b']]);
      expect((await exported({ words: 'number 0', topicId: 'bridge' })).flat()).toEqual(['a']);
      expect((await exported({ speakerId: 'olaf' })).flat()).toEqual([]);
      await expect(exported({ after: 'somewhere' })).rejects.toMatchObject({ code: 'bad-input' });
    });

    it('tells topics, positions with their evidence, further outlets', async () => {
      const words = 'The bridge will open soon.';
      const { given } = saying('a', words);
      const start = given.text.indexOf('will open');
      const stance = { statement: 0, topicId: 'bridge', propositionId: 'yes', position: 'supports' as const };
      const evidence = { start, end: start + 'will open'.length };
      await record(store(), given, [{ words, by: 'ida' }], { stances: [{ ...stance, confidence: 0.8, evidence }] });
      await say('b', 'ida', words, 'supports', 1, 'courier');
      const { statements } = await store().exports.page({
        ...{ workspace: 'acme', speakerId: null, topicId: null, words: null, since: LONG_AGO, until: at(99 * DAY) },
        ...{ withReported: false, after: null, atMost: 9 },
      });
      expect(statements).toMatchObject([
        {
          alsoIn: ['courier'],
          topics: [{ id: 'bridge', name: 'BRIDGE' }],
          positions: [
            { topicId: 'bridge', proposition: 'bridge should be', position: 'supports', evidence: 'will open' },
          ],
          reported: [],
        },
      ]);
    });

    it('leaves out what was reported, or marks it', async () => {
      const one = await say('a', 'ida', 'The bridge will open soon.', 'supports');
      const other = await say('b', 'ida', 'No bridge before May.', 'opposes', 1);
      await report(one.id, 'wrong-speaker');
      await report(other.id, 'wrong-stance');
      const page = async (withReported: boolean) => {
        const { statements } = await store().exports.page({
          ...{ workspace: 'acme', speakerId: null, topicId: null, words: null, since: LONG_AGO, until: at(99 * DAY) },
          ...{ withReported, after: null, atMost: 9 },
        });
        return statements.map(({ statement, positions, reported }) => [
          statement.articleId,
          positions.length,
          reported,
        ]);
      };
      expect(await page(false)).toEqual([['b', 0, []]]);
      expect(await page(true)).toEqual([
        ['b', 1, ['wrong-stance']],
        ['a', 1, ['wrong-speaker']],
      ]);
    });

    it('gives no statement whose words are not proven', async () => {
      await say('a', 'ida', 'The bridge will open soon.', 'supports');
      await query(`update onrecord.article_revisions set text = replace(text, 'bridge will', 'bridge may')`);
      expect((await exported()).flat()).toEqual([]);
    });

    it('gives nothing of another workspace’s own sources and topics', async () => {
      await store().desk.saveFeed(feed('leak', 'zenith'), 'zoe', at(0));
      await say('p', 'olaf', 'No bridge before May.', 'opposes', 1, 'leak');
      expect([await exported(), await exported({ workspace: 'zenith' })]).toEqual([[[]], [['p']]]);
    });
  });
}

import { describe, expect, it, test } from 'vitest';
import { renderText } from '../../../src/core/reply/render-text.ts';
import type { MistakeReport, StatementOnRecord } from '../../../src/model/mistake.ts';
import type { Request } from '../../../src/model/reply.ts';
import type { Stance } from '../../../src/model/stance.ts';
import type { Statement } from '../../../src/model/statement.ts';
import {
  askNews,
  briefing,
  CHANNEL,
  change,
  memoryReads,
  NOW,
  noPositions,
  position,
  speaker,
  statement,
} from '../ask/example-news.ts';
import { openDesk } from './example-desk.ts';

const ID = '2025-02-1f0c9a7be2d45c36';

const stance = (topicId: string, propositionId: string): Stance => ({
  ...{ statementId: ID, topicId, propositionId, position: 'supports', confidence: 0.9, evidence: null },
});
const onRecord = (stances: readonly Stance[] = [stance('tide-barrier', 'build')]): StatementOnRecord => ({
  ...{ statement: statement({ id: ID }), alsoIn: [], variants: [], stances },
});
const sourced = (given: Partial<Statement> & { readonly words?: readonly string[] }) => ({
  ...{ statement: statement(given), alsoIn: [], variants: [] },
});
const made = (given: Partial<MistakeReport> = {}): MistakeReport => ({
  ...{ id: '7', workspace: 'w1', statementId: ID, what: 'wrong-speaker', topicId: null, propositionId: null },
  ...{ note: null, reportedBy: 'lena', reportedAt: NOW, acceptedAt: null, withdrawnBy: null, withdrawnAt: null },
  ...given,
});
const desk = (given: Parameters<typeof openDesk>[0] = {}) =>
  openDesk({ mayManage: false, ...given, news: { onRecord: [onRecord()], ...given.news } });

describe('/report', () => {
  test.each([
    [`/report wrong-speaker ${ID}`, 'wrong-speaker'],
    [`/report ${ID} wrong-speaker`, 'wrong-speaker'],
    [`/report ${ID} what:not-a-quote`, 'not-a-quote'],
    [`/report statement:${ID} what:duplicate`, 'duplicate'],
  ])('%s, by anybody: hides the statement from now on, and can be undone', async (line, what) => {
    const { ask, done } = desk();
    const { text, reply } = await ask(line);
    expect(reply.private).toBe(true);
    expect(text).toMatch(
      /^Reported as [a-z ]+: from Fri 14 Feb 2025 13:00 on no answer or post in this workspace shows this statement\.\n {2}Undo: \/report undo:7$/,
    );
    const about = { statementId: ID, what, topicId: null, propositionId: null, note: null };
    expect(done).toEqual([{ what: 'report', by: 'lena', args: [{ ...about, channel: CHANNEL, by: 'lena' }] }]);
  });

  test.each([
    ['', null, null],
    [' topic:tide-barrier', 'tide-barrier', null],
    [' topic:tide-barrier proposition:build', 'tide-barrier', 'build'],
    [' proposition:build', 'tide-barrier', 'build'],
  ])('a wrong stance%s', async (about, topicId, propositionId) => {
    const { ask, done } = desk();
    const { text } = await ask(`/report wrong-stance ${ID}${about} note:"she quotes her opponent"`);
    expect(text).toMatch(/^Reported as wrong position: .* tells that position; the words stay in \/quotes\.$/m);
    const note = 'she quotes her opponent';
    expect(done[0]?.args).toMatchObject([{ what: 'wrong-stance', topicId, propositionId, note }]);
  });

  test.each<[line: string, says: RegExp, stances?: readonly Stance[]]>([
    ['/report', /^\/report needs a statement: use Report a mistake under an answer, or find it by its words/],
    ['/report wrong-speaker', /^\/report wrong-speaker needs the id of a statement: \/report words:"..." finds it\.$/],
    [
      '/report 2025-02-99',
      /^No statement "2025-02-99" is on record here: \/report words:"..." finds it by its words\.$/,
    ],
    [`/report ${ID} what:wrong-speeker`, /^"wrong-speeker" is no what of \/report: did you mean wrong-speaker\?/],
    [`/report ${ID} note:"it is wrong"`, /^\/report needs what is wrong: add what:wrong-speaker, what:not-a-quote/],
    [
      `/report duplicate ${ID} topic:tide-barrier`,
      /^A topic or proposition goes with wrong-stance: duplicate is of the whole/,
    ],
    [`/report wrong-stance ${ID} topic:tide-barier`, /did you mean tide-barrier\?$/],
    [
      `/report wrong-stance ${ID} topic:grain-corridor`,
      /^That statement has no position on Grain corridor: it has one on tide-barrier\.$/,
    ],
    [`/report wrong-stance ${ID}`, /^That statement has no position: none is to be corrected\.$/, []],
    [
      `/report wrong-stance ${ID} proposition:biuld`,
      /^That statement has no position on "biuld": did you mean build\?$/,
    ],
    [
      `/report wrong-stance ${ID} proposition:p1`,
      /^That statement has a position on p1 under tide-barrier or grain-corridor: add topic:tide-barrier, or the other\.$/,
      [stance('tide-barrier', 'p1'), stance('grain-corridor', 'p1')],
    ],
    ['/report undo:8', /^No report "8" stands here: \/report list shows those that do\.$/],
    ['/report words:"never said"', /^No such statement is on record: try fewer words, or a longer time/],
    ['/report show:stance', /^\/report stance needs a topic, as \/stance does\.$/],
    ['/report who:Nobody', /^Nobody called "Nobody" is on record/],
  ])('%s is told in one sentence, and changes nothing', async (line, says, stances) => {
    const { ask, done } = desk({ news: { onRecord: [onRecord(stances)] } });
    expect((await ask(line)).text).toMatch(says);
    expect(done).toEqual([]);
  });

  it('asks what is wrong, with each position by itself', async () => {
    const two = onRecord([stance('grain-corridor', 'p1'), stance('grain-corridor', 'p2')]);
    const { ask } = desk({ news: { onRecord: [two] } });
    expect((await ask(`/report ${ID}`)).text.split('\n')).toEqual([
      'What is wrong with it?',
      '  ❝ “The barrier must be built” — Orla Brandt, harbour minister of Norland (Thu 13 Feb 2025, The Lantern [1])',
      `  Wrong speaker: /report statement:${ID} what:wrong-speaker`,
      `  Not a quotation: /report statement:${ID} what:not-a-quote`,
      `  Wrong position (supports: reopening the corridor): /report statement:${ID} what:wrong-stance topic:grain-corridor proposition:p1`,
      `  Wrong position (supports: payment by Norland): /report statement:${ID} what:wrong-stance topic:grain-corridor proposition:p2`,
      `  Shown twice: /report statement:${ID} what:duplicate`,
      '[1] https://lantern.example/a1',
    ]);
  });

  it('tells who reported it first, and what the operator accepted', async () => {
    const report = made({ reportedBy: 'ann', acceptedAt: NOW });
    const { ask } = desk({ reported: { report, isNew: false } });
    expect((await ask(`/report wrong-speaker ${ID}`)).text).toMatch(
      /^ann has reported it already as wrong speaker: from Fri 14 Feb 2025 13:00 on no answer or post anywhere shows/,
    );
  });

  it('is undone by its number, and made again by a button', async () => {
    const reports = [{ report: made({ what: 'wrong-stance', topicId: 'tide-barrier' }), statement: statement() }];
    const { ask, done } = desk({ news: { reports } });
    const { text } = await ask('/report undo:7');
    expect(text.split('\n')).toEqual([
      'Report 7 is undone: from Fri 14 Feb 2025 13:00 on the statement is shown as before.',
      `  Report again: /report statement:${ID} what:wrong-stance topic:tide-barrier`,
    ]);
    expect(done[0]?.args).toEqual([{ workspace: 'w1', id: '7', by: 'lena', mayManage: false }]);
    const { ask: askStill } = desk({ news: { reports }, othersStand: 2 });
    expect((await askStill('/report undo:7')).text).toMatch(
      /^Report 7 is undone, but 2 other reports of the same statement stand: \/report list shows them\.$/m,
    );
  });
});

describe('/report list', () => {
  it('shows words, who, when and state, with a button for what stands', async () => {
    const reports = [
      {
        report: made({ id: '9', note: 'see the video', what: 'duplicate' }),
        statement: statement({ kind: 'indirect' }),
      },
      { report: made({ id: '8', acceptedAt: NOW }), statement: null },
      { report: made({ id: '7', withdrawnBy: 'ann', withdrawnAt: NOW, reportedBy: 'bob' }), statement: statement() },
    ];
    const { ask } = desk({ news: { reports } });
    expect((await ask('/report list')).text.split('\n')).toEqual([
      '3 reports of mistakes',
      '  • 9 shown twice · reported: The barrier must be built (Orla Brandt) · lena, Fri 14 Feb 2025 13:00 · note: see the video · stands',
      '  • 8 wrong speaker · a statement that is no longer on record · lena, Fri 14 Feb 2025 13:00 · stands for everybody',
      '  • 7 wrong speaker · “The barrier must be built” (Orla Brandt) · bob, Fri 14 Feb 2025 13:00 · undone by ann, Fri 14 Feb 2025 13:00',
      '  Undo 9: /report undo:9',
    ]);
  });

  it('is paged', async () => {
    const reports = Array.from({ length: 11 }, (_, index) => ({ report: made({ id: `${index}` }), statement: null }));
    const { ask } = desk({ news: { reports } });
    expect((await ask('/report list')).text).toMatch(/More: \/report show:list page:2$/);
    expect((await ask('/report list page:2')).text).not.toContain('More:');
    expect((await ask('/report list page:3')).text).toMatch(/there is no page 3, the last one is page:2/);
    expect((await desk().ask('/report list')).text).toMatch(/^No mistake has been reported here/);
  });
});

describe('Report a mistake', () => {
  const quotes = Array.from({ length: 7 }, (_, index) => sourced({ id: `q${index}`, words: [`Sentence ${index}`] }));
  const idsOf = (text: string) => [...text.matchAll(/\/report statement:(\S+)/g)].map(([, id]) => id);
  const press = async (news: Parameters<typeof memoryReads>[0], line: string) => {
    const { reply } = await askNews(memoryReads(news))(line);
    const button = reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])).at(-1);
    if (button?.label !== 'Report a mistake') throw new Error(`no button: ${JSON.stringify(reply.blocks)}`);
    return desk({ news }).ask(button.request);
  };

  it.each(['', ' page:2'])('under /quotes offers the statements of its page%s', async (page) => {
    const { text } = await press({ statements: quotes }, `/quotes Orla Brandt since:7d${page}`);
    expect(text).toMatch(/^Which of these has a mistake\?\n {2}❝ “Sentence \d” — Orla Brandt/);
    expect(idsOf(text)).toEqual(page === '' ? ['q0', 'q1', 'q2', 'q3', 'q4'] : ['q5', 'q6']);
  });

  it('under /brief offers those that it shows', async () => {
    const briefings = ['One', 'Two'].map((title, at) => ({
      ...briefing(title),
      statements: quotes.slice(at * 2, at * 2 + 2),
    }));
    expect(idsOf((await press({ briefings }, '/brief tide-barrier')).text)).toEqual(['q0', 'q2']);
    const { text } = await askNews(memoryReads({ briefings: [briefing('One')] }))('/brief');
    expect(text).not.toContain('Report a mistake');
  });

  it('leads to the one statement where there is only one', async () => {
    const request: Request = { command: 'report', options: { statement: 'q0' } };
    const { reply } = await askNews(memoryReads({ statements: quotes.slice(0, 1) }))('/quotes Orla Brandt');
    const buttons = reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    expect(buttons).toContainEqual({ label: 'Report a mistake', request });
  });

  test.each([
    ['stance', ['n', 'm', 'o']],
    ['changes', ['m', 'o']],
    ['timeline', ['n', 'm', 'l', 'o']],
  ])('of /stance %s offers the positions of that view', async (show, ids) => {
    const positions = ['n', 'm', 'l', 'o'].map((id) => position({ id, words: [id], stands: 'open' }));
    const one = speaker(positions, { changes: [change('o', 'm')] });
    const { ask } = desk({ news: { positions: { ...noPositions, speakers: [one], speakersTotal: 1 } } });
    expect(idsOf((await ask(`/report show:${show} topic:tide-barrier`)).text)).toEqual(ids);
  });

  it('stays on one screen: twelve at most, each line within 80 columns but for its words', async () => {
    const positions = Array.from({ length: 20 }, (_, index) =>
      position({ id: `${ID}${index}`, words: ['No.'], stands: 'open' }),
    );
    const { ask } = desk({ news: { positions: { ...noPositions, speakers: [speaker(positions)], speakersTotal: 1 } } });
    const { reply } = await ask('/report timeline topic:tide-barrier');
    const text = renderText(reply, { timezone: 'UTC', width: 80 });
    expect(idsOf(text)).toHaveLength(12);
    expect(text).toContain('and 8 more statements: /report words:"..." finds any.');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

import { describe, expect, it, test } from 'vitest';
import type { BriefingContent } from '../../../src/model/briefing.ts';
import type { Request } from '../../../src/model/reply.ts';
import {
  askNews,
  briefing,
  CHANNEL,
  change,
  memoryReads,
  noPositions,
  position,
  speaker,
  statement,
} from '../ask/example-news.ts';
import { openDesk } from './example-desk.ts';

const sourced = (id: string, also: readonly string[] = []) => ({
  ...{ statement: statement({ id, words: [`Words of ${id}`] }), alsoIn: also, variants: [] },
});
const source = { start: 0, end: 5, articleId: 'a1', revision: 1 };
const story: BriefingContent = {
  ...briefing('Barrier vote', {
    storyId: 's-1',
    bullets: [
      {
        ...{ text: 'The vote is on Monday.', verbatim: true, outlets: 2, isNew: false },
        sources: [
          { ...source, outlet: 'The Lantern', url: 'https://lantern.example/a1' },
          { ...source, outlet: 'Ostwind', url: null },
        ],
      },
    ],
  }),
  statements: [sourced('q1', ['Ostwind', 'The Gull'])],
};
const desk = (news: Parameters<typeof memoryReads>[0], given: Parameters<typeof openDesk>[0] = {}) =>
  openDesk({ mayManage: false, ...given, news });

describe('/sources', () => {
  test.each<[of: string, options: Record<string, string>, news: Parameters<typeof memoryReads>[0]]>([
    ['of a story', { story: 's-1' }, { briefings: [story] }],
    ['of a message of ours', { message: 'm-7' }, { posted: [story] }],
  ])('%s: each bullet and statement with all its outlets', async (_, options, news) => {
    const { ask, reads } = desk(news);
    const { text, reply } = await ask({ command: 'sources', options });
    expect(text.split('\n')).toEqual([
      'Barrier vote',
      '  • The vote is on Monday. (The Lantern [1], Ostwind)',
      '  ❝ “Words of q1” — Orla Brandt, harbour minister of Norland (Thu 13 Feb 2025, The Lantern [1]; also in Ostwind, The Gull)',
      '[1] https://lantern.example/a1',
    ]);
    expect(reply.private).toBe(true);
    expect(reads.asked).toContainEqual(
      options.story !== undefined
        ? { workspace: 'w1', storyId: 's-1' }
        : { channel: CHANNEL, messageRef: 'm-7', atMost: 5 },
    );
  });

  test.each<[options: Record<string, string>, says: RegExp]>([
    [{}, /^\/sources needs an answer or a post: Sources stands under each of them\.$/],
    [{ story: 's-9' }, /^That story is no longer on record: \/brief shows the newest ones\.$/],
    [{ message: 'm-9' }, /^That message shows no story of ours: choose one that this bot has posted here\.$/],
    [{ show: 'brief' }, /^What that answer showed is no longer on record: ask again\.$/],
    [{ show: 'quotes', words: 'x y' }, /^What that answer showed is no longer on record: ask again\.$/],
    [{ show: 'stance', topic: 'tide-barrier' }, /^What that answer showed is no longer on record: ask again\.$/],
    [{ show: 'quotes', who: 'Nobody' }, /^Nobody called "Nobody" is on record/],
    [{ show: 'stanse', topic: 'tide-barrier' }, /^"stanse" is no show of \/sources: did you mean stance\?/],
  ])('%j is told in one sentence', async (options, says) => {
    const { text, reply } = await desk({}).ask({ command: 'sources', options });
    expect(text).toMatch(says);
    expect(reply.blocks).toHaveLength(1);
  });

  it('names no command in the help, as it is asked by buttons', async () => {
    expect((await desk({}).ask('/help')).text).not.toContain('/sources');
  });
});

const quotes = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7'].map((id) => sourced(id));
const positions = ['n', 'm', 'l', 'o'].map((id) => position({ id, words: [`Words of ${id}`], stands: 'open' }));
const news = {
  statements: quotes,
  briefings: [1, 2, 3, 4, 5, 6].map((at) => ({
    ...briefing(`Story ${at}`),
    statements: [sourced(`b${at}`), sourced(`c${at}`)],
  })),
  positions: {
    ...noPositions,
    speakers: [speaker(positions, { changes: [change('o', 'm')] })],
    speakersTotal: 1,
  },
};

const wordsIn = (text: string) => [...text.matchAll(/“Words of (\w+)”/g)].map(([, id]) => id);

describe('the button Sources', () => {
  test.each<[line: string, shown: string[]]>([
    ['/quotes Orla Brandt', ['q1', 'q2', 'q3', 'q4', 'q5']],
    ['/quotes Orla Brandt topic:tide-barrier words:"words of" since:90d share page:2', ['q6', 'q7']],
    ['/stance tide-barrier', ['n', 'm', 'o']],
    ['/stance tide-barrier view:changes who:"Orla Brandt" since:7d share', ['m', 'o']],
    ['/stance tide-barrier view:timeline', ['n', 'm', 'l', 'o']],
  ])('under %s: what it shows', async (line, shown) => {
    const { ask, reads } = desk(news);
    const { reply } = await askNews(memoryReads(news))(line);
    const { text } = await ask(buttonOf(reply.blocks, 'Sources'));
    expect(text).toMatch(/^Sources\n/);
    expect(wordsIn(text)).toEqual(shown);
    expect(reads.asked.length).toBeGreaterThan(0);
  });

  it('under /brief: the stories of its page', async () => {
    const { reply } = await askNews(memoryReads(news))('/brief tide-barrier since:7d share page:2');
    const { text } = await desk(news).ask(buttonOf(reply.blocks, 'Sources'));
    expect(text.split('\n')[0]).toBe('Story 6');
    expect(wordsIn(text)).toEqual(['b6', 'c6']);
  });
});

describe('/report', () => {
  test.each([
    ['story:s-1', { briefings: [story] }],
    ['message:m-7', { posted: [story] }],
  ])('%s: offers the statements to choose from', async (option, given) => {
    const { ask, done } = desk(given);
    const { text } = await ask(`/report ${option}`);
    expect(text).toMatch(/^Which of these has a mistake\?\n {2}❝ “Words of q1”/);
    expect(text).toContain('Report a mistake: /report statement:q1');
    expect(done).toEqual([]);
  });

  test.each([
    ['story:s-9', {}, /^That story is no longer on record/],
    ['message:m-9', {}, /^That message shows no story of ours/],
    ['story:s-1', { briefings: [{ ...story, statements: [] }] }, /^No such statement is on record/],
  ])('%s: nothing to choose', async (option, given, says) => {
    expect((await desk(given).ask(`/report ${option}`)).text).toMatch(says);
  });
});

type Blocks = Awaited<ReturnType<ReturnType<typeof openDesk>['ask']>>['reply']['blocks'];

function buttonOf(blocks: Blocks, label: string): Request {
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const found = buttons.find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label}: ${JSON.stringify(buttons)}`);
  return found.request;
}

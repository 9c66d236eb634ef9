import { describe, expect, it, test } from 'vitest';
import { cleanText } from '../../../src/core/reply/clean-text.ts';
import { renderText, type TextStyle } from '../../../src/core/reply/render-text.ts';
import { textWidth } from '../../../src/core/reply/text-width.ts';
import { wrapText } from '../../../src/core/reply/wrap-text.ts';
import { writeRequest } from '../../../src/core/reply/write-request.ts';
import { parseRequest } from '../../../src/core/request/parse-request.ts';
import { askCommands } from '../../../src/flows/ask/ask-commands.ts';
import type { Block, Reply, Timeline, TimelineMark } from '../../../src/model/reply.ts';

// Far above what linear work takes on a loaded machine, far below what quadratic work does: tells a hang, not a speed.
const HANGS_MS = 30_000;

const reply = (...blocks: Block[]): Reply => ({ title: 't', private: true, blocks, more: null });
const render = (of: Reply, width = 60, style?: TextStyle) =>
  renderText(of, { timezone: 'Europe/Berlin', width, ...(style ? { style } : {}) });
const ansi: TextStyle = {
  strong: (text) => `\u001b[1m${text}\u001b[22m`,
  small: (text) => `\u001b[2m${text}\u001b[22m`,
  heading: (text) => `\u001b[36m${text}\u001b[39m`,
};

const mark = (day: string, given: Partial<TimelineMark> = {}): TimelineMark => ({
  ...{
    days: { from: day, to: day },
    dayIs: 'said',
    position: 'opposes',
    words: '“no”',
    outlet: 'Lantern',
    change: null,
  },
  ...given,
});
const timeline = (speaker: string, marks = [mark('2025-02-12')]): Timeline => ({
  ...{ kind: 'timeline', caption: speaker, alt: speaker, from: '2025-02-12', to: '2025-02-13' },
  rows: [{ speaker, about: speaker, marks }],
});

const HOSTILE =
  'a\u001b[2J\u001b]0;owned\u0007b\u009b31mc\rd\ne\bf\u0000g \u202egnp.exe\u202c \u2066x\u2069 \u200fh\u200ei \u061cj\u{e0041}\u200bk\u2028l\u0085m\ufeff';

test('nothing from a feed drives the terminal, in any block', () => {
  const line = [
    HOSTILE,
    { kind: 'strong', text: HOSTILE },
    { kind: 'link', text: HOSTILE, url: `https://e.org/${HOSTILE}` },
  ] as const;
  const text = render(
    {
      ...reply(
        { kind: 'heading', text: HOSTILE },
        { kind: 'text', line },
        { kind: 'bullets', items: [line] },
        { kind: 'quote', words: [HOSTILE, HOSTILE], reported: false, by: line, source: line },
        { kind: 'quote', words: [HOSTILE], reported: true, by: line, source: line },
        { kind: 'table', caption: HOSTILE, columns: [HOSTILE], rows: [[line]] },
        timeline(HOSTILE),
        { kind: 'facts', facts: [{ label: HOSTILE, value: line }] },
        { kind: 'links', links: [{ text: HOSTILE, url: HOSTILE }] },
        { kind: 'buttons', buttons: [{ label: HOSTILE, request: { command: 'brief', options: { topic: HOSTILE } } }] },
      ),
      more: { command: HOSTILE, options: { topic: HOSTILE }, page: 2 },
    },
    80,
  );
  expect(text.replaceAll('\n', '')).not.toMatch(
    /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u,
  );
});

test('cleaning keeps what people read', () => {
  expect(cleanText('Żółć 日本 “so” 👩‍👩‍👧 می‌شود')).toBe('Żółć 日本 “so” 👩‍👩‍👧 می‌شود');
  expect(cleanText('two\n\nparagraphs\tand  gaps')).toBe('two paragraphs and gaps');
  expect(cleanText('half \ud800 pair')).toBe('half \ufffd pair');
});

describe('wrapping', () => {
  it('keeps lines within the width, decoration not counted', () => {
    const words = 'The harbour board votes on the new tide barrier next week after years of delay and debate';
    const plain = render(reply({ kind: 'bullets', items: [[words]] }), 30);
    const styled = render(reply({ kind: 'bullets', items: [[{ kind: 'strong', text: words }]] }), 30, ansi);
    for (const text of [plain, styled])
      for (const line of text.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(30);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the decoration under test
    expect(styled.replace(/\u001b\[\d+m/g, '')).toBe(plain);
    expect(plain.split('\n')[0]).toMatch(/^ {2}• The/);
    expect(plain.split('\n')[1]).toMatch(/^ {4}\S/);
  });

  it('counts wide characters as two columns and marks as none', () => {
    expect([
      textWidth('日本'),
      textWidth('한국'),
      textWidth('e\u0301'),
      textWidth('🚀'),
      textWidth('\u001b[1mab\u001b[22m'),
    ]).toEqual([4, 4, 1, 2, 2]);
    for (const line of wrapText('日本語 日本語 日本語 日本語', { width: 15, first: '', rest: '' }).split('\n'))
      expect(textWidth(line)).toBeLessThanOrEqual(15);
  });

  it('does not cut an address', () => {
    const url = `https://example.org/${'long-'.repeat(40)}end`;
    expect(render(reply({ kind: 'text', line: ['see ', { kind: 'link', text: 'The Lantern', url }] }), 40)).toBe(
      `see The Lantern [1]\n[1] ${url}`,
    );
  });

  it('lists a page once, however many of its words are linked', () => {
    const link = (url: string) => ({ kind: 'link', text: 'The Lantern', url }) as const;
    const items = [
      ['a ', link('https://example.org/1#:~:text=a')],
      ['b ', link('https://example.org/2')],
      ['c ', link('https://example.org/1')],
    ];
    expect(render(reply({ kind: 'bullets', items }), 40).split('\n')).toEqual([
      '  • a The Lantern [1]',
      '  • b The Lantern [2]',
      '  • c The Lantern [1]',
      '[1] https://example.org/1',
      '[2] https://example.org/2',
    ]);
  });

  it('keeps the gaps within a line and none at its ends', () => {
    expect(wrapText('a  b', { width: 40, first: '', rest: '' })).toBe('a  b');
    expect(wrapText('aaaa   bbbb', { width: 6, first: '', rest: '' })).toBe('aaaa\nbbbb');
  });

  it('is quick for a very long text', () => {
    const start = performance.now();
    wrapText('word '.repeat(40_000), { width: 80, first: '', rest: '' });
    expect(performance.now() - start).toBeLessThan(HANGS_MS);
  });
});

describe('a timeline', () => {
  const opened = mark('2025-02-13', { position: 'open', change: { from: 1, label: 'changed' } });
  const marks = [mark('2025-02-12'), mark('2025-02-12'), opened];
  const block = (given: Partial<Timeline> = {}): Timeline => ({
    ...timeline('Orla Brandt'),
    ...{ caption: 'Barrier', rows: [{ speaker: 'Orla Brandt', about: null, marks }] },
    ...given,
  });

  it('is a table of speakers by days, with its changes and what the signs say', () => {
    const other = { speaker: 'Mikko Sund', about: 'costs', marks: [mark('2025-02-13', { position: 'conditional' })] };
    expect(render(reply(block({ rows: [...block().rows, other] }))).split('\n')).toEqual([
      'Barrier, 12 Feb to 13 Feb 2025',
      '                       Wed 12 Feb  Thu 13 Feb',
      '  Orla Brandt          ▼▼          ○',
      '  Mikko Sund on costs              ◆',
      '  Orla Brandt: Wed 12 Feb ▼ → Thu 13 Feb ○ changed',
      '▼ opposes  ○ open  ◆ conditional',
    ]);
  });

  it('is a list where the table is too wide, and parts no day from its sign', () => {
    const later = mark('2025-02-20', { position: 'supports', change: { from: 0, label: 'softened' } });
    const text = render(
      reply(block({ rows: [{ speaker: 'Orla Brandt', about: null, marks: [...marks, later] }] })),
      34,
    );
    expect(text.split('\n')).toEqual([
      'Barrier, 12 Feb to 13 Feb 2025',
      '  Orla Brandt: Wed 12 Feb ▼▼',
      '    → Thu 13 Feb ○ changed,',
      '    Thu 20 Feb ▲ softened',
      '    since Wed 12 Feb',
      '▲ supports  ▼ opposes  ○ open',
    ]);
  });

  it('stars a day that is not surely the day it was said', () => {
    const unsure = [
      mark('2025-02-12', { dayIs: 'published' }),
      mark('2025-02-13', { days: { from: '2025-02-10', to: '2025-02-13' }, position: 'unclear' }),
    ];
    const text = render(reply(block({ rows: [{ speaker: 'Orla Brandt', about: null, marks: unsure }] })), 100);
    expect(text).toContain('  Orla Brandt  ▼*          ·*\n');
    expect(text).toContain('* day published, or last day on which it can have been said');
    expect(render(reply(block()))).not.toContain('*');
  });

  it('names the years where there are two', () => {
    const rows = [{ speaker: 'Orla Brandt', about: null, marks: [mark('2024-12-31'), mark('2025-02-13')] }];
    expect(render(reply(block({ from: '2024-12-31', rows })))).toContain(
      'Barrier, 31 Dec 2024 to 13 Feb 2025\n               31 Dec 2024  13 Feb 2025\n',
    );
  });

  test.each([40, 60, 100])('keeps within %d columns', (width) => {
    const days = Array.from({ length: 20 }, (_, n) => mark(`2025-02-${String(n + 1).padStart(2, '0')}`));
    const rows = ['Orla Brandt', 'The Standing Committee of Harbours and Coasts', '日本'].map((name) => ({
      ...{ speaker: name, about: 'building the barrier', marks: days },
    }));
    const text = render(reply(block({ rows })), width);
    for (const line of text.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width);
    expect(text.match(/▼/g)).toHaveLength(3 * 20 + 1);
  });
});

describe('blocks', () => {
  test.each<[name: string, block: Block, text: string]>([
    [
      'direct words',
      { kind: 'quote', words: ['never again', 'not here'], reported: false, by: ['Orla Brandt'], source: ['Lantern'] },
      '  ❝ “never again” … “not here” — Orla Brandt (Lantern)',
    ],
    [
      'reported words',
      { kind: 'quote', words: ['it would end'], reported: true, by: ['Orla Brandt'], source: ['Lantern'] },
      '  ❝ reported: it would end — Orla Brandt (Lantern)',
    ],
    [
      'a time in its zone',
      { kind: 'text', line: [{ kind: 'time', at: '2025-02-12T23:30:00.000Z' }] },
      'Thu 13 Feb 2025 00:30',
    ],
    ['a day in no zone', { kind: 'text', line: [{ kind: 'day', day: '2025-02-12' }] }, 'Wed 12 Feb 2025'],
    [
      'a table with wide cells',
      {
        kind: 'table',
        caption: 'c',
        columns: ['a', 'b'],
        rows: [
          [['日本'], ['1']],
          [['x'], ['2']],
        ],
      },
      'c\n  a     b\n  日本  1\n  x     2',
    ],
    ['facts', { kind: 'facts', facts: [{ label: 'Sources', value: ['3'] }] }, '  Sources: 3'],
    ['links', { kind: 'links', links: [{ text: 'Lantern', url: 'https://e.org' }] }, '  Lantern: https://e.org'],
    [
      'buttons',
      {
        kind: 'buttons',
        buttons: [{ label: 'Undo', request: { command: 'unsubscribe', options: { topic: 'grain deal' } } }],
      },
      '  Undo: /unsubscribe topic:"grain deal"',
    ],
    ['an empty list', { kind: 'bullets', items: [] }, ''],
  ])('%s', (_, block, text) => expect(render(reply(block))).toBe(text));

  it('shows how to ask for more', () => {
    expect(render({ ...reply(), more: { command: 'quotes', options: { who: 'Orla Brandt' }, page: 2 } })).toBe(
      'More: /quotes who:"Orla Brandt" page:2',
    );
  });

  it('shows UTC where the zone is unknown', () => {
    const at = reply({ kind: 'text', line: [{ kind: 'time', at: '2025-02-12T23:30:00.000Z' }] });
    expect(renderText(at, { timezone: 'Nowhere/Atall', width: 60 })).toBe('Wed 12 Feb 2025 23:30');
  });
});

test.each([
  'grain',
  'grain deal',
  'she said "no"',
  '“curly”',
  "O'Dare",
  'a:b=c',
  'since 7d',
  'help',
  'https://e.org/?a=b',
])('a written request with %s reads back the same', (words) => {
  const request = { command: 'quotes', options: { words, since: '7d' }, page: 3 };
  expect(parseRequest(writeRequest(request), askCommands)).toEqual(request);
});

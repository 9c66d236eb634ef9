import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeWords, unescapeWords } from '../../../../src/adapters/chat/discord/escape.ts';
import { markOf, marksAfter, marksOf, nonceOf } from '../../../../src/adapters/chat/discord/mark-message.ts';
import { packButtons } from '../../../../src/adapters/chat/discord/pack-button.ts';
import { renderLine } from '../../../../src/adapters/chat/discord/render-line.ts';
import { type Layout, type Rendered, renderReply } from '../../../../src/adapters/chat/discord/render-reply.ts';
import { shortenAlt } from '../../../../src/adapters/chat/discord/shorten.ts';
import { writeLink } from '../../../../src/adapters/chat/discord/write-link.ts';
import { cleanText } from '../../../../src/core/reply/clean-text.ts';
import type { Block, Reply } from '../../../../src/model/reply.ts';
import hostileTexts from '../../../data/chat/hostile-texts.json' with { type: 'json' };
import { judgeBody } from '../../../fakes/discord/judge-body.ts';
import { readMarkdown } from '../../../fakes/discord/read-markdown.ts';
import { anyReply } from './any-reply.ts';
import { memoryStore, say, textOf } from './open-chat.ts';

const ROUTE = 'POST /channels/{channel_id}/messages';
const clock = { now: () => '2025-02-13T09:00:00.000Z', wait: async () => {}, toRealMs: (ms: number) => ms };

async function render(reply: Reply, layout: Layout = 'components', withPicture = false): Promise<Rendered> {
  const customIds = await packButtons(reply, { store: memoryStore(), clock, workspace: null });
  const picture = {
    svg: '',
    png: new Uint8Array([1]),
    width: 1,
    height: 1,
    alt: 'Orla: opposes on 10 Feb. '.repeat(90),
  };
  return renderReply(reply, {
    layout,
    customIds,
    marks: [markOf('d1')],
    note: null,
    picture: withPicture ? picture : null,
  });
}

const shown = async (...blocks: Block[]) => textOf((await render(say('title', { blocks }))).body);

describe('any reply', () => {
  it.each([
    ['components', 1_200],
    ['embeds', 800],
  ] as const)('is a message that Discord takes (%s)', async (layout, numRuns) => {
    await fc.assert(
      fc.asyncProperty(anyReply, fc.boolean(), async (reply, withPicture) => {
        const { body, files } = await render(reply, layout, withPicture);
        const sent = files.map((file) => ({ index: '0', name: file.name, type: 'image/png', bytes: Buffer.from([1]) }));
        const message = { ...body, nonce: nonceOf('d1'), enforce_nonce: true };
        expect(
          judgeBody({ route: ROUTE, body: JSON.parse(JSON.stringify(message)), files: sent, before: null }),
        ).toEqual([]);
        expect(marksOf(JSON.parse(JSON.stringify({ embeds: [], ...body })))).toContain(markOf('d1'));
      }),
      { numRuns, seed: 20250213 },
    );
  });

  it('of one kind of text does nothing but show it', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom(...'ab 1.)#*_~`|<>[]()\\:/@-+&!?\'"—“…é中😀\n'.split('')) }),
        (words) => {
          const text = escapeWords(words);
          expect(readMarkdown(text)).toEqual([]);
          expect(unescapeWords(text)).toBe(cleanText(words));
        },
      ),
      { numRuns: 3_000, seed: 20250213 },
    );
  });
});

describe('hostile words', () => {
  const inPlaces = (words: string): Block[] => [
    { kind: 'heading', text: words },
    { kind: 'text', line: [words] },
    { kind: 'text', line: [words, { kind: 'strong', text: words }, ' ', words], small: true },
    { kind: 'bullets', items: [[words], [' ', words]] },
    { kind: 'quote', words: [words], reported: false, by: [words], source: [words] },
    { kind: 'quote', words: [words], reported: true, by: [words], source: [words] },
    { kind: 'facts', facts: [{ label: words, value: [words] }] },
    { kind: 'table', caption: words, columns: [words, words], rows: [[[words], [words]]] },
    {
      kind: 'links',
      links: [
        { text: words, url: 'https://lantern.example/a' },
        { text: 'x', url: words },
      ],
    },
  ];

  it.each(hostileTexts.map(({ what, text }) => [what, text]))('are shown as they are: %s', async (_, words) => {
    expect(unescapeWords(escapeWords(words))).toBe(cleanText(words));
    expect(readMarkdown(escapeWords(words))).toEqual([]);
    for (const block of inPlaces(words)) {
      const { body } = await render(say(words, { blocks: [block] }));
      const text = textOf(body);
      const foreign = readMarkdown(text).filter(
        ({ kind, marks, url }) =>
          !(kind === 'masked' && url?.startsWith('https://lantern.example/a')) && !marks.every(isOwn(text)),
      );
      expect(foreign.filter(({ text: found, url }) => !isLinkOf(words, url ?? found))).toEqual([]);
    }
  });

  /** Marks that stand where our own rendering puts them: at the beginning of a line, or round a whole piece in bold. */
  const isOwn = (text: string) => (mark: readonly [number, number]) => {
    const [from, to] = mark;
    const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
    const sign = text.slice(from, to);
    return (before === '' && /^(?:#{2,3}|-#|>|-) /.test(sign)) || sign === '**';
  };

  /** A link whose very address the words are. */
  const isLinkOf = (words: string, url: string) => /^https?:\/\/\S+$/.test(words.trim()) && url.startsWith('https://');
});

describe('a link', () => {
  it.each([
    ['The Lantern', 'https://lantern.example/a', '[The Lantern](<https://lantern.example/a>)'],
    ['The Lantern', 'https://evil.example/a', '[The Lantern](<https://evil.example/a>) (evil.example)'],
    ['lantern.example', 'https://evil.example/', '[lantern.example](<https://evil.example/>) (evil.example)'],
    ['BBC News', 'https://www.bbc.co.uk/news', '[BBC News](<https://www.bbc.co.uk/news>)'],
    ['A [b] c', 'https://a.example/x(1)>y', '[A (b) c](<https://a.example/x%281%29%3Ey>) (a.example)'],
    ['', 'https://www.a.example/', '[a.example](<https://www.a.example/>)'],
    ['click', 'javascript:alert(1)', 'click'],
    [
      'click',
      'https://lantern.example@evil.example/',
      '[click](<https://lantern.example@evil.example/>) (evil.example)',
    ],
  ])('%s to %s', (label, url, expected) => {
    expect(writeLink(label, url)).toBe(expected);
  });

  it('forgets the words to scroll to where they would fill the message', () => {
    const url = `https://lantern.example/a#:~:text=${'word,'.repeat(200)}`;
    expect(writeLink('The Lantern', url)).toBe('[The Lantern](<https://lantern.example/a>)');
  });
});

describe('a line', () => {
  it.each([
    [[{ kind: 'time', at: '2025-02-13T09:00:00.000Z' }], '<t:1739437200:f>'],
    [[{ kind: 'day', day: '2025-02-13' }], 'Thu 13 Feb 2025'],
    [[{ kind: 'strong', text: ' New: ' }, 'the vote'], '**New:** the vote'],
    [
      [
        { kind: 'strong', text: 'a' },
        { kind: 'strong', text: 'b' },
      ],
      '**ab**',
    ],
    [['2', '. the second'], '2\\. the second'],
    [
      ['(', { kind: 'link', text: 'The Lantern', url: 'https://lantern.example/' }, ')'],
      '([The Lantern](<https://lantern.example/>))',
    ],
  ] as const)('%j', (line, expected) => {
    expect(renderLine(line)).toBe(expected);
  });
});

describe('a reply', () => {
  it('is one container: parts behind a line, an entry with what belongs to it in one display, buttons last', async () => {
    const { body } = await render(
      say('Harbour', {
        blocks: [
          { kind: 'text', line: ['Harbour · New'], small: true },
          { kind: 'heading', text: 'Positions' },
          { kind: 'text', line: [{ kind: 'strong', text: 'Orla Brandt' }] },
          { kind: 'bullets', items: [['opposes'], ['open']] },
          { kind: 'text', line: [{ kind: 'strong', text: 'Jonas Vey' }] },
          { kind: 'quote', words: ['It will fail.'], reported: false, by: ['Jonas Vey'], source: ['The Lantern'] },
          { kind: 'heading', text: 'Sources' },
          { kind: 'text', line: ['3 articles'], small: true },
          { kind: 'buttons', buttons: [{ label: 'Sources', request: { command: 'sources', options: {} } }] },
        ],
        more: { command: 'stance', options: {}, page: 2 },
        share: { command: 'stance', options: { share: 'yes' } },
      }),
    );
    const [container] = body.components as unknown as [{ id: number; components: Record<string, unknown>[] }];
    expect(body.flags).toBe(1 << 15);
    expect(container.id).toBe(markOf('d1'));
    expect(container.components.map(({ type, content }) => content ?? type)).toEqual([
      '-# Harbour · New',
      '## Positions',
      '**Orla Brandt**\n- opposes\n- open',
      '**Jonas Vey**\n> “It will fail.”\n— Jonas Vey, The Lantern',
      14,
      '### Sources\n-# 3 articles',
      14,
      1,
    ]);
    expect(
      (container.components.at(-1) as { components: { label: string }[] }).components.map(({ label }) => label),
    ).toEqual(['Sources', 'More', 'Share in channel']);
  });

  it('tells a table in rows, an outlet’s own words as reported, and nothing as its title', async () => {
    expect(
      await shown({
        kind: 'table',
        caption: 'Counts',
        columns: ['Outlet', 'Articles'],
        rows: [
          [['The Lantern'], ['3']],
          [['Post'], ['']],
        ],
      }),
    ).toBe('**Counts**\n- The Lantern · Articles: 3\n- Post');
    expect(
      await shown({ kind: 'quote', words: ['it', 'fails'], reported: true, by: ['Orla'], source: ['The Lantern'] }),
    ).toBe('reported: it … fails — Orla, The Lantern');
    expect(await shown()).toBe('title');
  });

  it('shows fewer entries rather than cut ones', async () => {
    const items = Array.from({ length: 60 }, (_, index) => [
      `Point ${index}: ${'the vote was held and it was close. '.repeat(4)}`,
    ]);
    const text = await shown({ kind: 'bullets', items });
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(text).toMatch(/-# and \d+ more entries$/);
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('it was close.')),
    ).toBe(true);
  });
});

describe('the marks of a message', () => {
  it('keep the first and the newest keys', () => {
    const keys = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8'];
    let marks: readonly number[] = [markOf('d1')];
    for (const key of keys.slice(1)) {
      // as they go into a message with many components and come back
      const written = marksAfter(marks, key);
      const components = written.slice(1).map((id) => ({ type: 10, id, content: 'x' }));
      marks = marksOf({ embeds: [], components: [{ type: 17, id: written[0], components }] } as never);
      expect(marks).toContain(markOf(key));
      expect(marks).toContain(markOf('d1'));
    }
    expect(marks).toHaveLength(6);
    expect(marksAfter(marks, 'd8')).toHaveLength(6);
  });
});

it('cuts alternative text behind a whole position', () => {
  const alt =
    'Harbour, 10 Feb. Orla: opposes on 10 Feb; then open on 13 Feb (changed since 12 Feb). Jonas: supports on 11 Feb.';
  expect(shortenAlt(alt, 90)).toBe(
    'Harbour, 10 Feb. Orla: opposes on 10 Feb; then open on 13 Feb (changed since 12 Feb). …',
  );
  expect(shortenAlt(alt, 60)).toBe('Harbour, 10 Feb. Orla: opposes on 10 Feb; …');
});

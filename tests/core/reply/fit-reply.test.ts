import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitReply } from '../../../src/core/reply/fit-reply.ts';
import type { Block, Line, Reply } from '../../../src/model/reply.ts';

const reply = (...blocks: Block[]): Reply => ({ title: 'Tides', private: true, blocks, more: null });
const text = (line: string): Block => ({ kind: 'text', line: [line] });
const bullets = (...items: (string | Line)[]): Block => ({
  kind: 'bullets',
  items: items.map((item) => (typeof item === 'string' ? [item] : item)),
});
const foot: Block = { kind: 'text', line: ['5 outlets'], foot: true };
const buttons: Block = { kind: 'buttons', buttons: [{ label: 'Sources', request: { command: 'brief', options: {} } }] };
const link = { kind: 'link', text: 'The Lantern', url: 'https://lantern.example/a' } as const;
const andMore = (words: string): Block => ({ kind: 'text', line: [words], small: true });

/** A platform that takes so many characters, each block costing ten. */
const within = (characters: number) => (one: Reply) => sizeOf(one.blocks) <= characters;
const sizeOf = (blocks: readonly Block[]) => blocks.length * 10 + JSON.stringify(blocks).length;

/** A platform that takes so many blocks. */
const blocksAtMost = (most: number) => (one: Reply) => one.blocks.length <= most;

/** A platform that takes so many entries of lists, each of at most 40 characters. */
const entriesAtMost = (most: number) => (one: Reply) =>
  one.blocks.reduce(
    (sum, block) => sum + (block.kind === 'bullets' ? block.items.length : block.kind === 'quote' ? 1 : 0),
    0,
  ) <= most && !one.blocks.some((block) => JSON.stringify(block).includes('x'.repeat(41)));

describe('fitReply', () => {
  it('leaves what fits as it is', () => {
    const whole = reply(text('head'), bullets('a', 'b'));
    expect(fitReply(whole, () => true)).toBe(whole);
  });

  it('leaves out the last entries and counts them, but keeps the foot and the buttons', () => {
    const fitted = fitReply(reply(text('head'), bullets('a', 'b', 'c', 'd'), foot, buttons), entriesAtMost(3));
    expect(fitted.blocks).toEqual([text('head'), bullets('a', 'b', 'c'), andMore('and 1 more entry'), foot, buttons]);
  });

  it('leaves no name without what it introduces', () => {
    const fitted = fitReply(reply(text('Orla'), bullets('a', 'b'), text('Ines'), bullets('c'), foot), entriesAtMost(2));
    expect(fitted.blocks).toEqual([text('Orla'), bullets('a', 'b'), andMore('and 1 more entry'), foot]);
  });

  it('counts well where one block stands there twice', () => {
    const same = bullets('a', 'b');
    const fitted = fitReply(reply(same, same, same), entriesAtMost(4));
    expect(fitted.blocks).toEqual([same, same, andMore('and 2 more entries')]);
  });

  it.each<[string, Block, Block]>([
    ['a bullet', bullets([`${'x'.repeat(41)} `, link]), bullets(['Too long to be shown whole here: ', link])],
    ['a bullet without a source', bullets('x'.repeat(41)), bullets('Too long to be shown whole here.')],
    [
      'a quotation',
      { kind: 'quote', words: ['x'.repeat(41)], reported: false, by: ['Orla Brandt'], source: [link] },
      bullets(['Too long to be shown whole here: ', 'Orla Brandt', ', ', link]),
    ],
    [
      'a fact',
      { kind: 'facts', facts: [{ label: 'Outlet', value: ['x'.repeat(41)] }] },
      { kind: 'facts', facts: [{ label: 'Outlet', value: ['Too long to be shown whole here.'] }] },
    ],
    [
      'a row',
      { kind: 'table', caption: 'Who', columns: ['a', 'b'], rows: [[['Orla'], [`${'x'.repeat(41)}`, link]]] },
      { kind: 'table', caption: 'Who', columns: ['a', 'b'], rows: [[['Too long to be shown whole here: ', link]]] },
    ],
    ['a text', text('x'.repeat(41)), text('Too long to be shown whole here.')],
  ])('never cuts %s that is too long by itself', (_, block, expected) => {
    expect(fitReply(reply(block, bullets('a')), entriesAtMost(2)).blocks).toEqual([expected, bullets('a')]);
  });

  it('keeps the first lines where there are no entries to leave out', () => {
    const fitted = fitReply(reply(text('a'), text('b'), text('c'), text('d'), foot), blocksAtMost(4));
    expect(fitted.blocks).toEqual([text('a'), text('b'), { kind: 'text', line: ['and more'], small: true }, foot]);
  });

  it('comes down to the title, and where that is too long, says so', () => {
    expect(
      fitReply(reply(bullets('a')), (one) => JSON.stringify(one.blocks) === JSON.stringify([text('Tides')])).blocks,
    ).toEqual([text('Tides')]);
    expect(fitReply(reply(bullets('a')), () => false)).toMatchObject({ title: 'This is too long to be shown here.' });
  });

  it('asks few times about many entries', () => {
    let asked = 0;
    const many = reply(bullets(...Array.from({ length: 1000 }, (_, index) => String(index))));
    const fitted = fitReply(many, (one) => {
      asked += 1;
      return entriesAtMost(700)(one);
    });
    expect(fitted.blocks.at(-1)).toEqual(andMore('and 300 more entries'));
    expect(asked).toBeLessThan(1050); // one of each entry, whether a message could hold it at all
  });

  it('always fits, and shows the first entries whole and in their order', () => {
    const block = fc.oneof(
      fc.string().map(text),
      fc.array(fc.string(), { maxLength: 8 }).map((items) => bullets(...items)),
      fc
        .string()
        .map((words): Block => ({ kind: 'quote', words: [words], reported: false, by: ['Orla'], source: [link] })),
      fc.constantFrom<Block>(foot, buttons),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.integer({ min: 200, max: 1500 }), (blocks, characters) => {
        const fits = within(characters);
        const fitted = fitReply(reply(...blocks), fits);
        expect(fits(fitted)).toBe(true);
        const shown = itemsOf(fitted.blocks);
        expect(itemsOf(blocks).slice(0, shown.length)).toEqual(shown);
      }),
      { numRuns: 500 },
    );
  });
});

/** What the entries say; a quotation is one. */
const itemsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'bullets'
      ? block.items.map((item) => item.join(''))
      : block.kind === 'quote'
        ? [block.words.join('')]
        : [],
  );

it('leaves no button under another entry: where entries have buttons of their own, these go with them', () => {
  const entry = (id: string): Reply['blocks'] => [
    { kind: 'quote', words: [`said ${id}`], reported: false, by: ['Ida Holt'], source: ['The Lantern'] },
    {
      kind: 'buttons',
      buttons: [{ label: `Report ${id}`, request: { command: 'report', options: { statement: id } } }],
    },
  ];
  const whole: Reply = { title: 'Which?', private: true, more: null, blocks: ['a', 'b', 'c', 'd'].flatMap(entry) };
  const quotes = (reply: Reply) => reply.blocks.filter(({ kind }) => kind === 'quote').length;
  const cut = fitReply(whole, (reply) => quotes(reply) <= 2);
  expect(cut.blocks.map((block) => (block.kind === 'buttons' ? block.buttons[0]?.label : block.kind))).toEqual([
    ...['quote', 'Report a', 'quote', 'Report b', 'text'],
  ]);
  // The one row under the whole reply stays.
  const under = {
    ...whole,
    blocks: [...whole.blocks.filter(({ kind }) => kind === 'quote'), ...entry('all').slice(1)],
  };
  expect(fitReply(under, (reply) => quotes(reply) <= 1).blocks.map(({ kind }) => kind)).toEqual([
    'quote',
    'text',
    'buttons',
  ]);
});

import { describe, expect, it, test } from 'vitest';
import { offer } from '../../../src/core/request/answer.ts';
import { sources } from '../../../src/flows/desk/commands/sources.ts';
import type { DeskPorts } from '../../../src/flows/desk/desk-ports.ts';
import type { Reply } from '../../../src/model/reply.ts';
import type { Reads } from '../../../src/ports/reads.ts';
import { asker, askNews, memoryReads, statement } from './example-news.ts';

const saying = (id: string, words: string) => ({
  ...{ statement: statement({ id, words: [words] }), alsoIn: [], variants: [] },
});
const onRecord = [
  saying('build', 'We will build the barrier'),
  saying('again', 'We will build the barrier again'),
  saying('pay', 'Norland has to pay for it'),
];

/** The news of a store that finds words where they stand. */
function searched() {
  const asked: Parameters<Reads['statements']>[0][] = [];
  const reads: Reads = {
    ...memoryReads(),
    async statements(query) {
      asked.push(query);
      const matching = onRecord.filter(({ statement: { parts } }) => parts[0]?.text.includes(query.words ?? ''));
      return { found: matching.slice(0, query.atMost), total: matching.length };
    },
  };
  return { reads, asked, ask: (text: string) => askNews(reads)({ command: 'who-said', options: { text } }) };
}

const idsIn = ({ blocks }: Reply) => blocks.flatMap((block) => (block.kind === 'quote' ? [block.words[0]] : []));
const buttonsIn = ({ blocks }: Reply) => blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

describe('/who-said', () => {
  test.each([
    '“Norland has to pay for it”',
    'She said "Norland has to pay for it", and left.',
    '«Norland has to pay for it»',
    '> *“Norland has to pay for it”* <https://lantern.example/a1|The Lantern>',
    '**“Norland has to pay for it”** ([The Lantern](https://lantern.example/a1))',
    'Norland has to pay for it',
  ])('%s', async (text) => {
    const { ask, asked } = searched();
    const { reply, text: shown } = await ask(text);
    expect(shown.split('\n').slice(0, 2)).toEqual([
      'Who said this?',
      '  ❝ “Norland has to pay for it” — Orla Brandt, harbour minister of Norland (Thu 13 Feb 2025, The Lantern [1])',
    ]);
    expect(reply).toMatchObject({ private: true, more: null });
    expect(reply.share).toBeUndefined();
    expect(asked).toMatchObject([{ workspace: 'w1', kinds: ['direct', 'mixed'], since: '2024-02-15T12:00:00.000Z' }]);
  });

  it('shows what is found of several quotations, each statement once, each with buttons of its own', async () => {
    const { ask, reads } = searched();
    const message = '“Norland has to pay for it”, said one. “We will build the barrier”, said another. “We will build”';
    const { reply } = await ask(message);
    const words = ['We will build the barrier', 'We will build the barrier again', 'Norland has to pay for it'];
    expect(idsIn(reply).toSorted()).toEqual(words.toSorted());
    const build = { show: 'quotes', words: 'We will build the barrier', since: '365d' };
    const asked = buttonsIn(reply).map(({ label, request: { command, options } }) => ({ label, command, options }));
    expect(asked).toEqual(
      expect.arrayContaining([
        { label: 'Sources', command: 'sources', options: build },
        { label: 'Report a mistake', command: 'report', options: build },
        { label: 'Sources', command: 'sources', options: { ...build, words: 'Norland has to pay for it' } },
        { label: 'Report a mistake', command: 'report', options: { statement: 'pay' } },
      ]),
    );
    expect(asked).toHaveLength(4);
    const pressed = buttonsIn(reply).filter(({ label }) => label === 'Sources');
    const desk = asker(offer([sources], { reads } as unknown as DeskPorts)); // it reads only
    const shown = await Promise.all(pressed.map(async ({ request }) => idsIn((await desk(request)).reply)));
    expect(shown.flat().toSorted()).toEqual(idsIn(reply).toSorted());
  });

  it('shows what the second quotation finds where the first finds nothing, with its sources', async () => {
    const { ask } = searched();
    const { reply } = await ask('“nobody has ever said these words here”, then: “Norland has to pay”');
    expect(idsIn(reply)).toEqual(['Norland has to pay for it']);
    expect(buttonsIn(reply)[0]?.request.options.words).toBe('Norland has to pay');
  });

  it('says that nothing is on record, and what that does not mean', async () => {
    const { ask } = searched();
    expect((await ask('“We never said so”')).text).toBe(
      'No statement with the words “We never said so” is on record since Thu 15 Feb 2024 13:00. That does not mean that nobody said it.',
    );
    const { text } = await ask(`“${'no '.repeat(500)}” and “not this”`);
    expect(text).toMatch(
      /^No statement with the words “(?:no )+no…”, or another quotation of that message, is on record/,
    );
    expect(text.length).toBeLessThan(260);
  });

  test.each([
    ['a long message without a quotation', 'The council met again. '.repeat(30)],
    ['a picture with nothing but marks', '***'],
  ])('%s is told to be no quotation', async (_, text) => {
    const { ask, asked } = searched();
    expect((await ask(text)).text).toMatch(
      /^That message has no quotation, and is no short one itself: \/quotes words:/,
    );
    expect(asked).toEqual([]);
  });
});

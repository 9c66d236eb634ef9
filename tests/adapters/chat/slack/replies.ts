import fc from 'fast-check';
import type { Block, Button, Inline, Line, Reply, Timeline } from '../../../../src/model/reply.ts';

/** A reply with this text in every place where words from outside may stand. */
export function everywhere(text: string): Reply {
  const link: Inline = { kind: 'link', text, url: 'https://lantern.example/a?b=c|d' };
  const line: Line = [
    text,
    ' ',
    { kind: 'strong', text },
    ' ',
    link,
    ' ',
    { kind: 'time', at: '2025-02-13T09:00:00.000Z' },
  ];
  return {
    title: text,
    private: false,
    blocks: [
      { kind: 'heading', text },
      { kind: 'text', line },
      { kind: 'text', line: [text], small: true },
      { kind: 'text', line: [text, ' first seen ', { kind: 'time', at: '2025-02-13T09:00:00.000Z' }], small: true },
      { kind: 'bullets', items: [line, [text]] },
      { kind: 'quote', words: [text, text], reported: false, by: [text], source: line },
      { kind: 'quote', words: [text], reported: true, by: [text], source: [link] },
      { kind: 'table', caption: text, columns: [text, 'b'], rows: [[[text], line]] },
      { kind: 'facts', facts: [{ label: text, value: line }] },
      {
        kind: 'links',
        links: [
          { text, url: 'https://lantern.example/' },
          { text, url: text },
        ],
      },
      timeline(text),
      { kind: 'buttons', buttons: [{ label: text, request: { command: 'brief', options: { topic: text } } }] },
    ],
    more: { command: 'brief', options: { topic: text }, page: 2 },
    share: { command: 'brief', options: { topic: text, share: 'yes' } },
  };
}

export function timeline(text: string, rows = 1): Timeline {
  const mark = {
    days: { from: '2025-02-12', to: '2025-02-12' },
    dayIs: 'said',
    position: 'opposes',
    change: null,
  } as const;
  return {
    kind: 'timeline',
    caption: text,
    alt: text,
    from: '2025-02-12',
    to: '2025-02-12',
    rows: Array.from({ length: rows }, (_, index) => ({
      speaker: `${text}${index}`,
      about: null,
      marks: [{ ...mark, words: text, outlet: text }],
    })),
  };
}

const words = fc.oneof(
  { arbitrary: fc.string({ maxLength: 40 }), weight: 4 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }), weight: 4 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 60 }), weight: 2 },
  {
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\u202e',
      'قال الوزير',
      '🚨👩‍👩‍👧',
      '<!channel>',
      '*a* _b_ ~c~ `d`',
      ':fire: &amp;',
      'a.example',
    ),
    weight: 6,
  },
  { arbitrary: fc.integer({ min: 80, max: 5000 }).map((length) => 'barrier '.repeat(length / 8)), weight: 1 },
);
const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('', 'javascript:alert(1)', 'https://a.example/|<>"', `https://a.example/${'x'.repeat(4000)}`),
  words,
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  words,
  words.map((text): Inline => ({ kind: 'strong', text })),
  fc.record({ kind: fc.constant('link' as const), text: words, url }),
  fc.constantFrom<Inline>({ kind: 'time', at: '2025-02-13T09:00:00.000Z' }, { kind: 'time', at: 'never' }),
  fc.constantFrom<Inline>({ kind: 'day', day: '2025-02-13' }, { kind: 'day', day: '' }),
);
const line = fc.array(inline, { maxLength: 6 });
const button: fc.Arbitrary<Button> = fc.record(
  {
    label: words,
    request: fc.record({
      command: fc.constant('brief'),
      options: fc.dictionary(fc.constantFrom('topic', 'who'), words),
    }),
    form: fc.constant(['topic']),
  },
  { requiredKeys: ['label', 'request'] },
);
const many = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(
    { arbitrary: fc.array(one, { maxLength: 6 }), weight: 19 },
    { arbitrary: fc.array(one, { minLength: 20, maxLength: 40 }), weight: 1 },
  );

const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ kind: 'heading', text })),
  fc.record({ kind: fc.constant('text' as const), line, small: fc.boolean() }),
  line.map((one): Block => ({ kind: 'text', line: one, foot: true })),
  many(line).map((items): Block => ({ kind: 'bullets', items })),
  fc.record({
    kind: fc.constant('quote' as const),
    words: fc.array(words, { maxLength: 3 }),
    reported: fc.boolean(),
    by: line,
    source: line,
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: words,
    columns: fc.array(words, { maxLength: 22 }),
    rows: many(fc.array(line, { maxLength: 5 })),
  }),
  many(fc.record({ label: words, value: line })).map((facts): Block => ({ kind: 'facts', facts })),
  many(fc.record({ text: words, url })).map((links): Block => ({ kind: 'links', links })),
  fc.tuple(words, fc.integer({ min: 1, max: 30 })).map(([text, rows]): Block => timeline(text, rows)),
  many(button).map((buttons): Block => ({ kind: 'buttons', buttons })),
);

/** Replies of all shapes: long, empty, right to left, with emoji, and with what is no text at all. */
export const replies: fc.Arbitrary<Reply> = fc.record(
  {
    title: words,
    private: fc.boolean(),
    blocks: fc.oneof(
      { arbitrary: fc.array(block, { maxLength: 8 }), weight: 29 },
      { arbitrary: fc.array(block, { minLength: 30, maxLength: 60 }), weight: 1 },
    ),
    more: fc.option(fc.record({ command: fc.constant('brief'), options: fc.constant({}), page: fc.constant(2) })),
    share: fc.record({ command: fc.constant('brief'), options: fc.dictionary(fc.constantFrom('topic'), words) }),
  },
  { requiredKeys: ['title', 'private', 'blocks', 'more'] },
);

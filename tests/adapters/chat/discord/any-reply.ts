import fc from 'fast-check';
import type { Block, Button, Inline, Reply, Request, Timeline } from '../../../../src/model/reply.ts';

const HOSTILE = [
  '@everyone',
  '<@1100000000000000101>',
  '**bold** _it_ ~~no~~ ||spoiler||',
  '[read](https://evil.example/x)',
  '```js\ncode```',
  '# heading\n- item\n> quote',
  '<t:1739437200:F> </news:1> <:fine:1>',
  'قال الوزير إن الحاجز لن يُفتح',
  '🚨👩‍👩‍👧‍👦',
  '\u202ereversed\u202c',
  'https://evil.example discord.gg/abc :fire:',
  '\\',
  '*',
  '   ',
  '',
];

const words = fc.oneof(
  { weight: 4, arbitrary: fc.lorem({ maxCount: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ maxLength: 60, unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.nat(9_000).map((length) => 'The vote was held. '.repeat(length / 19 + 1).slice(0, length)),
  },
  { weight: 1, arbitrary: fc.nat(5_000).map((length) => 'x'.repeat(length)) },
);
const url = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://a.example/(x)>y',
    'not an address',
    `https://a.example/${'y'.repeat(3_000)}`,
  ),
);
const at = fc.constantFrom('2025-02-13T09:00:00.000Z', '2024-12-31T23:30:00.000Z', 'no time');
const day = fc.constantFrom('2025-02-13', '2024-02-29', 'no day');
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 3, arbitrary: words },
  words.map((text) => ({ kind: 'strong' as const, text })),
  fc.record({ kind: fc.constant('link' as const), text: words, url }),
  at.map((moment) => ({ kind: 'time' as const, at: moment })),
  day.map((one) => ({ kind: 'day' as const, day: one })),
);
const line = fc.array(inline, { maxLength: 5 });
const request: fc.Arbitrary<Request> = fc.record(
  {
    command: fc.constantFrom('stance', 'news', 'report'),
    options: fc.dictionary(fc.constantFrom('topic', 'who', 'since'), fc.string({ maxLength: 120 })),
    page: fc.integer({ min: 1, max: 900 }),
  },
  { requiredKeys: ['command', 'options'] },
);
const button: fc.Arbitrary<Button> = fc.record(
  { label: words, request, form: fc.subarray(['topic', 'mode', 'at', 'days']) },
  { requiredKeys: ['label', 'request'] },
);
const mark = fc.record({
  ...{
    days: day.map((one) => ({ from: one, to: one })),
    dayIs: fc.constantFrom('said' as const, 'published' as const),
  },
  ...{ position: fc.constantFrom('supports' as const, 'opposes' as const), words, outlet: words },
  change: fc.constant(null),
});
const timeline: fc.Arbitrary<Timeline> = fc
  .record({
    ...{ kind: fc.constant('timeline' as const), caption: words, alt: words },
    ...{ from: fc.constant('2025-02-10'), to: fc.constant('2025-02-13') },
    rows: fc.array(
      fc.record({ speaker: words, about: fc.option(words), marks: fc.array(mark, { minLength: 1, maxLength: 4 }) }),
      {
        maxLength: 6,
      },
    ),
  })
  .map((one) => ({ ...one, alt: one.alt }));

const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text) => ({ kind: 'heading' as const, text })),
  fc.record({ kind: fc.constant('text' as const), line, small: fc.boolean() }),
  fc.record({ kind: fc.constant('bullets' as const), items: fc.array(line, { maxLength: 20 }) }),
  fc.record({
    ...{ kind: fc.constant('quote' as const), words: fc.array(words, { maxLength: 3 }), reported: fc.boolean() },
    ...{ by: line, source: line },
  }),
  fc.record({
    ...{ kind: fc.constant('table' as const), caption: words, columns: fc.array(words, { maxLength: 5 }) },
    rows: fc.array(fc.array(line, { maxLength: 5 }), { maxLength: 12 }),
  }),
  timeline,
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: words, value: line }), { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('links' as const),
    links: fc.array(fc.record({ text: words, url }), { maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 12 }) }),
);

/** Any reply that a command could give, and many that none would: long, empty, right to left, hostile. */
export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    ...{ title: words, private: fc.boolean(), blocks: fc.array(block, { maxLength: 14 }) },
    ...{ more: fc.option(request), share: request },
  },
  { requiredKeys: ['title', 'private', 'blocks', 'more'] },
);

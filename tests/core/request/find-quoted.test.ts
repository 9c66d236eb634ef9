import { expect, it, test } from 'vitest';
import { findQuoted } from '../../../src/core/request/find-quoted.ts';

const long = 'The council met again on Monday, and nothing was decided. '.repeat(8);

test.each<[reason: string, text: string, quoted: string[]]>([
  ['curly marks', 'She said “we will build it” today.', ['we will build it']],
  ['straight marks', 'She said "we will build it" today.', ['we will build it']],
  ['guillemets, with their inner spaces', 'Elle a dit « on le fera » hier.', ['on le fera']],
  [
    'several, the longest first',
    '“Not now,” she said. “We will build it in May.”',
    ['We will build it in May.', 'Not now,'],
  ],
  ['a single word tells nothing', `The “barrier”, he said, “must be built”.`, ['must be built']],
  ['none, in a short message: all of it', 'we will build it', ['we will build it']],
  ['one word in marks, in a short message: all of it', 'The “barrier” must be built', ['The “barrier” must be built']],
  ['none, in a long message', long, []],
  ['nothing at all', ' \n ', []],
  ['nothing but marks of a chat', '*** ~~ >', []],
  ['bold and italics of Slack', '*“We will _build_ it”*, she said', ['We will build it']],
  ['bold within a word, and before a full stop', '“We will **re**build **it**.”', ['We will rebuild it.']],
  ['bold and spoilers of Discord', '||**“We will __build__ it”**||', ['We will build it']],
  ['an underscore within a word is no mark', '“the file snake_case is gone”', ['the file snake_case is gone']],
  ['a quoted line', '> “We will\n> build it”', ['We will build it']],
  ['a quotation of several lines', '>>> “We will\nbuild it”', ['We will build it']],
  ['a link of Slack', '“We will <https://a.example/x|build it> soon”', ['We will build it soon']],
  ['a link of Discord', '“We will [build it](https://a.example/x) soon”', ['We will build it soon']],
  ['brackets that are no link', '“We [the council] will build it”', ['We [the council] will build it']],
  ['a mark that is not closed', `“we will build it ${long}`, []],
])('%s', (_, text, quoted) => expect(findQuoted(text)).toEqual(quoted));

it('gives five at most, and takes no time for a hostile message', () => {
  const many = Array.from({ length: 9 }, (_, index) => `“${'no '.repeat(index + 2)}”`).join(' ');
  expect(findQuoted(many)).toHaveLength(5);
  const begun = performance.now();
  for (const hostile of [
    '“'.repeat(40_000),
    '<'.repeat(40_000),
    '['.repeat(40_000),
    '_'.repeat(40_000),
    '>\n'.repeat(20_000),
  ])
    findQuoted(hostile);
  expect(performance.now() - begun).toBeLessThan(2000);
});

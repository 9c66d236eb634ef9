import { describe, expect, it, test } from 'vitest';
import { count, linkToWords, moreOutlets, reportedDifferently } from '../../../src/core/reply/lines.ts';

const link = (words: string, url: string | null = 'https://lantern.example/a?b=1') =>
  linkToWords({ outlet: 'The Lantern', url, parts: [{ start: 0, end: words.length, text: words }] });
const fragment = (words: string) => {
  const made = link(words);
  return typeof made === 'object' && made.kind === 'link' ? made.url.split('#')[1] : undefined;
};

const linkTo = (...texts: readonly string[]) =>
  linkToWords({
    outlet: 'The Lantern',
    url: 'https://lantern.example/a',
    parts: texts.map((text) => ({ start: 0, end: text.length, text })),
  });

describe('a link to the very words', () => {
  it('goes to the part that tells most where the first is a word or two', () => {
    expect(linkTo('Yes,', 'we will rebuild.')).toMatchObject({
      url: expect.stringContaining('text=we%20will%20rebuild.'),
    });
    expect(linkTo('No,', 'not now.')).toMatchObject({ url: expect.stringContaining('text=not%20now.') });
    expect(linkTo('We will not,', 'and that is final, sign it.')).toMatchObject({
      url: expect.stringContaining('text=We%20will%20not%2C'),
    });
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '/a', 'ftp://lantern.example/a'])(
    'is no link for %s',
    (url) => {
      expect(link('never again', url)).toBe('The Lantern');
    },
  );

  it('is the plain address where words without spaces would make it too long for a chat', () => {
    expect(linkTo('橋'.repeat(200))).toMatchObject({ url: 'https://lantern.example/a' });
    expect(linkTo('橋を直す')).toMatchObject({ url: expect.stringContaining('%E6%A9%8B') });
  });

  test.each([
    ['never again', ':~:text=never%20again'],
    ['a long-term plan, at last', ':~:text=a%20long%2Dterm%20plan%2C%20at%20last'],
    ['yes & no #1', ':~:text=yes%20%26%20no%20%231'],
    ['  spaced\n out\u00a0wide ', ':~:text=spaced,out%20wide'], // a line break may be a paragraph of the page
    ['spaced \t out\u00a0wide', ':~:text=spaced%20out%20wide'],
    [
      '“Never” (they said) it’s *over*!',
      ':~:text=%E2%80%9CNever%E2%80%9D%20%28they%20said%29%20it%E2%80%99s%20%2Aover%2A%21',
    ],
    ['pro-EU – not anti-US', ':~:text=pro%2DEU%20%E2%80%93%20not%20anti%2DUS'],
    ['one, two & three', ':~:text=one%2C%20two%20%26%20three'],
    ['50% of 1,000', ':~:text=50%25%20of%201%2C000'],
    ['a\n\nb c d e f g\n\nh i j k l m n', ':~:text=a,j%20k%20l%20m%20n'], // each end within its own paragraph
    [
      'one two three four five six seven eight nine ten',
      ':~:text=one%20two%20three%20four%20five%20six%20seven%20eight%20nine%20ten',
    ],
    [
      'one two three four five six seven eight nine ten eleven',
      ':~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven',
    ],
    ['half \ud800 pair', ':~:text=half%20%EF%BF%BD%20pair'],
  ])('%s', (words, expected) => expect(fragment(words)).toBe(expected));

  it('is the plain address where there are no words or the address has a fragment of its own', () => {
    expect(link('  ')).toEqual({ kind: 'link', text: 'The Lantern', url: 'https://lantern.example/a?b=1' });
    expect(link('x', 'https://lantern.example/#top')).toEqual({
      kind: 'link',
      text: 'The Lantern',
      url: 'https://lantern.example/#top',
    });
    expect(link('x', null)).toBe('The Lantern');
  });
});

test('counted nouns', () => {
  expect([count(1, 'story'), count(2, 'story'), count(2, 'day'), count(0, 'article'), count(1234, 'item')]).toEqual([
    '1 story',
    '2 stories',
    '2 days',
    '0 articles',
    '1,234 items',
  ]);
  expect([moreOutlets(0), moreOutlets(1), moreOutlets(3)]).toEqual(['', ' (+1 outlet)', ' (+3 outlets)']);
});

test('who reports it differently', () => {
  const variant = (outlet: string, ...words: readonly string[]) => ({ outlet, url: null, words });
  const text = (...variants: Parameters<typeof reportedDifferently>[0]) => reportedDifferently(variants).join('');
  expect(text()).toBe('');
  expect(text(variant('Ostwind', 'never', 'again'))).toBe(' · reported differently by Ostwind: “never” … “again”');
  expect(text(variant('Ostwind', 'never'), variant('Post', 'no'))).toBe(
    ' · reported differently by Ostwind (and 1 more): “never”',
  );
  expect(text(variant('Ostwind', 'no '.repeat(100)))).toBe(' · reported differently by Ostwind'); // never cut
});

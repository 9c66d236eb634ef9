import { describe, expect, it, test } from 'vitest';
import { count, linkToWords, moreOutlets } from '../../../src/core/reply/lines.ts';

const link = (words: string, url: string | null = 'https://lantern.example/a?b=1') =>
  linkToWords({ outlet: 'The Lantern', url, parts: [{ start: 0, end: words.length, text: words }] });
const fragment = (words: string) => {
  const made = link(words);
  return typeof made === 'object' && made.kind === 'link' ? made.url.split('#')[1] : undefined;
};

describe('a link to the very words', () => {
  test.each([
    ['never again', ':~:text=never%20again'],
    ['a long-term plan, at last', ':~:text=a%20long%2Dterm%20plan%2C%20at%20last'],
    ['yes & no #1', ':~:text=yes%20%26%20no%20%231'],
    ['  spaced\n\nout ', ':~:text=spaced%20out'],
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

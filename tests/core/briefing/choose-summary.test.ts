import { describe, expect, test } from 'vitest';
import { chooseSummary } from '../../../src/core/briefing/choose-summary.ts';
import { doc, strikeDocs } from './strike.ts';

const title = 'Ferry crews walk out in Orlavik';
const summary = (docs = strikeDocs) => chooseSummary(docs, { title });

describe('chooseSummary', () => {
  test('is one line of an article, by deletion, that says more than the headline', () => {
    const chosen = summary();
    expect(chosen?.text).toBe(
      'Ferry crews in Orlavik walked out on Monday, stopping all boats of Northline to the Sund islands.',
    );
    expect(chosen?.text.length).toBeLessThanOrEqual(160);
    const source = strikeDocs[chosen?.doc ?? 0]?.text.slice(chosen?.start, chosen?.end);
    expect(source).toBe(`ORLAVIK (AP) — ${chosen?.text}`);
  });

  test('what repeats the headline is taken only when there is nothing else', () => {
    const repeats = 'Ferry crews walk out in Orlavik on Monday.';
    const more = 'Ferry crews in Orlavik want their nights back and stopped all boats to the Sund islands.';
    expect(summary([doc('a', title, repeats, 'Courier')])?.text).toBe(repeats);
    expect(summary([doc('a', title, `${repeats}\n\n${more}`, 'Courier')])?.text).toBe(more);
  });

  test('stays while the story grows', () => {
    const dated = strikeDocs.map((one, n) => ({ ...one, published: `2026-03-02T0${n}:00:00.000Z` }));
    const texts = dated.map((_, n) => summary(dated.slice(0, n + 1))?.text);
    expect(new Set(texts).size).toBe(1);
    expect(summary(dated.toReversed())?.text).toBe(texts[0]);
  });

  test.each([
    ['no article', []],
    ['no text', [doc('a', title, '', 'Courier')]],
    ['a sentence that points back', [doc('a', title, 'They walked out over night shifts in Orlavik.', 'Courier')]],
    [
      'a sentence that says “the crews”',
      [doc('a', title, 'The crews were told that their boats would sail.', 'Courier')],
    ],
    ['a quotation', [doc('a', title, '“We walk out in Orlavik and want our nights,” said Runa Hald.', 'Courier')]],
    ['a question', [doc('a', title, 'Will the ferry crews of Orlavik walk out on Monday?', 'Courier')]],
    [
      'too long a sentence',
      [doc('a', title, `Ferry crews in Orlavik ${'and in Hallen '.repeat(12)}walked out.`, 'Courier')],
    ],
    [
      'something else further down',
      [
        doc(
          'a',
          title,
          `Ferry crews in Orlavik ${'and in Hallen '.repeat(12)}walked out.\n\nHallen has had a paper mill of its own for two hundred years.`,
          'Courier',
        ),
      ],
    ],
  ])('nothing from %s', (_reason, docs) => expect(summary(docs)).toBeNull());
});

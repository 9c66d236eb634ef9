import { describe, expect, it } from 'vitest';
import { rouge } from '../../eval/rouge.ts';
import { scoreBullets } from '../../eval/score-bullets.ts';

describe('rouge', () => {
  it.each([
    // 2 of 3 words, 2 of 4
    ['single words', 'rain at sea', ['rain hit the sea'], 1, 4 / 7],
    // "the port" of 2 and of 3 runs
    ['runs of two', 'near the port', ['at the port today'], 2, 0.4],
    ['a word counts as often as both have it', 'rain rain rain', ['rain rain'], 1, 0.8],
    ['words of one stem are one', 'officials warned', ['official warning'], 1, 1],
    ['the mean over people', 'rain', ['rain', 'snow'], 1, 0.5],
    ['nothing in common', 'rain', ['snow'], 1, 0],
    ['no words', '', ['snow'], 1, 0],
  ])('%s', (_, summary, references, size, expected) =>
    expect(rouge(summary, { references, size })).toBeCloseTo(expected, 10),
  );
});

describe('scoreBullets', () => {
  const docs = [{ text: 'Rain closed the harbour today.' }];
  const cited = { doc: 0, start: 0, end: 23 }; // Rain closed the harbour
  const bullet = { text: 'Rain closed the harbour.', sources: [cited] };
  const score = (bullets: readonly (typeof bullet)[], cutAt: number | null = null) =>
    scoreBullets([{ docs, references: ['rain closed it'], bullets, cutAt }]);

  it('counts bullets that stand on what they cite', () => {
    const invented = { text: 'Ministers promised money.', sources: [cited] };
    const elsewhere = { ...bullet, sources: [{ doc: 3, start: 0, end: 23 }] };
    expect(score([bullet, invented, elsewhere, { ...bullet, sources: [] }])).toMatchObject({ bullets: 4, grounded: 1 });
  });

  it('compares no more words than are asked for', () => {
    const result = score([bullet], 2);
    expect(result.words).toBe(2);
    expect(result.rouge1).toBeCloseTo(0.8, 10); // "Rain closed" of "rain closed it"
    expect(result.rouge2).toBeCloseTo(2 / 3, 10);
  });

  it('scores a briefing without bullets 0', () =>
    expect(score([])).toMatchObject({ bullets: 0, empty: 1, rouge1: 0, rouge2: 0 }));
});

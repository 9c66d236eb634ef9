import { describe, expect, it } from 'vitest';
import { scoreGrounding } from '../../eval/score-grounding.ts';
import { foldStance, type Stance, scoreStance } from '../../eval/score-stance.ts';

describe('scoreStance', () => {
  const pairs = (rows: readonly (readonly [Stance, Stance])[]) => rows.map(([gold, found]) => ({ gold, found }));

  it('averages the F1 of the three stances', () => {
    const score = scoreStance(
      pairs([
        ['supports', 'supports'],
        ['supports', 'other'],
        ['opposes', 'supports'],
        ['other', 'other'],
      ]),
    );
    // supports: 1 of 2 found, 1 of 2 there = 1/2; opposes 0; other: 1 of 2 found, 1 of 1 there = 2/3
    expect(score.macroF1).toBeCloseTo((1 / 2 + 0 + 2 / 3) / 3, 10);
    expect(score).toMatchObject({ right: 1, answered: 2, polar: 3 });
  });

  it.each([
    ['favor', 'supports'],
    ['agree', 'supports'],
    ['disagree', 'opposes'],
    ['against', 'opposes'],
    ['neutral', 'other'],
    ['conditional', 'other'],
    ['unclear', 'other'],
  ])('%s is %s', (word, stance) => expect(foldStance(word)).toBe(stance));
});

describe('scoreGrounding', () => {
  it('weighs supported and unsupported claims alike', () => {
    const claims = [
      ...[true, true, true, false].map((passed) => ({ supported: true, passed })),
      ...[false, true].map((passed) => ({ supported: false, passed })),
    ];
    expect(scoreGrounding(claims)).toEqual({
      caught: { part: 1, whole: 2 },
      refused: { part: 1, whole: 4 },
      balancedAccuracy: 0.625, // of 3/4 and 1/2
    });
  });
});

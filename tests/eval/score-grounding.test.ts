import { expect, test } from 'vitest';
import { scoreRanking } from '../../eval/score-grounding.ts';

test('a damaged claim has to score below its true twin: a tie is a miss', () => {
  const pairs = [
    { clean: 0.9, damaged: 0.2 },
    { clean: 0.5, damaged: 0.5 },
    { clean: 0.1, damaged: 0.4 },
  ];
  expect(scoreRanking(pairs)).toEqual({ part: 1, whole: 3 });
});

import { z } from 'zod';
import { evaluateLines } from './evaluate-lines.ts';
import { percent, share } from './measure.ts';
import { foldStance, scoreStance } from './score-stance.ts';

const gold = z.object({ text: z.string(), target: z.string(), stance: z.string() }).transform((judged) => [judged]);

/** Positions: sets of texts, each with a proposition or a thing and where the text stands on it. */
export const stanceEvaluation = evaluateLines({
  task: 'stance',
  folder: 'stance',
  gold,
  answer: z.object({ stance: z.string() }),
  ask: ({ text, target }) => ({ text, target }),
  score: (pairs) => {
    const { macroF1, right, answered, polar } = scoreStance(
      pairs.map((pair) => ({ gold: foldStance(pair.gold.stance), found: foldStance(pair.answer.stance) })),
    );
    return [
      { name: 'macro F1: for, against, other', value: percent(macroF1) },
      share('for or against: precision', { part: right, whole: answered }),
      share('for or against: recall', { part: right, whole: polar }),
      share('answered for or against', { part: answered, whole: pairs.length }),
    ];
  },
});

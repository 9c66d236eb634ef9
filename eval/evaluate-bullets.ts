import { z } from 'zod';
import { evaluateLines } from './evaluate-lines.ts';
import { percent, share } from './measure.ts';
import { scoreBullets } from './score-bullets.ts';

// Lengths of the published figures: three sentences of one article, 45 words of an event.
const SENTENCES = 3;
const WORDS = 45;

const doc = z.object({
  title: z.string().nullish(),
  text: z.string(),
  outlet: z.string().nullish(),
  published: z.string().nullish(),
});
const gold = z
  .object({ docs: z.array(doc).min(1), references: z.array(z.string()).min(1) })
  .transform((summary) => [{ ...summary, cutAt: summary.docs.length > 1 ? WORDS : null }]);

/** Briefings: sets of articles, one or several of an event, with summaries that people wrote. */
export const bulletsEvaluation = evaluateLines({
  task: 'bullets',
  folder: 'summaries',
  gold,
  answer: z.object({
    bullets: z.array(
      z.object({
        text: z.string(),
        sources: z.array(z.object({ doc: z.number(), start: z.number(), end: z.number() })),
      }),
    ),
  }),
  ask: ({ docs, cutAt }) => ({ docs, ...(cutAt === null ? { sentences: SENTENCES } : { words: cutAt }) }),
  score: (pairs) => {
    const score = scoreBullets(pairs.map((pair) => ({ ...pair.gold, bullets: pair.answer.bullets })));
    return [
      { name: 'ROUGE-1 F1', value: percent(score.rouge1) },
      { name: 'ROUGE-2 F1', value: percent(score.rouge2) },
      {
        name: 'words, bullets of a briefing',
        value: `${score.words.toFixed(1)}, ${(score.bullets / pairs.length).toFixed(2)}`,
      },
      share('bullets that stand on their sources', { part: score.grounded, whole: score.bullets }),
      share('briefings without a bullet', { part: score.empty, whole: pairs.length }),
    ];
  },
});

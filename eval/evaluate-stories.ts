import { z } from 'zod';
import { bCubed, pairAgreement } from './cluster-agreement.ts';
import { evaluateLines } from './evaluate-lines.ts';
import { agreement } from './measure.ts';

const label = z.union([z.string(), z.number()]).transform(String);
const gold = z
  .object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    published: z.string().optional(),
    outlet: z.string().optional(),
    cluster: label,
  })
  .transform((item) => [item]);

/** Which articles tell of one event: sets of articles in the order of a stream, with their event. */
export const storiesEvaluation = evaluateLines({
  task: 'stories',
  folder: 'stories',
  gold,
  answer: z.object({ story: label }),
  ask: ({ cluster: _, ...item }) => item,
  score: (pairs) => {
    const things = pairs.map((pair) => ({ gold: pair.gold.cluster, found: pair.answer.story }));
    return [agreement('B-cubed', bCubed(things)), agreement('pairs', pairAgreement(things))];
  },
});

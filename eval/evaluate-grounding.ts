import { z } from 'zod';
import { evaluateLines } from './evaluate-lines.ts';
import { percent, share } from './measure.ts';
import { scoreGrounding, scoreRanking } from './score-grounding.ts';

const labelled = z
  .object({ doc: z.string(), claim: z.string(), label: z.union([z.literal(0), z.literal(1)]) })
  .transform(({ doc, claim, label }) => [{ doc, claim, supported: label === 1, twin: false }]);

/** A document with a true and a damaged summary is two claims; their marks of sentences, <t> and </t>, are taken out. */
const choice = z
  .object({ input: z.string(), list_choices: z.array(z.string()), lbl: z.number().int() })
  .transform(({ input, list_choices: choices, lbl: supported }) =>
    choices.map((summary, index) => ({
      doc: input,
      claim: summary.replaceAll(/<\/?t>/g, ' ').trim(),
      supported: index === supported,
      twin: true,
    })),
  );

/** The gate before a bullet is shown: sets of claims, each with its document and whether that supports it. */
export const groundingEvaluation = evaluateLines({
  task: 'grounding',
  folder: 'faithfulness',
  gold: z.union([labelled, choice]),
  answer: z.object({ supported: z.boolean(), score: z.number() }),
  ask: ({ doc, claim }) => ({ doc, claim }),
  score: (pairs) => {
    const { caught, refused, balancedAccuracy } = scoreGrounding(
      pairs.map(({ gold, answer }) => ({ supported: gold.supported, passed: answer.supported })),
    );
    const twins = pairs.filter(({ gold }) => gold.twin);
    const clean = twins.filter(({ gold }) => gold.supported);
    const damaged = twins.filter(({ gold }) => !gold.supported);
    const ranking = scoreRanking(
      clean.map(({ answer }, at) => ({ clean: answer.score, damaged: damaged[at]?.answer.score ?? 0 })),
    );
    return [
      { name: 'balanced accuracy', value: percent(balancedAccuracy) },
      share('unsupported claims caught', caught),
      share('supported claims refused', refused),
      ...(ranking.whole > 0 ? [share('damaged summaries scored below', ranking)] : []),
    ];
  },
});

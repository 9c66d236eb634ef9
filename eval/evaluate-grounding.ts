import { z } from 'zod';
import { evaluateLines } from './evaluate-lines.ts';
import { percent, share } from './measure.ts';
import { scoreGrounding } from './score-grounding.ts';

const labelled = z
  .object({ doc: z.string(), claim: z.string(), label: z.union([z.literal(0), z.literal(1)]) })
  .transform(({ doc, claim, label }) => [{ doc, claim, supported: label === 1 }]);

/** A document with a true and a damaged summary is two claims; their marks of sentences, <t> and </t>, are taken out. */
const choice = z
  .object({ input: z.string(), list_choices: z.array(z.string()), lbl: z.number().int() })
  .transform(({ input, list_choices: choices, lbl: supported }) =>
    choices.map((summary, index) => ({
      doc: input,
      claim: summary.replaceAll(/<\/?t>/g, ' ').trim(),
      supported: index === supported,
    })),
  );

/** The gate before a bullet is shown: sets of claims, each with its document and whether that supports it. */
export const groundingEvaluation = evaluateLines({
  task: 'grounding',
  folder: 'faithfulness',
  gold: z.union([labelled, choice]),
  answer: z.object({ supported: z.boolean() }),
  ask: ({ doc, claim }) => ({ doc, claim }),
  score: (pairs) => {
    const { caught, refused, balancedAccuracy } = scoreGrounding(
      pairs.map(({ gold, answer }) => ({ supported: gold.supported, passed: answer.supported })),
    );
    return [
      { name: 'balanced accuracy', value: percent(balancedAccuracy) },
      share('unsupported claims caught', caught),
      share('supported claims refused', refused),
    ];
  },
});

import { z } from 'zod';
import { evaluateLines, type Pair } from './evaluate-lines.ts';
import { agreement, type Measure, share } from './measure.ts';
import { type Article, type GoldStatement, type StatementScore, scoreStatements, typeOf } from './score-statements.ts';

const part = z.tuple([z.number(), z.number()]);
const goldSpeaker = z.object({
  text: z.string(),
  start: z.number(),
  end: z.number(),
  parts: z.array(part).min(1).optional(),
  pronoun: z.boolean().optional(),
  entity: z.string().nullish(),
  aliases: z.array(z.string()).optional(),
});
const goldQuote = z
  .object({
    start: z.number(),
    end: z.number(),
    parts: z.array(part).min(1).optional(),
    text: z.string(),
    type: z.enum(['direct', 'mixed', 'indirect']).optional(),
    speaker: goldSpeaker.nullable(),
    core: z.boolean().optional(),
  })
  .transform(
    ({ start, end, parts, text, type, speaker, core }): GoldStatement => ({
      parts: parts ?? [[start, end]],
      type: type ?? typeOf(text),
      speaker,
      core: core ?? true,
    }),
  );
const gold = z
  .object({ title: z.string().nullish(), text: z.string(), date: z.string().nullish(), quotes: z.array(goldQuote) })
  .transform((article) => [article]);
type Gold = z.infer<typeof gold>[number];

const answer = z.object({
  statements: z.array(
    z.object({
      parts: z.array(part),
      kind: z.enum(['direct', 'mixed', 'indirect']),
      speaker: z
        .object({ text: z.string(), start: z.number(), end: z.number(), name: z.string().optional() })
        .nullable(),
    }),
  ),
});

/** Who said what: sets of articles with their quotations marked. */
export const statementsEvaluation = evaluateLines({
  task: 'statements',
  folder: 'quotes',
  gold,
  answer,
  ask: ({ title, text, date }: Gold) => ({ title, text, date }),
  score,
});

function score(pairs: readonly Pair<Gold, z.infer<typeof answer>>[]): Measure[] {
  const articles = pairs.map(
    ({ gold: { text, quotes }, answer: { statements } }): Article => ({
      text,
      gold: quotes,
      found: statements.map(({ kind, ...statement }) => ({ ...statement, type: kind })),
    }),
  );
  const hasCore = articles.some((article) => article.gold.some(({ core }) => !core));
  return [
    ...show('', scoreStatements(articles, { coreOnly: false })),
    ...(hasCore ? show('core: ', scoreStatements(articles, { coreOnly: true })) : []),
  ];
}

function show(of: string, { span, exact, joint, speaker, pronoun, resolved, types }: StatementScore): Measure[] {
  return [
    agreement(`${of}joint: span and speaker`, joint),
    agreement(`${of}span, overlap >= 0.8`, span),
    agreement(`${of}span, same words`, exact),
    share(`${of}speaker of matched spans`, speaker),
    share(`${of}speaker where a pronoun`, pronoun),
    ...(resolved.whole > 0 ? [share(`${of}resolved name`, resolved)] : []),
    ...Object.entries(types).flatMap(([type, each]) => [
      agreement(`${of}${type}: span`, each.span),
      share(`${of}${type}: speaker`, each.speaker),
    ]),
  ];
}

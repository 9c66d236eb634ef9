import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { bulletsEvaluation } from './evaluate-bullets.ts';
import { capturedFeedsEvaluation } from './evaluate-captured-feeds.ts';
import { feedSuiteEvaluation } from './evaluate-feed-suite.ts';
import { groundingEvaluation } from './evaluate-grounding.ts';
import { pagesEvaluation } from './evaluate-pages.ts';
import { stanceEvaluation } from './evaluate-stance.ts';
import { statementsEvaluation } from './evaluate-statements.ts';
import { storiesEvaluation } from './evaluate-stories.ts';
import type { Evaluation } from './evaluation.ts';
import type { Measure } from './measure.ts';

const evaluations: readonly Evaluation[] = [
  statementsEvaluation,
  storiesEvaluation,
  bulletsEvaluation,
  stanceEvaluation,
  groundingEvaluation,
  capturedFeedsEvaluation,
  feedSuiteEvaluation,
  pagesEvaluation,
];

/** What may be asked for, in the order of the table. */
export const tasks: readonly string[] = [...new Set(evaluations.map(({ task }) => task))];

/** One line of the table; `count` is null where a set was skipped. */
export type TableRow = { readonly set: string; readonly count: number | null; readonly measure: Measure };

/** Scores the sets of a data folder, one after the other; `only` are names out of `tasks`. Sets that are not there are named. */
export async function* evaluate(data: string, only: readonly string[]): AsyncGenerator<TableRow> {
  for (const { task, folder, list, run } of evaluations) {
    if (!only.includes(task)) continue;
    const names = existsSync(join(data, folder)) ? list(join(data, folder)) : [];
    if (names.length === 0) yield skipped(folder, `no set for ${task} there`);
    for (const name of names) {
      const set = normalize(join(folder, name)).replace(/\/$|\.jsonl$/, '');
      const outcome = await run(join(data, folder, name));
      if (outcome.kind === 'skipped') yield skipped(set, outcome.why);
      else for (const measure of outcome.measures) yield { set, count: outcome.count, measure };
    }
  }
}

function skipped(set: string, why: string): TableRow {
  return { set, count: null, measure: { name: 'skipped', value: why } };
}

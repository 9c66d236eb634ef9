import { globSync } from 'node:fs';
import type { z } from 'zod';
import { openTask, type TaskName } from '../src/cli/batch-tasks.ts';
import type { Evaluation, Outcome } from './evaluation.ts';
import { type Measure, speed } from './measure.ts';
import { readSet } from './read-set.ts';

/** A right answer beside what the engine answered. */
export type Pair<Gold, Answer> = { readonly gold: Gold; readonly answer: Answer };

type LinesEvaluation<Gold, Answer> = {
  readonly task: TaskName;
  readonly folder: string;
  /** What one line of the set holds: one thing to answer, or several. */
  readonly gold: z.ZodType<readonly Gold[]>;
  readonly answer: z.ZodType<Answer>;
  /** The line that the task is asked. */
  readonly ask: (gold: Gold) => object;
  readonly score: (pairs: readonly Pair<Gold, Answer>[]) => readonly Measure[];
};

/** Sets that are files of JSON lines: each line is answered by the batch task, in order, and timed. */
export function evaluateLines<Gold, Answer>(evaluation: LinesEvaluation<Gold, Answer>): Evaluation {
  const { task, folder } = evaluation;
  return {
    task,
    folder,
    list: (path) => globSync('*.jsonl', { cwd: path }).toSorted(),
    run: (path) => run(path, evaluation),
  };
}

async function run<Gold, Answer>(
  path: string,
  { task, gold, answer, ask, score }: LinesEvaluation<Gold, Answer>,
): Promise<Outcome> {
  const set = readSet(path, gold);
  if (set.kind === 'unfit') return { kind: 'skipped', why: set.why };
  const opened = openTask(task);
  const pairs: Pair<Gold, Answer>[] = [];
  const times: number[] = [];
  try {
    for (const each of set.lines.flat()) {
      const line = ask(each);
      const begun = performance.now();
      const answered = await opened.answer(line);
      times.push(performance.now() - begun);
      pairs.push({ gold: each, answer: answer.parse(answered) });
    }
  } finally {
    await opened.close();
  }
  return { kind: 'scored', count: pairs.length, measures: [...score(pairs), speed('ms each', times)] };
}

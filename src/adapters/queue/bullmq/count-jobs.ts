import type { StepName } from '../../../model/job.ts';
import type { QueueCounts } from '../../../ports/queue.ts';
import type { Lines } from './lines.ts';

/** How many jobs of each step wait, run, wait for their time or failed for good, over all lines of the step. */
export async function countJobs(lines: Lines, steps: readonly StepName[]): Promise<QueueCounts> {
  const counted = await Promise.all(
    steps.map(async (step) => {
      const counts = await Promise.all(
        lines.ofStep(step).map((line) => line.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed')),
      );
      const sum = (state: string) => counts.reduce((all, count) => all + (count[state] ?? 0), 0);
      const waiting = sum('wait') + sum('prioritized');
      return [step, { waiting, active: sum('active'), delayed: sum('delayed'), dead: sum('failed') }] as const;
    }),
  );
  return Object.fromEntries(counted) as QueueCounts; // one entry for each step name
}

import type { DeadJob } from '../../../model/job.ts';
import type { DeadLetters } from '../../../ports/queue.ts';
import type { Line, Stored } from './backend.ts';
import type { Lines } from './lines.ts';

/** The jobs that failed for good, newest first, and their way back to work with all their tries ahead of them. */
export function deadLetters({ all }: Pick<Lines, 'all'>): DeadLetters {
  return {
    async list(atMost) {
      if (atMost < 1) return [];
      const perLine = await Promise.all(all.map((line) => line.getFailed(0, atMost - 1)));
      return perLine
        .flat()
        .flatMap(toDeadJob)
        .sort((a, b) => b.failedAt.localeCompare(a.failedAt))
        .slice(0, atMost);
    },
    async retry(ids) {
      let retried = 0;
      for (const id of ids) {
        for (const line of all) if (await retryIn(line, id)) retried++;
      }
      return retried;
    },
  };
}

function toDeadJob(stored: Stored): readonly DeadJob[] {
  const { job } = stored.data;
  if (job === null || stored.id === undefined) return [];
  const failedAt = new Date(stored.finishedOn ?? stored.timestamp).toISOString();
  return [{ id: stored.id, step: job.step, job, error: stored.failedReason ?? '', failedAt }];
}

async function retryIn(line: Line, id: string): Promise<boolean> {
  const stored = await line.getJob(id);
  if (stored === undefined || stored === null || !(await stored.isFailed())) return false;
  try {
    await stored.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    return true;
  } catch (error) {
    if (await stored.isFailed()) throw error;
    return false; // somebody else was quicker
  }
}

import { count, say } from '../../core/reply/lines.ts';
import { defineCommand } from '../../core/request/command.ts';
import { echo } from '../../core/request/echo.ts';
import { Failure } from '../../model/failure.ts';
import type { Line, Reply } from '../../model/reply.ts';
import type { Queue } from '../../ports/queue.ts';

/** What the operator's commands may use; they are offered on the command line only, never in a chat. */
export type OperatePorts = { readonly queue: Pick<Queue, 'counts' | 'dead'> };

const SHOWN_AT_MOST = 50;
const RETRIED_AT_MOST = 1000; // at one go, so that a flood of failures does not come back as one

export const jobs = defineCommand({
  name: 'jobs',
  summary: 'What waits in the queue, and what failed for good',
  options: {
    do: { kind: 'choice', summary: 'list or retry', choices: ['list', 'retry'], default: 'list' },
    id: { kind: 'text', summary: 'with retry: the failed job; all of them if left out', main: true },
  },
  examples: ['/jobs', '/jobs retry', '/jobs retry read-item/8f3a'],
  managers: true,
  async answer(args, { queue }: OperatePorts): Promise<Reply> {
    if (args.do === 'retry') return retryJobs(args.id, queue);
    if (args.id !== undefined)
      throw new Failure(
        'bad-input',
        `/jobs does not know "${echo(args.id)}": write /jobs, or /jobs retry ${echo(args.id)}.`,
      );
    const dead = await queue.dead.list(SHOWN_AT_MOST);
    const counts = await queue.counts();
    const rows = Object.entries(counts).map(([step, { waiting, active, delayed, dead: failed }]): Line[] => [
      [step],
      [String(waiting)],
      [String(active)],
      [String(delayed)],
      [String(failed)],
    ]);
    return {
      title: 'Jobs',
      private: true,
      blocks: [
        { kind: 'table', caption: 'Jobs by step', columns: ['step', 'waiting', 'active', 'delayed', 'failed'], rows },
        {
          kind: 'bullets',
          items: dead.map((job): Line => [`${job.id}: ${job.error} `, { kind: 'time', at: job.failedAt }]),
        },
        ...(dead.length > 0
          ? [{ kind: 'text', line: ['onrecord jobs retry puts them back to work.'], small: true } as const]
          : []),
      ],
      more: null,
    };
  },
});

async function retryJobs(id: string | undefined, queue: OperatePorts['queue']): Promise<Reply> {
  const ids = id === undefined ? (await queue.dead.list(RETRIED_AT_MOST)).map((job) => job.id) : [id];
  const retried = ids.length === 0 ? 0 : await queue.dead.retry(ids);
  if (id !== undefined && retried === 0)
    throw new Failure('not-found', `No failed job has the id "${echo(id)}": /jobs lists them.`);
  const again = ids.length === RETRIED_AT_MOST ? ' Ask again for the rest.' : '';
  return say(
    retried === 0 ? 'No job has failed: nothing to retry.' : `${count(retried, 'job')} put back to work.${again}`,
  );
}

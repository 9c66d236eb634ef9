import { count } from '../../core/reply/lines.ts';
import { defineCommand } from '../../core/request/command.ts';
import type { Line, Reply } from '../../model/reply.ts';
import type { Queue } from '../../ports/queue.ts';

/** What the operator's commands may use; they are offered on the command line only, never in a chat. */
export type OperatePorts = { readonly queue: Pick<Queue, 'counts' | 'dead'> };

const SHOWN_AT_MOST = 50;

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
    const dead = await queue.dead.list(SHOWN_AT_MOST);
    if (args.do === 'retry') {
      const ids = args.id === undefined ? dead.map(({ id }) => id) : [args.id];
      const retried = await queue.dead.retry(ids);
      const words = `${count(retried, 'job')} put back to work.`;
      return { title: words, private: true, blocks: [{ kind: 'text', line: [words] }], more: null };
    }
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

import { expect, it } from 'vitest';
import { offer } from '../../../src/core/request/answer.ts';
import { jobs, type OperatePorts } from '../../../src/flows/operate/jobs.ts';
import type { DeadJob } from '../../../src/model/job.ts';
import { asker, NOW } from '../ask/example-news.ts';

const none = { waiting: 0, active: 0, delayed: 0, dead: 0 };

function openJobs(ids: readonly string[]) {
  const asked: (readonly string[])[] = [];
  const dead = ids.map(
    (id): DeadJob => ({
      id,
      job: { step: 'read-item', key: id, itemId: id },
      error: 'It answered 503.',
      failedAt: NOW,
      step: 'read-item',
    }),
  );
  const queue: OperatePorts['queue'] = {
    counts: async () => ({
      ...{ 'poll-feed': none, 'read-item': { ...none, waiting: 4, dead: ids.length }, 'find-statements': none },
      ...{ 'join-story': none, 'repair-stories': none, 'brief-story': none, deliver: none },
    }),
    dead: {
      list: async (atMost) => dead.slice(0, atMost),
      async retry(wanted) {
        asked.push(wanted);
        return wanted.filter((id) => ids.includes(id)).length;
      },
    },
  };
  return { ask: asker(offer([jobs], { queue })), asked };
}

it('lists what waits and what failed for good', async () => {
  const { text } = await openJobs(['read-item/8f3a']).ask('/jobs');
  expect(text).toMatch(/read-item +4 +0 +0 +1/);
  expect(text).toContain('  • read-item/8f3a: It answered 503. Fri 14 Feb 2025 13:00');
  expect(text).toContain('onrecord jobs retry puts them back to work.');
  expect((await openJobs([]).ask('/jobs')).text).not.toContain('retry');
});

it('retries one or all, and says how many', async () => {
  const { ask, asked } = openJobs(['a', 'b']);
  expect((await ask('/jobs retry a')).text).toBe('1 job put back to work.');
  expect((await ask('/jobs retry')).text).toBe('2 jobs put back to work.');
  expect(asked).toEqual([['a'], ['a', 'b']]);
  expect((await openJobs([]).ask('/jobs retry')).text).toBe('No job has failed: nothing to retry.');
  const many = openJobs(Array.from({ length: 1500 }, (_, n) => `j${n}`));
  expect((await many.ask('/jobs retry')).text).toBe('1,000 jobs put back to work. Ask again for the rest.');
});

it('tells what it does not know', async () => {
  expect((await openJobs(['a']).ask('/jobs retry zz')).text).toBe('No failed job has the id "zz": /jobs lists them.');
  expect((await openJobs(['a']).ask('/jobs a')).text).toBe('/jobs does not know "a": write /jobs, or /jobs retry a.');
});

import { expect, test } from 'vitest';
import { offer } from '../../../src/core/request/answer.ts';
import { reports } from '../../../src/flows/operate/reports.ts';
import type { ReportedStatement } from '../../../src/model/mistake.ts';
import type { Mistakes } from '../../../src/ports/mistakes.ts';
import { asker, NOW, statement } from '../ask/example-news.ts';

const reported = (id: string): ReportedStatement => ({
  report: {
    ...{ id, workspace: `w${id}`, statementId: 's', what: 'duplicate', topicId: null, propositionId: null, note: null },
    ...{ reportedBy: 'ann', reportedAt: NOW, acceptedAt: null, withdrawnBy: null, withdrawnAt: null },
  },
  statement: statement(),
});

/** Reports 1 to `length`, of which all stand. */
function operator(length: number, othersStand = 0) {
  const all = Array.from({ length }, (_, index) => reported(`${length - index}`));
  const done: string[] = [];
  const settle = (what: string, id: string, by: string) => {
    const one = all.find(({ report }) => report.id === id)?.report;
    if (one) done.push(`${what} ${id} by ${by}`);
    return one;
  };
  const mistakes: Mistakes = {
    list: async ({ skip, atMost }) => ({ found: all.slice(skip, skip + atMost), total: length }),
    accept: async (id, by) => settle('accept', id, by),
    async withdraw(id, by) {
      const report = settle('withdraw', id, by);
      return report && { report, othersStand };
    },
  };
  return { ask: asker(offer([reports], { mistakes })), done };
}

test('/reports lists those of all workspaces, page by page', async () => {
  const { ask } = operator(11);
  const { text } = await ask('/reports');
  expect(text).toMatch(
    /^11 reports of mistakes\n {2}• 11 shown twice · “The barrier must be built” \(Orla Brandt\) · ann, .* · stands · in w11$/m,
  );
  expect(text).toMatch(/More: \/reports page:2$/);
  expect((await ask('/reports page:2')).text).toContain('• 1 shown twice');
  expect((await ask('/reports page:3')).text).toMatch(/there is no page 3, the last one is page:2/);
  expect((await operator(0).ask('/reports')).text).toBe('No mistake has been reported in any workspace.');
});

test('/reports accept and withdraw settle one, and say what follows', async () => {
  const { ask, done } = operator(2, 1);
  expect((await ask('/reports accept 2')).text).toBe(
    'Report 2 counts in all workspaces from now on: /reports withdraw 2 ends it.',
  );
  expect((await ask('/reports withdraw 1')).text).toBe(
    'Report 1 is withdrawn: it counts nowhere any more. 1 other report of the same statement stays.',
  );
  expect(done).toEqual(['accept 2 by lena', 'withdraw 1 by lena']);
});

test.each([
  ['/reports accept', '/reports accept needs the number of a report: /reports lists them.'],
  ['/reports withdraw 9', 'No report "9" stands: /reports lists them.'],
  ['/reports 2', '/reports does not know "2": write /reports, /reports accept 2 or /reports withdraw 2.'],
])('%s changes nothing', async (line, says) => {
  const { ask, done } = operator(2);
  expect([(await ask(line)).text, done]).toEqual([says, []]);
});

import { count, say } from '../../core/reply/lines.ts';
import { A_PAGE } from '../../core/reply/page-sizes.ts';
import { reportLine } from '../../core/reply/write-mistake.ts';
import { noSuchPage } from '../../core/reply/write-nothing-found.ts';
import { type AskContext, defineCommand } from '../../core/request/command.ts';
import { echo } from '../../core/request/echo.ts';
import { nextPage } from '../../core/request/next-page.ts';
import { Failure } from '../../model/failure.ts';
import type { Line, Reply } from '../../model/reply.ts';
import type { Mistakes } from '../../ports/mistakes.ts';

/** Reports of all workspaces: for the operator only, on the command line. */
export const reports = defineCommand({
  name: 'reports',
  summary: 'Mistakes that were reported, in all workspaces: accept one for everybody, or withdraw it',
  options: {
    do: {
      kind: 'choice',
      summary: 'list, accept or withdraw',
      choices: ['list', 'accept', 'withdraw'],
      default: 'list',
    },
    id: { kind: 'text', summary: 'with accept and withdraw: the number of the report', main: true },
  },
  examples: ['/reports', '/reports accept 12', '/reports withdraw 12'],
  managers: true,
  async answer(args, { mistakes }: { readonly mistakes: Mistakes }, context): Promise<Reply> {
    if (args.do === 'list') {
      if (args.id === undefined) return listReports(mistakes, context);
      throw new Failure(
        'bad-input',
        `/reports does not know "${echo(args.id)}": write /reports, /reports accept ${echo(args.id)} or /reports withdraw ${echo(args.id)}.`,
      );
    }
    if (args.id === undefined)
      throw new Failure('bad-input', `/reports ${args.do} needs the number of a report: /reports lists them.`);
    if (args.do === 'accept') {
      if (await mistakes.accept(args.id, context.user, context.now))
        return say(`Report ${args.id} counts in all workspaces from now on: /reports withdraw ${args.id} ends it.`);
    } else {
      const withdrawn = await mistakes.withdraw(args.id, context.user, context.now);
      if (withdrawn) {
        const others = count(withdrawn.othersStand, 'other report');
        const still =
          withdrawn.othersStand === 0
            ? ''
            : ` ${others} of the same statement ${withdrawn.othersStand === 1 ? 'stays' : 'stay'}.`;
        return say(`Report ${args.id} is withdrawn: it counts nowhere any more.${still}`);
      }
    }
    throw new Failure('not-found', `No report "${echo(args.id)}" stands: /reports lists them.`);
  },
});

async function listReports(mistakes: Mistakes, context: AskContext): Promise<Reply> {
  const { found, total } = await mistakes.list({ atMost: A_PAGE.reports, skip: (context.page - 1) * A_PAGE.reports });
  if (total === 0) return say('No mistake has been reported in any workspace.');
  const title = `${count(total, 'report')} of mistakes`;
  const pages = Math.ceil(total / A_PAGE.reports);
  if (found.length === 0) return noSuchPage({ what: title, page: context.page, pages });
  return {
    title,
    private: true,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'bullets', items: found.map((one): Line => [...reportLine(one), ` · in ${one.report.workspace}`]) },
      {
        kind: 'text',
        line: ['onrecord reports accept ID makes one count in all workspaces, onrecord reports withdraw ID ends it.'],
        small: true,
      },
    ],
    more: context.page < pages ? nextPage('reports', {}, context) : null,
  };
}

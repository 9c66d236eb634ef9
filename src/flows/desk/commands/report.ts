import { count, say } from '../../../core/reply/lines.ts';
import { A_PAGE } from '../../../core/reply/page-sizes.ts';
import {
  chooseMistake,
  reportedReply,
  reportLine,
  undoButton,
  withdrawnReply,
} from '../../../core/reply/write-mistake.ts';
import { noSuchPage } from '../../../core/reply/write-nothing-found.ts';
import { type AskContext, defineCommand } from '../../../core/request/command.ts';
import { echo } from '../../../core/request/echo.ts';
import { nextPage } from '../../../core/request/next-page.ts';
import { Failure } from '../../../model/failure.ts';
import { MISTAKES, type Mistake, type StatementOnRecord } from '../../../model/mistake.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { chooseReported } from './report-choose.ts';
import { findPosition } from './report-position.ts';

export const report = defineCommand({
  name: 'report',
  summary: 'Report a mistake in a statement: answers here leave it out from then on, until that is undone',
  options: {
    statement: { kind: 'text', summary: 'its id, as Report a mistake under an answer gives it', main: true },
    what: { kind: 'choice', summary: 'wrong-speaker, not-a-quote, wrong-stance or duplicate', choices: MISTAKES },
    topic: { kind: 'topic', summary: 'with wrong-stance: on which topic; all of them if left out' },
    proposition: { kind: 'text', summary: 'with wrong-stance: on which of its propositions; all if left out' },
    note: { kind: 'text', summary: 'what you know about it' },
    undo: { kind: 'text', summary: 'the number of a report: it counts no more' },
    show: {
      kind: 'choice',
      summary: 'list: what was reported here; else the statements of such an answer, to choose from',
      choices: ['list', 'quotes', 'stance', 'changes', 'timeline', 'brief'],
    },
    who: { kind: 'person', summary: 'to choose from: statements of a person or body' },
    words: { kind: 'text', summary: 'to choose from: statements with these words' },
    since: { kind: 'since', summary: 'to choose from: 24h, 7d, today, monday or a date' },
    story: { kind: 'text', summary: 'to choose from: the statements of a story, by its id' },
    message: { kind: 'text', summary: 'to choose from: the statements of a message of ours' },
  },
  examples: [
    '/report words:"everything is on the table"',
    '/report wrong-speaker 2025-02-1f0c9a7be2d45c36',
    '/report undo:12',
    '/report list',
  ],
  managers: false,
  onMessage: { label: 'Report a mistake', message: 'message' },
  async answer(args, ports: DeskPorts, context): Promise<Reply> {
    if (args.undo !== undefined) return undo(args.undo, ports, context);
    if (args.show === 'list') return list(ports, context);
    if (args.statement === undefined) {
      if (args.what === undefined) return chooseReported(args, ports, context);
      throw new Failure('bad-input', `/report ${args.what} needs the id of a statement: /report words:"..." finds it.`);
    }
    const { id, what } = withTrailingChoice(args.statement, args.what);
    const statement = await findStatement(id, ports, context);
    if (what === undefined) {
      if (args.note === undefined && args.proposition === undefined)
        return chooseMistake(statement, await ports.reads.topics(context.channel.workspace));
      throw new Failure('bad-input', `/report needs what is wrong: add what:${MISTAKES.join(', what:')}.`);
    }
    const position = await findPosition({ ...args, what }, statement, ports, context);
    const { channel, user, now } = context;
    const note = args.note ?? null;
    return reportedReply(
      await ports.desk.reportMistake({ channel, by: user, statementId: id, what, note, ...position }, now),
    );
  },
});

/** `/report 2025-02-1f0c9a7be2d45c36 wrong-speaker` is one text to the parser, as the id comes first. */
function withTrailingChoice(statement: string, what: string | undefined): { id: string; what: Mistake | undefined } {
  const words = statement.trim().split(/\s+/);
  const isMistake = (word: string | undefined): word is Mistake => MISTAKES.some((one) => one === word);
  const last = words.at(-1)?.toLowerCase();
  if (what === undefined && words.length > 1 && isMistake(last))
    return { id: words.slice(0, -1).join(' '), what: last };
  return { id: statement.trim(), what: isMistake(what) ? what : undefined };
}

async function findStatement(id: string, { reads }: DeskPorts, context: AskContext): Promise<StatementOnRecord> {
  const found = await reads.statement({ workspace: context.channel.workspace, id });
  if (found) return found;
  throw new Failure(
    'not-found',
    `No statement "${echo(id)}" is on record here: /report words:"..." finds it by its words.`,
  );
}

async function undo(number: string, { desk }: DeskPorts, context: AskContext): Promise<Reply> {
  const { channel, user: by, mayManage, now } = context;
  const withdrawn = await desk.withdrawReport({ workspace: channel.workspace, id: number, by, mayManage }, now);
  if (withdrawn) return withdrawnReply(withdrawn);
  throw new Failure('not-found', `No report "${echo(number)}" stands here: /report list shows those that do.`);
}

async function list({ reads }: DeskPorts, context: AskContext): Promise<Reply> {
  const { found, total } = await reads.reports({
    workspace: context.channel.workspace,
    atMost: A_PAGE.reports,
    skip: (context.page - 1) * A_PAGE.reports,
  });
  if (total === 0) return say('No mistake has been reported here: Report a mistake stands under each answer.');
  const title = `${count(total, 'report')} of mistakes`;
  const pages = Math.ceil(total / A_PAGE.reports);
  if (found.length === 0) return noSuchPage({ what: title, page: context.page, pages });
  const standing = found.filter(({ report }) => report.withdrawnAt === null && report.acceptedAt === null);
  const buttons = standing.map(({ report }) => undoButton(report, `Undo ${report.id}`));
  return {
    title,
    private: true,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'bullets', items: found.map((reported): Line => reportLine(reported)) },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ],
    more: context.page < pages ? nextPage('report', { show: 'list' }, context) : null,
  };
}

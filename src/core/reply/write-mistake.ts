import type { Mistake, MistakeReport, ReportedStatement, StatementOnRecord } from '../../model/mistake.ts';
import type { Block, Button, Line, Reply, Request } from '../../model/reply.ts';
import type { SourcedStatement } from '../../model/statement.ts';
import type { Topic } from '../../model/topic.ts';
import { count } from './lines.ts';
import { exactWords } from './write-positions.ts';
import { quoteBlock } from './write-statement.ts';

/**
 * The buttons under an answer about its statements: what they rest on, and a report of one of them, at once where there
 * is only one, else by asking for the same statements to choose from. `asked` are the answer's options, with `show` which
 * answer it is. None where no statement is shown.
 */
export function answerButtons(shown: readonly SourcedStatement[], asked: Request): Button[] {
  const [only, ...others] = new Set(shown.map(({ statement }) => statement.id));
  if (only === undefined) return [];
  return [
    { label: 'Sources', request: { ...asked, command: 'sources' }, quiet: true },
    { label: 'Report a mistake', request: others.length === 0 ? ofStatement(only) : { ...asked, command: 'report' } },
  ];
}

/** Statements to choose the wrong one from, each with its button. */
export function chooseStatement(statements: readonly SourcedStatement[], left: number): Block[] {
  return [
    { kind: 'text', line: [{ kind: 'strong', text: 'Which of these has a mistake?' }] },
    ...statements.flatMap((sourced): Block[] => [
      quoteBlock(sourced),
      { kind: 'buttons', buttons: [{ label: 'Report a mistake', request: ofStatement(sourced.statement.id) }] },
    ]),
    ...(left > 0
      ? [
          {
            kind: 'text',
            line: [`and ${count(left, 'more statement')}: /report words:"..." finds any.`],
            small: true,
          } as const,
        ]
      : []),
  ];
}

/** A statement, and a button for each mistake that it can have. */
export function chooseMistake(of: StatementOnRecord, topics: readonly Topic[]): Reply {
  const statement = of.statement.id;
  const propositions = topics.flatMap((topic) => topic.propositions.map((one) => ({ ...one, topicId: topic.id })));
  const positions = of.stances.map(({ topicId, propositionId, position }) => {
    const proposition = propositions.find((one) => one.topicId === topicId && one.id === propositionId);
    return {
      label: `Wrong position (${position}: ${proposition?.about ?? propositionId})`,
      request: ofStatement(statement, { what: 'wrong-stance', topic: topicId, proposition: propositionId }),
    };
  });
  const button = (what: Mistake, label: string) => ({ label, request: ofStatement(statement, { what }) });
  const title = 'What is wrong with it?';
  return {
    title,
    private: true,
    blocks: [
      { kind: 'text', line: [{ kind: 'strong', text: title }] },
      quoteBlock(of),
      {
        kind: 'buttons',
        buttons: [
          button('wrong-speaker', 'Wrong speaker'),
          button('not-a-quote', 'Not a quotation'),
          ...positions,
          button('duplicate', 'Shown twice'),
        ],
      },
    ],
    more: null,
  };
}

/** What a report does and from when on, with the way back. */
export function reportedReply({ report, isNew }: { readonly report: MistakeReport; readonly isNew: boolean }): Reply {
  const from = { kind: 'time', at: report.reportedAt } as const;
  const where = report.acceptedAt === null ? 'in this workspace' : 'anywhere';
  const effect =
    report.what === 'wrong-stance'
      ? `no answer or post ${where} tells that position; the words stay in /quotes.`
      : `no answer or post ${where} shows this statement.`;
  const title = isNew ? 'Reported' : 'Reported already';
  const who: Line = isNew
    ? ['Reported as ']
    : [{ kind: 'person', id: report.reportedBy }, ' has reported it already as '];
  return {
    title,
    private: true,
    blocks: [
      { kind: 'text', line: [...who, `${WHAT[report.what]}: from `, from, ` on ${effect}`] },
      { kind: 'buttons', buttons: [undoButton(report, 'Undo')] },
    ],
    more: null,
  };
}

/** What the end of a report does: nothing yet where other reports of the same statement stand. */
export function withdrawnReply(of: { readonly report: MistakeReport; readonly othersStand: number }): Reply {
  const { report, othersStand } = of;
  const others = `${count(othersStand, 'other report')} of the same statement ${othersStand === 1 ? 'stands' : 'stand'}`;
  const line: Line =
    othersStand > 0
      ? [`Report ${report.id} is undone, but ${others}: /report list shows them.`]
      : [
          `Report ${report.id} is undone: from `,
          { kind: 'time', at: report.withdrawnAt ?? report.reportedAt },
          ' on the statement is shown as before.',
        ];
  const { what, topicId, propositionId } = report;
  const again = { what, ...(topicId && { topic: topicId }), ...(propositionId && { proposition: propositionId }) };
  return {
    title: 'Undone',
    private: true,
    blocks: [
      { kind: 'text', line },
      { kind: 'buttons', buttons: [{ label: 'Report again', request: ofStatement(report.statementId, again) }] },
    ],
    more: null,
  };
}

/** "12: wrong speaker, “...” - Orla Brandt; lena, Fri 14 Feb 2025 13:00; stands". */
export function reportLine({ report, statement }: ReportedStatement): Line {
  const words: Line =
    statement === null
      ? ['a statement that is no longer on record']
      : [
          exactWords(statement),
          ` (${statement.speaker?.name ?? statement.speaker?.mention.text ?? 'unnamed speaker'})`,
        ];
  const note = report.note === null ? '' : ` · note: ${report.note}`;
  return [
    { kind: 'strong', text: `${report.id} ${WHAT[report.what]}` },
    ' · ',
    ...words,
    ' · ',
    { kind: 'person', id: report.reportedBy },
    ', ',
    { kind: 'time', at: report.reportedAt },
    `${note} · `,
    ...stateOf(report),
  ];
}

/** The button that withdraws a report. */
export const undoButton = ({ id }: MistakeReport, label: string) => ({
  label,
  request: { command: 'report', options: { undo: id } },
});

function stateOf({ withdrawnAt, withdrawnBy, acceptedAt }: MistakeReport): Line {
  if (withdrawnAt !== null)
    return ['undone by ', { kind: 'person', id: withdrawnBy ?? '' }, ', ', { kind: 'time', at: withdrawnAt }];
  return [acceptedAt === null ? 'stands' : 'stands for everybody'];
}

const WHAT: Readonly<Record<Mistake, string>> = {
  'wrong-speaker': 'wrong speaker',
  'not-a-quote': 'not a quotation',
  'wrong-stance': 'wrong position',
  duplicate: 'shown twice',
};

const ofStatement = (statement: string, about: Readonly<Record<string, string>> = {}): Request => ({
  command: 'report',
  options: { statement, ...about },
});

import { chooseStatement } from '../../../core/reply/write-mistake.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { Failure } from '../../../model/failure.ts';
import type { Reply } from '../../../model/reply.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { type Asked, OFFERED, statementsOf } from './shown-statements.ts';

/** The statements of the page of an answer, asked for again in the same way, or those that match: to choose the wrong one. */
export async function chooseReported(asked: Asked, ports: DeskPorts, context: AskContext): Promise<Reply> {
  const { show, topic, who, words, story, message } = asked;
  if ([show, topic, who, words, story, message].every((given) => given === undefined))
    throw new Failure(
      'bad-input',
      '/report needs a statement: use Report a mistake under an answer, or find it by its words, as in /report words:"on the table".',
    );
  const distinct = new Map((await statementsOf(asked, ports, context)).map((one) => [one.statement.id, one]));
  const found = [...distinct.values()];
  if (found.length === 0)
    throw new Failure(
      'not-found',
      'No such statement is on record: try fewer words, or a longer time, as in since:90d.',
    );
  return {
    title: 'Which of these has a mistake?',
    private: true,
    blocks: chooseStatement(found.slice(0, OFFERED), found.length - OFFERED),
    more: null,
  };
}

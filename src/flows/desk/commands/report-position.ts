import type { AskContext } from '../../../core/request/command.ts';
import { echo } from '../../../core/request/echo.ts';
import { findTopic, orList } from '../../../core/request/find-named.ts';
import { nearest } from '../../../core/request/nearest.ts';
import { Failure } from '../../../model/failure.ts';
import type { Mistake, MistakeReport, StatementOnRecord } from '../../../model/mistake.ts';
import type { DeskPorts } from '../desk-ports.ts';

/**
 * Which of a statement's positions are meant as wrong; null where all are.
 * @throws Failure where it has none such, or where another mistake than the stance was named.
 */
export async function findPosition(
  args: { readonly what: Mistake; readonly topic: string | undefined; readonly proposition: string | undefined },
  { stances }: StatementOnRecord,
  { reads }: Pick<DeskPorts, 'reads'>,
  context: AskContext,
): Promise<Pick<MistakeReport, 'topicId' | 'propositionId'>> {
  if (args.what !== 'wrong-stance') {
    if (args.topic === undefined && args.proposition === undefined) return { topicId: null, propositionId: null };
    throw new Failure(
      'bad-input',
      `A topic or proposition goes with wrong-stance: ${args.what} is of the whole statement.`,
    );
  }
  const topics = await reads.topics(context.channel.workspace);
  const topic = args.topic === undefined ? null : findTopic(args.topic, topics);
  const onTopic = stances.filter(({ topicId }) => topic === null || topicId === topic.id);
  if (onTopic.length === 0) {
    const held = [...new Set(stances.map(({ topicId }) => topicId))];
    const hint = held.length === 0 ? 'none is to be corrected.' : `it has one on ${orList(held)}.`;
    throw new Failure(
      'not-found',
      `That statement has no position${topic === null ? '' : ` on ${topic.name}`}: ${hint}`,
    );
  }
  if (args.proposition === undefined) return { topicId: topic?.id ?? null, propositionId: null };
  const wanted = args.proposition.trim().toLowerCase();
  const ids = [...new Set(onTopic.map(({ propositionId }) => propositionId))];
  const meant = onTopic.filter(({ propositionId }) => propositionId === wanted);
  const [one, ...others] = meant;
  if (one === undefined) {
    const near = nearest(args.proposition, ids, 1)[0];
    throw new Failure(
      'not-found',
      `That statement has no position on "${echo(args.proposition)}": ${near ? `did you mean ${near}?` : `choose ${orList(ids)}.`}`,
    );
  }
  if (others.length > 0)
    throw new Failure(
      'bad-input',
      `That statement has a position on ${wanted} under ${orList(meant.map(({ topicId }) => topicId))}: add topic:${one.topicId}, or the other.`,
    );
  return { topicId: one.topicId, propositionId: one.propositionId };
}

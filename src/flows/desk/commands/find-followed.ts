import type { AskContext } from '../../../core/request/command.ts';
import { findTopic } from '../../../core/request/find-named.ts';
import type { DeskPorts } from '../desk-ports.ts';

/**
 * The topic that the words mean, for managing what a channel follows. A topic that was removed since can still be
 * named by its id if the channel follows it: nobody is stuck with it.
 * @throws Failure 'not-found' that offers the nearest three.
 */
export async function findFollowed(
  words: string,
  { reads }: Pick<DeskPorts, 'reads'>,
  context: AskContext,
): Promise<{ readonly id: string; readonly name: string }> {
  const topics = await reads.topics(context.channel.workspace);
  const { subscriptions } = await reads.desk(context.channel);
  const id = words.trim().toLowerCase();
  const isOrphan = subscriptions.some(({ topicId }) => topicId === id) && !topics.some((topic) => topic.id === id);
  return isOrphan ? { id, name: id } : findTopic(words, topics);
}

import { A_PAGE, POSITIONS_EACH } from '../../../core/reply/page-sizes.ts';
import { shownPositions } from '../../../core/reply/write-positions.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { findPerson, findTopic } from '../../../core/request/find-named.ts';
import { readSince } from '../../../core/request/read-since.ts';
import type { BriefingContent } from '../../../model/briefing.ts';
import { Failure } from '../../../model/failure.ts';
import type { SourcedStatement } from '../../../model/statement.ts';
import type { DeskPorts } from '../desk-ports.ts';

/** An answer, asked for again: its options. Or a story or a message of ours, whose statements are wanted. */
export type Asked = {
  readonly show: string | undefined; // the answer whose statements are wanted; undefined: any that match
  readonly topic: string | undefined;
  readonly who: string | undefined;
  readonly words: string | undefined;
  readonly since: string | undefined;
  readonly story: string | undefined;
  readonly message: string | undefined;
};

export const OFFERED = 12; // at a time: a timeline may have a hundred

/** The statements that the answer or the message shows, in its order. */
export async function statementsOf(
  asked: Asked,
  ports: Pick<DeskPorts, 'reads'>,
  context: AskContext,
): Promise<readonly SourcedStatement[]> {
  const { reads } = ports;
  if (asked.story !== undefined || asked.message !== undefined)
    return (await storiesOf(asked, ports, context)).flatMap(({ statements }) => statements);
  const { workspace } = context.channel;
  const { page } = context;
  const topic = asked.topic === undefined ? null : findTopic(asked.topic, await reads.topics(workspace));
  const who = asked.who === undefined ? null : findPerson(asked.who, await reads.people());
  const since = readSince(asked.since ?? (asked.show === 'brief' ? '24h' : '30d'), context);
  switch (asked.show) {
    case 'stance':
    case 'changes':
    case 'timeline': {
      if (topic === null) throw new Failure('bad-input', `/report ${asked.show} needs a topic, as /stance does.`);
      const view = asked.show === 'stance' ? 'now' : asked.show;
      const { speakers } = await reads.positions({
        ...{ workspace, topicId: topic.id, speakerId: who?.id ?? null, since, changedOnly: view === 'changes' },
        ...{ speakersAtMost: A_PAGE.speakers, eachAtMost: POSITIONS_EACH[view], skip: (page - 1) * A_PAGE.speakers },
      });
      return speakers.flatMap((speaker) => shownPositions(speaker, view));
    }
    case 'brief':
      return (await storiesOf(asked, ports, context)).flatMap(({ statements }) =>
        statements.slice(0, A_PAGE.statementsOfAStory),
      );
    default: {
      const { found } = await reads.statements({
        ...{ workspace, topicId: topic?.id ?? null, speakerId: who?.id ?? null, words: asked.words ?? null, since },
        kinds: asked.show === 'quotes' ? ['direct', 'mixed'] : ['direct', 'mixed', 'indirect'],
        ...{ atMost: A_PAGE.quotes, skip: (page - 1) * A_PAGE.quotes },
      });
      return found;
    }
  }
}

/** The stories that the answer or the message shows. @throws Failure 'not-found' where there is none. */
export async function storiesOf(
  asked: Asked,
  { reads }: Pick<DeskPorts, 'reads'>,
  context: AskContext,
): Promise<readonly BriefingContent[]> {
  const { channel } = context;
  const { workspace } = channel;
  if (asked.story !== undefined) {
    const story = await reads.story({ workspace, storyId: asked.story });
    if (story) return [story];
    throw new Failure('not-found', 'That story is no longer on record: /brief shows the newest ones.');
  }
  if (asked.message !== undefined) {
    const found = await reads.postedStories({ channel, messageRef: asked.message, atMost: A_PAGE.stories });
    if (found.length > 0) return found;
    throw new Failure('not-found', 'That message shows no story of ours: choose one that this bot has posted here.');
  }
  const topic = asked.topic === undefined ? null : findTopic(asked.topic, await reads.topics(workspace));
  const since = readSince(asked.since ?? '24h', context);
  const page = { atMost: A_PAGE.stories, skip: (context.page - 1) * A_PAGE.stories };
  return (await reads.briefings({ workspace, topicId: topic?.id ?? null, since, ...page })).found;
}

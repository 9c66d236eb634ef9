import { A_PAGE, POSITIONS_EACH } from '../../../core/reply/page-sizes.ts';
import { chooseStatement } from '../../../core/reply/write-mistake.ts';
import { shownPositions } from '../../../core/reply/write-positions.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { findPerson, findTopic } from '../../../core/request/find-named.ts';
import { readSince } from '../../../core/request/read-since.ts';
import { Failure } from '../../../model/failure.ts';
import type { Reply } from '../../../model/reply.ts';
import type { SourcedStatement } from '../../../model/statement.ts';
import type { DeskPorts } from '../desk-ports.ts';

type Asked = {
  readonly show: string | undefined; // the answer whose statements are wanted; undefined: any that match
  readonly topic: string | undefined;
  readonly who: string | undefined;
  readonly words: string | undefined;
  readonly since: string | undefined;
};

const OFFERED = 12; // to choose from at a time: a timeline may have a hundred

/** The statements of the page of an answer, asked for again in the same way, or those that match: to choose the wrong one. */
export async function chooseReported(asked: Asked, ports: DeskPorts, context: AskContext): Promise<Reply> {
  if ([asked.show, asked.topic, asked.who, asked.words].every((given) => given === undefined))
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

async function statementsOf(
  asked: Asked,
  { reads }: DeskPorts,
  context: AskContext,
): Promise<readonly SourcedStatement[]> {
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
    case 'brief': {
      const { found } = await reads.briefings({
        ...{ workspace, topicId: topic?.id ?? null, since },
        ...{ atMost: A_PAGE.stories, skip: (page - 1) * A_PAGE.stories },
      });
      return found.flatMap(({ statements }) => statements.slice(0, A_PAGE.statementsOfAStory));
    }
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

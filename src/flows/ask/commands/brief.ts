import { buttonRow } from '../../../core/reply/button-row.ts';
import { count } from '../../../core/reply/lines.ts';
import { A_PAGE } from '../../../core/reply/page-sizes.ts';
import { storyBlocks } from '../../../core/reply/write-briefing.ts';
import { answerButtons } from '../../../core/reply/write-mistake.ts';
import { noSuchPage, nothingFound } from '../../../core/reply/write-nothing-found.ts';
import { defineCommand } from '../../../core/request/command.ts';
import { findTopic } from '../../../core/request/find-named.ts';
import { tryLonger } from '../../../core/request/longer-time.ts';
import { nextPage, samePage } from '../../../core/request/next-page.ts';
import { readSince } from '../../../core/request/read-since.ts';
import { SHARE } from '../../../core/request/share.ts';
import type { AskPorts } from '../ask-ports.ts';

export const brief = defineCommand({
  name: 'brief',
  summary: 'The newest stories in a few bullets, each with its outlets',
  options: {
    topic: { kind: 'topic', summary: 'a topic; all topics if left out', main: true },
    since: { kind: 'since', summary: '24h, 7d, today, monday or a date', default: '24h' },
    share: SHARE,
  },
  examples: ['/brief nato-ukraine', '/brief since:7d'],
  managers: false,
  async answer(args, { reads }: AskPorts, context) {
    const topics = await reads.topics(context.channel.workspace);
    const topic = args.topic === undefined ? null : findTopic(args.topic, topics);
    const since = readSince(args.since, context);
    const { found, total } = await reads.briefings({
      workspace: context.channel.workspace,
      topicId: topic?.id ?? null,
      since,
      atMost: A_PAGE.stories,
      skip: (context.page - 1) * A_PAGE.stories,
    });
    const name = topic?.name ?? 'All topics';
    if (found.length === 0) {
      if (total > 0) return noSuchPage({ what: name, page: context.page, pages: Math.ceil(total / A_PAGE.stories) });
      const what = `No story on ${topic === null ? 'any topic' : topic.name}`;
      return nothingFound({ what, since, next: tryLonger(since, context.now) });
    }
    const left = total - context.page * A_PAGE.stories;
    return {
      title: `${name}: ${count(total, 'story')}`,
      private: true,
      blocks: [
        {
          kind: 'text',
          line: [{ kind: 'strong', text: name }, `: ${count(total, 'story')} since `, { kind: 'time', at: since }],
        },
        ...found.flatMap((content) =>
          storyBlocks(
            { ...content, briefing: { ...content.briefing, bullets: content.briefing.bullets.slice(0, 4) } },
            A_PAGE.statementsOfAStory,
          ),
        ),
        ...buttonRow(
          answerButtons(
            found.flatMap(({ statements }) => statements.slice(0, A_PAGE.statementsOfAStory)),
            samePage('report', { show: 'brief', ...args }, context),
          ),
        ),
      ],
      more: left > 0 ? nextPage('brief', args, context) : null,
    };
  },
});

import { count, say } from '../../../core/reply/lines.ts';
import { subscriptionLine } from '../../../core/reply/write-subscription.ts';
import { defineCommand } from '../../../core/request/command.ts';
import { Failure } from '../../../model/failure.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { DeskStatus, WhyStory } from '../../../ports/reads.ts';
import type { AskPorts } from '../ask-ports.ts';

export const news = defineCommand({
  name: 'news',
  summary: 'What this channel gets and when next, which sources fail, and why a story was or was not posted',
  options: {
    show: {
      kind: 'choice',
      summary: 'list, status, why or help',
      choices: ['list', 'status', 'why', 'help'],
      default: 'list',
    },
    story: { kind: 'text', summary: 'with why: words of its headline, or its id', main: true },
  },
  examples: ['/news list', '/news status', '/news why grain corridor', '/news help'],
  managers: false,
  async answer(args, { reads }: AskPorts, context): Promise<Reply> {
    const topics = await reads.topics(context.channel.workspace);
    const names = new Map(topics.map((topic) => [topic.id, topic.name]));
    const nameOf = (id: string) => names.get(id) ?? id;
    switch (args.show as 'list' | 'status' | 'why' | 'help') {
      case 'list': {
        const desk = await reads.desk(context.channel);
        const items = desk.subscriptions.map((subscription) =>
          subscriptionLine(subscription, nameOf(subscription.topicId)),
        );
        const none: Line = ['This channel gets nothing yet: try /subscribe nato-ukraine.'];
        return {
          title: 'What this channel gets',
          private: true,
          blocks: [
            { kind: 'heading', text: 'This channel gets' },
            { kind: 'bullets', items: items.length > 0 ? items : [none] },
            { kind: 'text', line: [`Topics: ${topics.map((topic) => topic.id).join(', ')}`], small: true },
          ],
          more: null,
        };
      }
      case 'status':
        return statusReply(await reads.desk(context.channel));
      case 'why':
        if (args.story === undefined)
          throw new Failure('bad-input', '/news why needs words of a headline: try /news why grain corridor.');
        return whyReply(
          await reads.why({ channel: context.channel, words: args.story, atMost: 3 }),
          args.story,
          nameOf,
        );
      case 'help':
        return say(
          'Ask /brief, /stance, /quotes or /news; managers also /subscribe, /unsubscribe and /newsdesk. Each explains itself: /stance help.',
        );
    }
  },
});

function statusReply(desk: DeskStatus): Reply {
  const failing = desk.feeds.filter(({ state }) => state.failuresInARow > 0 || state.status !== 'active');
  const paused = desk.subscriptions.filter(({ pausedBecause }) => pausedBecause !== null);
  const { items, articles, statements, stories } = desk.counts;
  return {
    title: 'Status',
    private: true,
    blocks: [
      { kind: 'heading', text: 'Status' },
      {
        kind: 'facts',
        facts: [
          {
            label: 'On record',
            value: [
              `${count(items, 'item')}, ${count(articles, 'article')}, ${count(statements, 'statement')}, ${count(stories, 'story')}`,
            ],
          },
          { label: 'Sources', value: [`${desk.feeds.length - failing.length} of ${desk.feeds.length} in order`] },
        ],
      },
      {
        kind: 'bullets',
        items: [
          ...failing.map(
            ({ outlet, state }): Line => [
              `${outlet}: ${state.status === 'active' ? count(state.failuresInARow, 'failure') : state.status}. ${state.lastError ?? ''} Next try `,
              { kind: 'time', at: state.nextPollAt },
            ],
          ),
          ...paused.map(({ topicId, pausedBecause }): Line => [`Paused: ${topicId}. ${pausedBecause}`]),
        ],
      },
    ],
    more: null,
  };
}

function whyReply(stories: readonly WhyStory[], words: string, nameOf: (topicId: string) => string): Reply {
  if (stories.length === 0) return say(`No story on record has "${words}" in its headline.`);
  return {
    title: 'Why it was posted, or not',
    private: true,
    blocks: stories.flatMap(({ story, tags, deliveries }) => [
      { kind: 'heading', text: story.title } as const,
      {
        kind: 'bullets',
        items: [
          ...(tags.length === 0 ? [['It carries no topic that anybody here follows, so it was not posted.']] : []),
          ...tags.map(
            (tag): Line => [
              `${nameOf(tag.topicId)}, because it says: ${tag.evidence.map((text) => `“${text}”`).join(', ')}`,
            ],
          ),
          ...(tags.length > 0 && deliveries.length === 0
            ? [['Not posted here: no running subscription of this channel covers it.']]
            : []),
          ...deliveries.map(
            (delivery): Line => [
              `${nameOf(delivery.topicId)}: ${delivery.state} `,
              { kind: 'time', at: delivery.at },
              delivery.error ? `. ${delivery.error}` : '',
            ],
          ),
        ],
      } as const,
    ]),
    more: null,
  };
}

import { count, say } from '../../../core/reply/lines.ts';
import { A_PAGE } from '../../../core/reply/page-sizes.ts';
import { sourceStatus } from '../../../core/reply/write-source-status.ts';
import { subscriptionButtons, subscriptionLine } from '../../../core/reply/write-subscription.ts';
import { type AskContext, defineCommand } from '../../../core/request/command.ts';
import { echo } from '../../../core/request/echo.ts';
import { nearest } from '../../../core/request/nearest.ts';
import { nextPage } from '../../../core/request/next-page.ts';
import { compileTopics } from '../../../core/topics/compile-topics.ts';
import { sayVerdict } from '../../../core/topics/say-verdict.ts';
import type { DeliveryState } from '../../../model/delivery.ts';
import { Failure } from '../../../model/failure.ts';
import type { Block, Line, Reply } from '../../../model/reply.ts';
import type { Instant } from '../../../model/time.ts';
import type { Topic } from '../../../model/topic.ts';
import type { DeskStatus, Reads, WhyStory } from '../../../ports/reads.ts';
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
    channel: { kind: 'channel', summary: 'for another channel than this one' },
  },
  examples: ['/news list', '/news status', '/news why grain corridor', '/news help'],
  managers: false,
  async answer(args, { reads }: AskPorts, context): Promise<Reply> {
    const topics = await reads.topics(context.channel.workspace);
    const names = new Map(topics.map((topic) => [topic.id, topic.name]));
    const nameOf = (id: string) => names.get(id) ?? id;
    const show = args.show as 'list' | 'status' | 'why' | 'help'; // checked against the choices before
    // Words without "why" are more likely a slip ("/news stauts") than a headline.
    if (args.story !== undefined && show !== 'why') throw notPlaced(args.story);
    switch (show) {
      case 'list':
        return listReply({ desk: await reads.desk(context.channel), topics, nameOf, context });
      case 'status':
        return statusReply(await reads.desk(context.channel), nameOf, context.now);
      case 'why':
        if (args.story === undefined)
          throw new Failure('bad-input', '/news why needs words of a headline: try /news why grain corridor.');
        return why(args.story, { reads, context, topics, nameOf });
      case 'help':
        return say(
          'Ask /brief, /stance, /quotes or /news, and /report a mistake; managers also /subscribe, /unsubscribe and /newsdesk. Each explains itself: /stance help.',
        );
      default:
        return show satisfies never;
    }
  },
});

const STORIES_EXPLAINED = 3;
const TOPICS_MISSED = 4; // of those that the channel follows

async function why(
  words: string,
  at: {
    readonly reads: Reads;
    readonly context: AskContext;
    readonly topics: readonly Topic[];
    readonly nameOf: (topicId: string) => string;
  },
): Promise<Reply> {
  const { channel } = at.context;
  const stories = await at.reads.why({ channel, words, atMost: STORIES_EXPLAINED });
  const { subscriptions } = await at.reads.desk(channel);
  const followed = at.topics.filter(({ id }) => subscriptions.some(({ topicId }) => topicId === id));
  const people = await at.reads.people();
  const missed = await Promise.all(
    stories.map(async ({ story, tags }) => {
      const topics = followed.filter(({ id }) => !tags.some(({ topicId }) => topicId === id));
      const [article] = await at.reads.newestArticles({ workspace: channel.workspace, storyId: story.id, atMost: 1 });
      if (!article || topics.length === 0) return [];
      const matcher = compileTopics(topics, people);
      return topics.map((topic): Line => {
        const verdict = matcher.explain(article, topic.id);
        // its newest article alone would: the others are too many for it to be the story's
        if (verdict?.kind === 'carried') return [`Not under ${topic.name}: too few of its articles carry it.`];
        return [`Not under ${topic.name}: its newest article ${sayVerdict(verdict, { topic, people, article })}.`];
      });
    }),
  );
  return whyReply(
    stories.map((story, index) => ({ ...story, missed: missed[index] ?? [] })),
    words,
    at.nameOf,
  );
}

function notPlaced(words: string): Failure {
  const near = nearest(words, ['list', 'status', 'why', 'help'], 1)[0];
  const hint = near ? `did you mean /news ${near}?` : `to ask about a story, write /news why ${echo(words)}.`;
  return new Failure('bad-input', `/news does not know "${echo(words)}": ${hint}`);
}

/** Each subscription with what managers may do with it. */
function listReply(of: {
  readonly desk: DeskStatus;
  readonly topics: readonly Topic[];
  readonly nameOf: (topicId: string) => string;
  readonly context: AskContext;
}): Reply {
  const { topics, nameOf, context } = of;
  const { subscriptions } = of.desk;
  const skip = (context.page - 1) * A_PAGE.subscriptions;
  const shown = subscriptions.slice(skip, skip + A_PAGE.subscriptions);
  const first = topics[0]?.id;
  const none: Line = [`This channel gets nothing yet${first ? `: managers can try /subscribe ${first}` : ''}.`];
  const followed =
    topics.length > 0
      ? `Topics: ${topics.map((topic) => topic.id).join(', ')}`
      : 'No topics are set up yet: managers can add one with /newsdesk topics create.';
  return {
    title: 'What this channel gets',
    private: true,
    blocks: [
      { kind: 'heading', text: 'This channel gets' },
      ...(shown.length === 0 ? [{ kind: 'bullets', items: [none] } as const] : []),
      ...shown.flatMap((subscription): Block[] => [
        { kind: 'bullets', items: [subscriptionLine(subscription, nameOf(subscription.topicId))] },
        ...(context.mayManage ? [{ kind: 'buttons', buttons: subscriptionButtons(subscription) } as const] : []),
      ]),
      { kind: 'text', line: [followed], small: true, foot: true },
    ],
    more: subscriptions.length > skip + shown.length ? nextPage('news', { show: 'list' }, context) : null,
  };
}

function statusReply(desk: DeskStatus, nameOf: (topicId: string) => string, now: Instant): Reply {
  const sources = sourceStatus(desk.feeds, now);
  const paused = desk.subscriptions.filter(({ pausedBecause }) => pausedBecause !== null);
  const { items, articles, statements, stories } = desk.counts;
  const wrong = [
    ...sources.trouble,
    ...paused.map(({ topicId, pausedBecause }): Line => [`${nameOf(topicId)} is paused: ${pausedBecause}`]),
  ];
  const next: Line = sources.nextPollAt === null ? [] : ['Next poll ', { kind: 'time', at: sources.nextPollAt }, '.'];
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
          { label: 'Sources', value: [`${sources.inOrder} of ${desk.feeds.length} in order`] },
        ],
      },
      // What is wrong, and nothing else: onrecord doctor takes each of these as a finding.
      ...(wrong.length > 0 ? [{ kind: 'bullets', items: wrong } as const] : []),
      ...[...sources.remarks, ...(next.length > 0 ? [next] : [])].map(
        (line) => ({ kind: 'text', line, small: true }) as const,
      ),
    ],
    more: null,
  };
}

function whyReply(
  stories: readonly (WhyStory & { readonly missed: readonly Line[] })[],
  words: string,
  nameOf: (topicId: string) => string,
): Reply {
  if (stories.length === 0)
    return say(`No story on record has “${echo(words)}” in its headline: try fewer words of it.`);
  return {
    title: 'Why it was posted, or not',
    private: true,
    blocks: stories.flatMap(({ story, tags, deliveries, missed }) => [
      { kind: 'heading', text: story.title } as const,
      {
        kind: 'bullets',
        items: [
          ...(tags.length === 0 ? [['It carries no topic that anybody here follows, so it was not posted.']] : []),
          ...tags.map(
            (tag): Line => [
              tag.evidence.length === 0
                ? `It carries ${nameOf(tag.topicId)}.`
                : `It carries ${nameOf(tag.topicId)} because it says ${tag.evidence.map((text) => `“${text}”`).join(', ')}.`,
            ],
          ),
          ...missed.slice(0, TOPICS_MISSED),
          ...(tags.length > 0 && deliveries.length === 0
            ? [['Not posted here: no running subscription of this channel covers it.']]
            : []),
          ...deliveries.map(
            (delivery): Line => [
              `${nameOf(delivery.topicId)}: ${DELIVERED[delivery.state]} `,
              { kind: 'time', at: delivery.at },
              delivery.error ? `. ${delivery.error}` : '.',
            ],
          ),
        ],
      } as const,
    ]),
    more: null,
  };
}

const DELIVERED: Readonly<Record<DeliveryState, string>> = {
  pending: 'waits to be posted since',
  sending: 'is being posted since',
  posted: 'posted',
  unknown: 'may have been posted, the chat is asked before another try; last try',
  failed: 'could not be posted',
  skipped: 'was left out',
};

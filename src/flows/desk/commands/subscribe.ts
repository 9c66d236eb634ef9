import { subscriptionLine } from '../../../core/reply/write-subscription.ts';
import { defineCommand } from '../../../core/request/command.ts';
import { findTopic } from '../../../core/request/find-named.ts';
import { nearest } from '../../../core/request/nearest.ts';
import { readDays, readTime, readTimezone } from '../../../core/request/read-schedule.ts';
import { DEFAULT_AT, nextDigestAt } from '../../../core/schedule/next-digest.ts';
import { quietUntil } from '../../../core/schedule/quiet-until.ts';
import { subscriptionId } from '../../../core/schedule/subscription-id.ts';
import type { Subscription, SubscriptionMode, Terms } from '../../../model/delivery.ts';
import { Failure } from '../../../model/failure.ts';
import type { Feed } from '../../../model/feed.ts';
import type { Block, Reply } from '../../../model/reply.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { readWishedTerms } from './read-wished-terms.ts';

export const subscribe = defineCommand({
  name: 'subscribe',
  summary: 'Bring a topic to this channel',
  options: {
    topic: { kind: 'topic', summary: 'the topic', required: true, main: true },
    mode: {
      kind: 'choice',
      summary: 'live (each story), digest (at a set time) or changes (of position only)',
      choices: ['live', 'digest', 'changes'],
      default: 'live',
    },
    at: { kind: 'time', summary: 'digests: the time of day, 08:00' },
    days: { kind: 'weekdays', summary: 'digests: mon,tue or weekdays; every day if left out' },
    timezone: { kind: 'timezone', summary: 'the zone of all times and days, Europe/Berlin' },
    only: { kind: 'text', summary: 'stories that one of these outlets has: "The Lantern, Skerry Radio"' },
    without: { kind: 'text', summary: 'outlets that do not count' },
    languages: { kind: 'text', summary: 'languages of the stories: en,fr' },
    outlets: { kind: 'text', summary: 'stories come once so many outlets have them: 2' },
    most: { kind: 'text', summary: 'live: at most so many stories a day, those of most outlets first' },
    quiet: { kind: 'text', summary: 'hours in which nothing comes, 22:00-07:00; what was held comes afterwards' },
    empty: { kind: 'flag', summary: 'digests: also when there is nothing new' },
    channel: { kind: 'channel', summary: 'for another channel than this one' },
  },
  examples: [
    '/subscribe nato-ukraine',
    '/subscribe climate-policy digest at:07:30 days:weekdays timezone:Europe/Berlin',
    '/subscribe nato-ukraine live outlets:2 most:10 quiet:22:00-07:00',
  ],
  managers: true,
  async answer(args, { desk, reads }: DeskPorts, context): Promise<Reply> {
    const topic = findTopic(args.topic, await reads.topics(context.channel.workspace));
    const mode = args.mode as SubscriptionMode; // checked against the choices before
    const timed = mode === 'digest';
    const { subscriptions, feeds } = await reads.desk(context.channel);
    const before = subscriptions.find(({ topicId }) => topicId === topic.id);
    // A form comes filled with the time of the digest that is changed to another mode.
    const isLeftOver = args.at === before?.at && (args.days ?? '') === before?.days.join(',');
    // Told, not dropped: whoever sets a time expects nothing before it.
    if (!timed && !isLeftOver && (args.at !== undefined || args.days !== undefined))
      throw new Failure(
        'bad-input',
        `A time or days are for digests, and ${mode} posts come as they happen: write /subscribe ${topic.id} digest at:${args.at ?? DEFAULT_AT}.`,
      );
    const schedule = {
      at: timed ? readTime(args.at ?? DEFAULT_AT) : null,
      days: timed && args.days !== undefined ? readDays(args.days) : [],
      timezone: readTimezone(args.timezone ?? context.timezone),
    };
    const terms = readWishedTerms(args, mode, before);
    const subscription: Subscription = {
      id: subscriptionId(context.channel, topic.id),
      channel: context.channel,
      topicId: topic.id,
      mode,
      ...schedule,
      createdBy: context.user,
      createdAt: context.now,
      nextDigestAt: timed ? nextDigestAt(schedule, context.now) : null,
      pausedBecause: null,
      ...(Object.keys(terms).length === 0 ? {} : { terms }),
    };
    await desk.subscribe(subscription, context.now);
    return {
      title: `Subscribed to ${topic.name}`,
      private: false,
      blocks: [
        {
          kind: 'text',
          line: [
            'This channel now gets ',
            ...subscriptionLine(subscription, topic.name),
            mode === 'live' ? firstStory(subscription) : '',
          ],
        },
        ...unknownOutlets(terms, feeds),
        {
          kind: 'buttons',
          buttons: [
            { label: 'Send a test', request: { command: 'newsdesk', options: { area: 'test', what: topic.id } } },
            { label: 'Undo', request: { command: 'unsubscribe', options: { topic: topic.id } } },
          ],
        },
      ],
      more: null,
    };
  },
});

function firstStory({ terms = {}, timezone, createdAt: now }: Subscription): string {
  const { only, without, languages, fromOutlets = 1, quiet } = terms;
  const isAny = (only ?? without ?? languages) === undefined && fromOutlets === 1;
  const isQuiet = quiet !== undefined && quietUntil(quiet, { timezone, now }) !== null;
  return ` The newest story${isAny ? '' : ' that fits'} comes ${isQuiet ? 'when the quiet hours end' : 'at once'}.`;
}

/** A misspelt outlet would keep everything away, and nobody would know why. */
function unknownOutlets({ only = [], without = [] }: Terms, feeds: readonly Feed[]): Block[] {
  const known = [...new Set(feeds.map(({ outlet }) => outlet))];
  const unknown = [...only, ...without].filter(
    (name) => !known.some((outlet) => outlet.toLowerCase() === name.toLowerCase()),
  );
  return unknown.map((name): Block => {
    const [like] = nearest(name, known, 1);
    const hint = like === undefined ? '/newsdesk sources list shows all names.' : `did you mean ${like}?`;
    return { kind: 'text', line: [`No source here has the outlet “${name}”: ${hint}`] };
  });
}

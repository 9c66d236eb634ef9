import type { Subscription, Terms } from '../../model/delivery.ts';
import type { Button, Line, Reply, Request } from '../../model/reply.ts';
import { count } from './lines.ts';

/** One clear sentence of what a channel gets, and when next. */
export function subscriptionLine(subscription: Subscription, topicName: string): Line {
  const { pausedBecause, pausedUntil } = subscription;
  if (pausedBecause !== null) {
    const until: Line =
      pausedUntil === undefined ? [] : [' It resumes by itself ', { kind: 'time', at: pausedUntil }, '.'];
    return [`${topicName}: paused. ${pausedBecause}`, ...until];
  }
  return [`${topicName}: `, ...whatAndWhen(subscription), `${termsInWords(subscription)}.`];
}

function whatAndWhen(subscription: Subscription): Line {
  switch (subscription.mode) {
    case 'live':
      return ['each story as it forms, then updates of the same message'];
    case 'changes':
      return ['only when somebody appears to change position'];
    case 'digest': {
      const days = subscription.days.length === 0 ? 'every day' : subscription.days.join(', ');
      const next: Line =
        subscription.nextDigestAt === null ? [] : [', next ', { kind: 'time', at: subscription.nextDigestAt }];
      return [`a digest ${days} at ${subscription.at} (${subscription.timezone})`, ...next];
    }
    default:
      return subscription.mode satisfies never;
  }
}

/** "; with The Lantern among the outlets; once 2 outlets have it; quiet from 22:00 to 07:00 (UTC), then what was held". */
function termsInWords({ terms = {}, timezone }: Subscription): string {
  const { only = [], without = [], languages = [], fromOutlets = 1, mostADay, quiet, evenEmpty } = terms;
  const parts = [
    ...(only.length > 0 ? [`with ${orList(only)} among the outlets`] : []),
    ...(without.length > 0 ? [`not counting ${orList(without)}`] : []),
    ...(languages.length > 0 ? [`in ${orList(languages.map(languageName))}`] : []),
    ...(fromOutlets > 1 ? [`once ${fromOutlets} outlets have it`] : []),
    ...(mostADay === undefined ? [] : [`at most ${count(mostADay, 'story')} a day (${timezone})`]),
    ...(quiet ? [`quiet from ${quiet.from} to ${quiet.to} (${timezone}), then what was held`] : []),
    ...(evenEmpty ? ['also when there is nothing new'] : []),
  ];
  return parts.map((part) => `; ${part}`).join('');
}

const languageName = (code: string): string => LANGUAGES.of(code) ?? code;

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

const orList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** What one may do with a subscription from where it is listed; for those who may manage its channel. */
export function subscriptionButtons(subscription: Subscription): Button[] {
  const { topicId, pausedBecause } = subscription;
  const manage = (area: string): Request => ({ command: 'newsdesk', options: { area, what: topicId } });
  const buttons: Button[] = [
    {
      label: 'Edit',
      request: { command: 'subscribe', options: wishAsOptions(subscription) },
      form: ['mode', 'at', 'days', 'timezone'],
    },
    pausedBecause === null
      ? { label: 'Pause', request: manage('pause') }
      : { label: 'Resume', request: manage('resume') },
    { label: 'Send a test', request: manage('test') },
    { label: 'Unsubscribe', request: { command: 'unsubscribe', options: { topic: topicId } } },
  ];
  return buttons.map((button) => ({ ...button, quiet: true }));
}

/** A subscription as the options of /subscribe that ask for the same again. */
export function wishAsOptions(
  subscription: Pick<Subscription, 'topicId' | 'mode' | 'at' | 'days' | 'timezone' | 'terms'>,
): Record<string, string> {
  const { topicId, mode, at, days, timezone, terms = {} } = subscription;
  const hasClock = at !== null || terms.quiet !== undefined || terms.mostADay !== undefined;
  return {
    topic: topicId,
    mode,
    ...(at === null ? {} : { at }),
    ...(hasClock ? { timezone } : {}),
    ...(days.length === 0 ? {} : { days: days.join(',') }),
    ...termsAsOptions(terms),
  };
}

function termsAsOptions({ only, without, languages, fromOutlets, mostADay, quiet, evenEmpty }: Terms) {
  return {
    ...(only ? { only: namesAsTyped(only) } : {}),
    ...(without ? { without: namesAsTyped(without) } : {}),
    ...(languages ? { languages: languages.join(', ') } : {}),
    ...(fromOutlets ? { outlets: String(fromOutlets) } : {}),
    ...(mostADay ? { most: String(mostADay) } : {}),
    ...(quiet ? { quiet: `${quiet.from}-${quiet.to}` } : {}),
    ...(evenEmpty ? { empty: 'yes' } : {}),
  };
}

/** Separated by commas; by semicolons, one at the end too, where a name has a comma itself. */
const namesAsTyped = (names: readonly string[]): string =>
  names.some((name) => name.includes(',')) ? names.map((name) => `${name};`).join(' ') : names.join(', ');

/** What whoever made subscriptions is told once when their channel cannot be posted to any more. */
export function pausedPost(subscriptions: readonly Subscription[], nameOf: (topicId: string) => string): Reply {
  const [first] = subscriptions;
  const reasons = new Set(subscriptions.map(({ pausedBecause }) => pausedBecause ?? ''));
  const names = subscriptions.map(({ topicId }) => nameOf(topicId)).join(', ');
  const title = `Paused: ${names}`;
  const channel = first?.channel.id ?? '';
  return {
    title,
    private: false,
    blocks: [
      { kind: 'text', line: [{ kind: 'strong', text: title }, reasons.size === 1 ? `. ${[...reasons][0]}` : '.'] },
      // one may have been paused before, by somebody and for another reason
      ...(reasons.size === 1
        ? []
        : [
            { kind: 'bullets', items: subscriptions.map((one) => subscriptionLine(one, nameOf(one.topicId))) } as const,
          ]),
      { kind: 'text', line: ['What was due by then comes once it is resumed. This is said once.'] },
      {
        kind: 'buttons',
        buttons: [{ label: 'Resume', request: { command: 'newsdesk', options: { area: 'resume', channel } } }],
      },
    ],
    more: null,
  };
}

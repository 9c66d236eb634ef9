import type { Subscription } from '../../model/delivery.ts';
import type { Button, Line, Reply, Request } from '../../model/reply.ts';

/** One clear sentence of what a channel gets, and when next. */
export function subscriptionLine(subscription: Subscription, topicName: string): Line {
  if (subscription.pausedBecause !== null) return [`${topicName}: paused. ${subscription.pausedBecause}`];
  switch (subscription.mode) {
    case 'live':
      return [`${topicName}: each story as it forms, then updates of the same message.`];
    case 'changes':
      return [`${topicName}: only when somebody appears to change position.`];
    case 'digest': {
      const days = subscription.days.length === 0 ? 'every day' : subscription.days.join(', ');
      const next: Line =
        subscription.nextDigestAt === null ? [] : [', next ', { kind: 'time', at: subscription.nextDigestAt }];
      return [`${topicName}: a digest ${days} at ${subscription.at} (${subscription.timezone})`, ...next, '.'];
    }
    default:
      return subscription.mode satisfies never;
  }
}

/** What one may do with a subscription from where it is listed; for those who may manage its channel. */
export function subscriptionButtons({ topicId, mode, at, days, timezone, pausedBecause }: Subscription): Button[] {
  const wish = {
    topic: topicId,
    mode,
    ...(at === null ? {} : { at, timezone }),
    ...(days.length === 0 ? {} : { days: days.join(',') }),
  };
  const manage = (area: string): Request => ({ command: 'newsdesk', options: { area, what: topicId } });
  const buttons: Button[] = [
    { label: 'Edit', request: { command: 'subscribe', options: wish }, form: ['mode', 'at', 'days', 'timezone'] },
    pausedBecause === null
      ? { label: 'Pause', request: manage('pause') }
      : { label: 'Resume', request: manage('resume') },
    { label: 'Send a test', request: manage('test') },
    { label: 'Unsubscribe', request: { command: 'unsubscribe', options: { topic: topicId } } },
  ];
  return buttons.map((button) => ({ ...button, quiet: true }));
}

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

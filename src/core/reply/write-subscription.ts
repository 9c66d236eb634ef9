import type { Subscription } from '../../model/delivery.ts';
import type { Line } from '../../model/reply.ts';

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

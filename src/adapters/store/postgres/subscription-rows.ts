import type { Selectable } from 'kysely';
import type { Subscription } from '../../../model/delivery.ts';
import type { Tables } from './schema.ts';

export const toSubscription = (row: Selectable<Tables['subscriptions']>): Subscription => ({
  id: row.id,
  channel: { chat: row.chat, workspace: row.workspace, id: row.channel },
  topicId: row.topic_id,
  mode: row.mode,
  at: row.at,
  days: row.days,
  timezone: row.timezone,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  nextDigestAt: row.next_digest_at?.toISOString() ?? null,
  pausedBecause: row.paused_because,
  ...(row.paused_until === null ? {} : { pausedUntil: row.paused_until.toISOString() }),
  ...(Object.keys(row.terms).length === 0 ? {} : { terms: row.terms }),
});

export const toSubscriptionRow = (subscription: Subscription, fromSettings: boolean) => ({
  id: subscription.id,
  chat: subscription.channel.chat,
  workspace: subscription.channel.workspace,
  channel: subscription.channel.id,
  topic_id: subscription.topicId,
  mode: subscription.mode,
  at: subscription.at,
  days: JSON.stringify(subscription.days),
  timezone: subscription.timezone,
  created_by: subscription.createdBy,
  created_at: subscription.createdAt,
  next_digest_at: subscription.nextDigestAt,
  paused_because: subscription.pausedBecause,
  paused_until: subscription.pausedUntil ?? null,
  terms: JSON.stringify(subscription.terms ?? {}),
  from_settings: fromSettings,
  digested_until: null,
  ended_at: null,
});

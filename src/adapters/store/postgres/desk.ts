import { type Selectable, sql } from 'kysely';
import { subscriptionId } from '../../../core/schedule/subscription-id.ts';
import type { Channel, Subscription, Terms } from '../../../model/delivery.ts';
import { Failure } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';
import type { Desk } from '../../../ports/desk.ts';
import { audit } from './audit.ts';
import { topicLocks } from './briefing-topics.ts';
import { putTopic } from './catalogue.ts';
import { catalogueChanged } from './catalogue-changed.ts';
import { putFeed } from './feed-store.ts';
import { newestStory } from './newest-story.ts';
import { owe } from './owe.ts';
import { readReport, reportMistake, withdrawReport } from './report-mistake.ts';
import type { Tables } from './schema.ts';
import { toSubscription, toSubscriptionRow } from './subscription-rows.ts';
import { type Db, inTransaction, lockNames, SETTINGS_LOCK, type Trx } from './transaction.ts';

/** What managers change and anybody reports, each with a line in the audit. */
export function desk(db: Db): Desk {
  return {
    subscribe: (subscription, now) =>
      inTransaction(db, async (trx) => {
        await lockNames(trx, topicLocks([subscription.topicId]));
        await putSubscription(trx, subscription, false);
        await oweNewest(trx, subscription, now);
        await audit(trx, {
          at: now,
          workspace: subscription.channel.workspace,
          by: subscription.createdBy,
          action: 'subscribe',
          details: subscription,
        });
      }),

    unsubscribe: (channel, topicId, by, now) =>
      inTransaction(db, async (trx) => {
        const row = await trx
          .updateTable('subscriptions')
          .set({ ended_at: now, from_settings: false }) // so that the configuration does not begin it again
          .where(isOf(channel))
          .where('topic_id', '=', topicId)
          .where('ended_at', 'is', null)
          .returningAll()
          .executeTakeFirst();
        if (!row) return undefined;
        await leaveUnsent(trx, [row.id], now);
        await audit(trx, {
          at: now,
          workspace: channel.workspace,
          by,
          action: 'unsubscribe',
          details: { channel, topicId },
        });
        return toSubscription(row);
      }),

    syncSubscriptions: (subscriptions, now) =>
      inTransaction(db, async (trx) => {
        await lockNames(trx, [SETTINGS_LOCK, ...topicLocks(subscriptions.map(({ topicId }) => topicId))]);
        await trx
          .updateTable('subscriptions')
          .set({ ended_at: now })
          .where('from_settings', '=', true)
          .where('ended_at', 'is', null)
          .$if(subscriptions.length > 0, (query) =>
            query.where(
              'id',
              'not in',
              subscriptions.map(({ id }) => id),
            ),
          )
          .execute();
        for (const subscription of subscriptions) {
          const old = await trx
            .selectFrom('subscriptions')
            .selectAll()
            .where(isOf(subscription.channel))
            .where('topic_id', '=', subscription.topicId)
            .executeTakeFirst();
          // What was made, changed or ended in its channel belongs to the channel: it stays so.
          if (old && !old.from_settings) continue;
          if (old && old.ended_at === null && sameWish(toSubscription(old), subscription)) continue;
          await putSubscription(trx, { ...subscription, ...pauseOf(old) }, true);
          if (!old) await oweNewest(trx, subscription, now);
        }
      }),

    setPaused: (channel, topicId, because, by, now, until) =>
      inTransaction(db, async (trx) => {
        const rows = await trx
          .updateTable('subscriptions')
          .set({ paused_because: because, paused_until: until ?? null })
          .where(isOf(channel))
          .$if(topicId !== null, (query) => query.where('topic_id', '=', topicId ?? ''))
          .where('ended_at', 'is', null)
          .where((eb) =>
            because === null
              ? eb('paused_because', 'is not', null)
              : // what is paused here already may be paused until another time; what a platform lost stays as it is
                sql<boolean>`(paused_because is null or (paused_because = ${because} and paused_until is distinct from ${until ?? null}::timestamptz))`,
          )
          .returning('id')
          .execute();
        if (rows.length > 0)
          await audit(trx, {
            at: now,
            workspace: channel.workspace,
            by,
            action: because === null ? 'resume' : 'pause',
            details: { channel, topicId, because, ...(until === undefined ? {} : { until }) },
          });
        return rows.length;
      }),

    oweTest: (channel, topicId, by, now) =>
      inTransaction(db, async (trx) => {
        const row = {
          ...channel,
          channel: channel.id,
          id: `test/${subscriptionId(channel, topicId)}`,
          topic_id: topicId,
        };
        await owe(trx, [row], { kind: 'test', subject: now, revision: 1, now });
        await audit(trx, { at: now, workspace: channel.workspace, by, action: 'test', details: { channel, topicId } });
      }),

    saveFeed: (feed, by, now) =>
      inTransaction(db, async (trx) => {
        const old = await trx.selectFrom('feeds').select('workspace').where('id', '=', feed.id).executeTakeFirst();
        refuseForeign(old, feed);
        await putFeed(trx, feed, now);
        await audit(trx, { at: now, workspace: feed.workspace, by, action: 'save-feed', details: feed });
      }),

    removeFeed: (workspace, feedId, by, now) =>
      inTransaction(db, async (trx) => {
        const removed = await trx
          .updateTable('feeds')
          .set({ listed: false, status: 'paused' })
          .where('id', '=', feedId)
          .where('workspace', '=', workspace)
          .where('listed', '=', true)
          .returning('id')
          .executeTakeFirst();
        if (removed) await audit(trx, { at: now, workspace, by, action: 'remove-feed', details: { feedId } });
        return removed !== undefined;
      }),

    removeTopic: (workspace, topicId, by, now) =>
      inTransaction(db, async (trx) => {
        await lockNames(trx, topicLocks([topicId]));
        const removed = await trx
          .updateTable('topics')
          .set({ listed: false })
          .where('id', '=', topicId)
          .where('workspace', '=', workspace)
          .where('listed', '=', true)
          .returning('id')
          .executeTakeFirst();
        if (!removed) return undefined;
        const rows = await trx
          .updateTable('subscriptions')
          .set({ ended_at: now, from_settings: false })
          .where('topic_id', '=', topicId)
          .where('ended_at', 'is', null)
          .returningAll()
          .execute();
        await leaveUnsent(
          trx,
          rows.map(({ id }) => id),
          now,
        );
        await catalogueChanged(trx, 'topics');
        await audit(trx, { at: now, workspace, by, action: 'remove-topic', details: { topicId } });
        return rows.map(toSubscription);
      }),

    saveTopic: (topic, by, now) =>
      inTransaction(db, async (trx) => {
        const old = await trx.selectFrom('topics').select('workspace').where('id', '=', topic.id).executeTakeFirst();
        refuseForeign(old, topic);
        await putTopic(trx, topic);
        await catalogueChanged(trx, 'topics');
        await audit(trx, { at: now, workspace: topic.workspace, by, action: 'save-topic', details: topic });
      }),

    reportMistake: (report, now) => inTransaction(db, (trx) => reportMistake(trx, report, now)),
    withdrawReport: (of, now) =>
      inTransaction(db, async (trx) => {
        const report = await readReport(trx, of.id, of.workspace);
        if (report === undefined) return undefined;
        if (report.acceptedAt !== null)
          throw new Failure(
            'not-allowed',
            `Report ${report.id} was accepted for everybody: only the operator can withdraw it, with onrecord reports withdraw ${report.id}.`,
          );
        if (!of.mayManage && report.reportedBy !== of.by)
          throw new Failure(
            'not-allowed',
            `Report ${report.id} is by ${report.reportedBy}: they or those who may manage this channel can undo it.`,
          );
        return withdrawReport(trx, { report, by: of.by, now });
      }),
  };
}

/** Ids are one space for all workspaces: nobody may take over what is shared or another workspace's. */
function refuseForeign(
  old: { readonly workspace: string | null } | undefined,
  wanted: { readonly id: string; readonly workspace: string | null },
): void {
  if (old && old.workspace !== wanted.workspace)
    throw new Failure('not-allowed', `The name ${wanted.id} is taken and not yours to change: choose another one.`);
}

async function putSubscription(trx: Trx, subscription: Subscription, fromSettings: boolean): Promise<void> {
  const { id: _, ...about } = toSubscriptionRow(subscription, fromSettings);
  await trx
    .insertInto('subscriptions')
    .values({ id: subscription.id, ...about })
    .onConflict((conflict) => conflict.columns(['chat', 'workspace', 'channel', 'topic_id']).doUpdateSet(about))
    .execute();
  // what waits for the end of quiet hours waits for those that hold now
  await trx
    .updateTable('deliveries')
    .set({ not_before: null })
    .where('subscription_id', '=', subscription.id)
    .where('state', '=', 'pending')
    .where('attempts', '=', 0) // not what a platform asked to send later
    .where('not_before', 'is not', null)
    .execute();
}

/** A pause stays when the configuration of what is paused changes. */
const pauseOf = (old: Selectable<Tables['subscriptions']> | undefined): Partial<Subscription> => {
  const { pausedBecause = null, pausedUntil } = old ? toSubscription(old) : {};
  return { pausedBecause, ...(pausedUntil === undefined ? {} : { pausedUntil }) };
};

/** The newest story of the topic comes at once, unless the channel had it already. */
async function oweNewest(trx: Trx, subscription: Subscription, now: Instant): Promise<void> {
  if (subscription.mode !== 'live') return;
  const newest = await newestStory(trx, {
    topicId: subscription.topicId,
    workspace: subscription.channel.workspace,
    ...(subscription.terms ? { terms: subscription.terms } : {}),
  });
  if (!newest) return;
  const had = await trx
    .selectFrom('deliveries')
    .select('id')
    .where(isOf(subscription.channel))
    .where('subject', '=', newest.storyId)
    .where('state', 'not in', ['skipped', 'failed'])
    .limit(1)
    .executeTakeFirst();
  if (had) return;
  const { revision } = newest;
  // owed before, and not sent because the channel did not want it or could not take it then
  const again = await trx
    .updateTable('deliveries')
    .set({ state: 'pending', error: null, not_before: null, changed_at: now })
    .where(isOf(subscription.channel))
    .where('kind', '=', 'briefing')
    .where('subject', '=', newest.storyId)
    .where('revision', '=', revision)
    .returning('id')
    .execute();
  if (again.length > 0) return;
  const rows = await trx
    .selectFrom('subscriptions')
    .selectAll()
    .where(isOf(subscription.channel))
    .where('topic_id', '=', subscription.topicId)
    .execute();
  await owe(trx, rows, { kind: 'briefing', subject: newest.storyId, revision, now });
}

const isOf = (channel: Channel) =>
  sql<boolean>`(chat = ${channel.chat} and workspace = ${channel.workspace} and channel = ${channel.id})`;

const sameWish = (a: Subscription, b: Subscription): boolean =>
  a.mode === b.mode &&
  a.at === b.at &&
  a.timezone === b.timezone &&
  a.days.join() === b.days.join() &&
  inOrder(a.terms) === inOrder(b.terms);

/** Terms as text; the store keeps no order of keys. */
const inOrder = (terms: Terms = {}): string =>
  JSON.stringify(Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What was owed to subscriptions that were ended but not sent yet is not wanted any more. */
async function leaveUnsent(trx: Trx, subscriptionIds: readonly string[], now: Instant): Promise<void> {
  if (subscriptionIds.length === 0) return;
  await trx
    .updateTable('deliveries')
    .set({ state: 'skipped', error: 'The subscription was ended.', changed_at: now })
    .where('subscription_id', 'in', [...subscriptionIds])
    .where('state', '=', 'pending')
    .execute();
}

import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { BriefingContent } from '../../../model/briefing.ts';
import type { Delivery } from '../../../model/delivery.ts';
import type { Instant } from '../../../model/time.ts';
import type { DeliveryClaim, DeliveryContent, DeliveryStore } from '../../../ports/delivery-store.ts';
import { topicLocks } from './briefing-topics.ts';
import { deliveryId } from './ids.ts';
import { owe } from './owe.ts';
import { oweSourceNotices, readSourceNotice } from './owe-source-notices.ts';
import { type Reader, readProven } from './prove-words.ts';
import { readBriefing } from './read-briefing.ts';
import { toChange } from './read-stance.ts';
import type { Tables } from './schema.ts';
import { toSubscription } from './subscription-rows.ts';
import { type Db, inTransaction, lockNames, type Trx } from './transaction.ts';

/** Of an attempt to post. */
export const LEASE_SECONDS = 30; // of the database's clock: no platform call takes longer, its deadline is shorter
const DIGEST_STORIES = 40;

/**
 * The ledger. A claim is held by this process and not for ever: a delivery that another process was sending is
 * reconciled once its lease is over. Leases run on the database's own clock, as the product's may be simulated.
 */
export function deliveryStore(reader: Reader): DeliveryStore {
  const { db } = reader;
  const me = randomUUID();
  return {
    async get(deliveryId) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', deliveryId).executeTakeFirst();
      return row && toDelivery(row);
    },
    claim: (deliveryId, now, spacingMs) => inTransaction(db, (trx) => claim(trx, { deliveryId, me, now, spacingMs })),
    async settle(deliveryId, { state, messageRef, error }, now) {
      await db
        .updateTable('deliveries')
        .set({
          state,
          ...(messageRef === undefined ? {} : { message_ref: messageRef }),
          error: error ?? null,
          changed_at: now,
          holder: null,
          held_since: null,
        })
        .where('id', '=', deliveryId)
        .where('state', '<>', 'posted') // what arrived, arrived
        // an outcome that comes after our lease must not end another process's attempt; that it arrived is always news
        .$if(state !== 'posted', (query) =>
          query.where((eb) => eb.or([eb('holder', 'is', null), eb('holder', '=', me)])),
        )
        .execute();
    },
    async earlierMessage({ channel, kind, subject, revision }) {
      // Trouble that comes again is news: an edit of last month's message would reach nobody.
      if (kind === 'source') return null;
      const row = await db
        .selectFrom('deliveries')
        .select('message_ref')
        .where('chat', '=', channel.chat)
        .where('workspace', '=', channel.workspace)
        .where('channel', '=', channel.id)
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .where('revision', '<', revision)
        .where('message_ref', 'is not', null)
        .orderBy('revision', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.message_ref ?? null;
    },
    content: (delivery) => readContent(reader, delivery),
    oweSourceNotices: (trouble) => oweSourceNotices(db, trouble),
    oweDigests: (now, nextTime) =>
      inTransaction(db, async (trx) => {
        const isDue = sql<boolean>`mode = 'digest' and ended_at is null and paused_because is null and next_digest_at <= ${now}`;
        const topics = await trx.selectFrom('subscriptions').select('topic_id').where(isDue).execute();
        await lockNames(trx, topicLocks(topics.map((row) => row.topic_id)));
        const due = await trx.selectFrom('subscriptions').selectAll().where(isDue).orderBy('id').forUpdate().execute();
        const owed: string[] = [];
        for (const row of due) {
          const digest = { kind: 'digest', subject: row.next_digest_at?.toISOString() ?? now, revision: 1 } as const;
          await owe(trx, [row], { ...digest, now });
          owed.push(deliveryId({ subscriptionId: row.id, ...digest }));
          await trx
            .updateTable('subscriptions')
            .set({ next_digest_at: nextTime(toSubscription(row), now), digested_until: now })
            .where('id', '=', row.id)
            .execute();
        }
        return owed;
      }),
  };
}

/** In an embedded store every claim of an earlier process is over: only one process can hold it. */
export async function endLeases(db: Db): Promise<void> {
  await db.updateTable('deliveries').set({ held_since: null }).where('state', '=', 'sending').execute();
}

async function claim(
  trx: Trx,
  {
    deliveryId,
    me,
    now,
    spacingMs,
  }: { readonly deliveryId: string; readonly me: string; readonly now: Instant; readonly spacingMs: number },
): Promise<DeliveryClaim> {
  const row = await trx
    .selectFrom('deliveries')
    .selectAll()
    .select(
      sql<boolean>`coalesce(held_since > clock_timestamp() - make_interval(secs => ${LEASE_SECONDS}), false)`.as(
        'held',
      ),
    )
    .where('id', '=', deliveryId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.state === 'posted' || row.state === 'skipped' || row.state === 'failed') return { kind: 'done' };
  if (row.state === 'pending' && !(await isWanted(trx, row, now))) return { kind: 'done' };
  if (row.state === 'sending' && row.held)
    return row.holder === me ? { kind: 'done' } : { kind: 'wait', notBefore: later(now, LEASE_SECONDS * 1000) };
  if (await isBehindAnother(trx, row, now)) return { kind: 'wait', notBefore: later(now, RETRY_MS) };
  const free = spacingMs > 0 ? await takeSlot(trx, row, { now, spacingMs }) : null;
  if (free !== null) return { kind: 'wait', notBefore: free };
  const attempts = row.attempts + 1;
  await trx
    .updateTable('deliveries')
    .set({ state: 'sending', attempts, changed_at: now, holder: me, held_since: sql`clock_timestamp()` })
    .where('id', '=', deliveryId)
    .execute();
  // Only what was never sent may be sent without asking the platform first.
  return {
    kind: row.state === 'pending' ? 'send' : 'reconcile',
    delivery: toDelivery({ ...row, state: 'sending', attempts }),
  };
}

/** Nothing is posted for a subscription that was ended; while it is paused what was owed before is kept for later. */
async function isWanted(trx: Trx, row: Selectable<Tables['deliveries']>, now: Instant): Promise<boolean> {
  const subscription = await trx
    .selectFrom('subscriptions')
    .select(['ended_at', 'paused_because'])
    .where('id', '=', row.subscription_id)
    .executeTakeFirst();
  if (!subscription || subscription.ended_at === null) return (subscription?.paused_because ?? null) === null;
  await trx
    .updateTable('deliveries')
    .set({ state: 'skipped', error: 'The subscription was ended.', changed_at: now })
    .where('id', '=', row.id)
    .execute();
  return false;
}

const RETRY_MS = 1000;

/**
 * A story's later revision edits the message of the earlier one, so it waits while that one is being sent; a word
 * about a source is a message of its own, and waits for none. An earlier one that was not begun yet is not worth a
 * message any more: this revision takes its place.
 */
async function isBehindAnother(trx: Trx, row: Selectable<Tables['deliveries']>, now: Instant): Promise<boolean> {
  const earlier = await trx
    .selectFrom('deliveries')
    .select(['id', 'state'])
    .where('chat', '=', row.chat)
    .where('workspace', '=', row.workspace)
    .where('channel', '=', row.channel)
    .where('kind', '=', row.kind)
    .where('subject', '=', row.subject)
    .where('revision', '<', row.revision)
    .where('state', 'in', ['pending', 'sending', 'unknown'])
    .orderBy('revision')
    .forUpdate()
    .execute();
  if (row.kind !== 'source' && earlier.some(({ state }) => state !== 'pending')) return true;
  const replaced = earlier.filter(({ state }) => state === 'pending');
  if (replaced.length === 0) return false;
  await trx
    .updateTable('deliveries')
    .set({ state: 'skipped', error: 'A newer revision was posted in its place.', changed_at: now })
    .where(
      'id',
      'in',
      replaced.map(({ id }) => id),
    )
    .execute();
  return false;
}

/** Takes the channel's next slot, or tells when it is. */
async function takeSlot(
  trx: Trx,
  at: Pick<Selectable<Tables['deliveries']>, 'chat' | 'workspace' | 'channel'>,
  { now, spacingMs }: { readonly now: Instant; readonly spacingMs: number },
): Promise<Instant | null> {
  const channel = { chat: at.chat, workspace: at.workspace, channel: at.channel };
  await trx
    .insertInto('channel_slots')
    .values({ ...channel, next_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const slot = await trx
    .selectFrom('channel_slots')
    .select('next_at')
    .where('chat', '=', at.chat)
    .where('workspace', '=', at.workspace)
    .where('channel', '=', at.channel)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const free = slot.next_at.toISOString();
  // A slot far ahead was left by a clock that ran ahead of this one.
  if (free > now && free <= later(now, spacingMs)) return free;
  await trx
    .updateTable('channel_slots')
    .set({ next_at: later(now, spacingMs) })
    .where('chat', '=', at.chat)
    .where('workspace', '=', at.workspace)
    .where('channel', '=', at.channel)
    .execute();
  return null;
}

const later = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();

async function readContent(reader: Reader, delivery: Delivery): Promise<DeliveryContent | undefined> {
  switch (delivery.kind) {
    case 'briefing': {
      const content = await readBriefing(reader, {
        storyId: delivery.subject,
        revision: delivery.revision,
        workspace: delivery.channel.workspace,
      });
      return content && { kind: 'briefing', ...content };
    }
    case 'digest':
      return readDigest(reader, delivery);
    case 'change':
      return readChange(reader, delivery.subject);
    case 'source':
      return readSourceNotice(reader.db, delivery);
    default:
      return delivery.kind satisfies never;
  }
}

/** What was briefed since the last digest; nothing new is no digest. */
async function readDigest(reader: Reader, delivery: Delivery): Promise<DeliveryContent | undefined> {
  const { db } = reader;
  const earlier = await db
    .selectFrom('deliveries')
    .select('owed_since')
    .where('subscription_id', '=', delivery.subscriptionId)
    .where('kind', '=', 'digest')
    .where('subject', '<', delivery.subject)
    .where('state', '<>', 'failed') // what was refused was not read
    .orderBy('subject', 'desc')
    .limit(1)
    .executeTakeFirst();
  // its content ended when it was owed, which may be later than it was due
  const since = earlier?.owed_since.toISOString() ?? (await firstDigestSince(db, delivery));
  const stories = await db
    .selectFrom('briefing_topics')
    .innerJoin('stories', 'stories.id', 'briefing_topics.story_id')
    .select(['story_id', 'briefing_revision'])
    .where('topic_id', '=', delivery.topicId)
    .where(sql<boolean>`made_at > ${since} and made_at <= ${delivery.owedSince}`)
    .where(sql<boolean>`(stories.workspace is null or stories.workspace = ${delivery.channel.workspace})`)
    .orderBy('briefing_topics.last_seen', 'desc')
    .limit(DIGEST_STORIES)
    .execute();
  const contents: BriefingContent[] = [];
  for (const story of stories) {
    const content = await readBriefing(reader, {
      storyId: story.story_id,
      revision: story.briefing_revision ?? 1,
      workspace: delivery.channel.workspace,
    });
    if (content) contents.push(content);
  }
  return contents.length === 0 ? undefined : { kind: 'digest', briefings: contents, since };
}

/** The first digest covers all since the subscription was made, and at least a day. */
async function firstDigestSince(db: Db, delivery: Delivery): Promise<Instant> {
  const dayBefore = later(delivery.subject, -86_400_000);
  const row = await db
    .selectFrom('subscriptions')
    .select('created_at')
    .where('id', '=', delivery.subscriptionId)
    .executeTakeFirst();
  const made = row?.created_at.toISOString() ?? dayBefore;
  return [dayBefore, made].sort()[0] ?? dayBefore; // instants sort as text
}

async function readChange(reader: Reader, changeId: string): Promise<DeliveryContent | undefined> {
  const { db } = reader;
  const row = await db.selectFrom('position_changes').selectAll().where('id', '=', changeId).executeTakeFirst();
  if (!row) return undefined;
  const [first, second] = await readProven(reader, [row.first_statement_id, row.second_statement_id]);
  return first && second ? { kind: 'change', change: toChange(row), first, second } : undefined;
}

const toDelivery = (row: Selectable<Tables['deliveries']>): Delivery => ({
  id: row.id,
  subscriptionId: row.subscription_id,
  channel: { chat: row.chat, workspace: row.workspace, id: row.channel },
  topicId: row.topic_id,
  kind: row.kind,
  subject: row.subject,
  revision: row.revision,
  state: row.state,
  attempts: row.attempts,
  messageRef: row.message_ref,
  owedSince: row.owed_since.toISOString(),
});

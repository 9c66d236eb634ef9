import { sql } from 'kysely';
import { addMinutes } from '../../../core/schedule/add-minutes.ts';
import { fitsTerms } from '../../../core/schedule/fits-terms.ts';
import type { Delivery, Terms } from '../../../model/delivery.ts';
import type { Instant } from '../../../model/time.ts';
import type { DeliveryContent } from '../../../ports/delivery-store.ts';
import { toDelivery } from './delivery-rows.ts';
import { readPaused } from './lose-channel.ts';
import { toBriefing } from './newest-briefing.ts';
import { newestStory, outletsOf } from './newest-story.ts';
import { readSourceNotice } from './owe-source-notices.ts';
import { type Reader, readProven } from './prove-words.ts';
import { readBriefing, readRevisions } from './read-briefing.ts';
import { toChange } from './read-stance.ts';
import { hiddenKeys, positionKey, reportedPositions } from './reported.ts';
import { idsOfStory } from './story-ids.ts';
import type { Db } from './transaction.ts';

const DIGEST_STORIES = 40;
const DAY_MINUTES = 24 * 60;

/** Remembers what a post shows before it is made: what an article takes back is told to those who were shown it. */
async function remember(
  db: Db,
  delivery: Delivery,
  stories: readonly { readonly storyId: string; readonly revision: number }[],
): Promise<void> {
  const rows = stories.map(({ storyId, revision }, place) => ({
    delivery_id: delivery.id,
    story_id: storyId,
    revision,
    place,
  }));
  await db
    .insertInto('delivery_stories')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Everything a post is made from; what it shows is remembered. */
export async function readContent(reader: Reader, delivery: Delivery): Promise<DeliveryContent | undefined> {
  switch (delivery.kind) {
    case 'briefing': {
      const content = await readBriefing(reader, {
        storyId: delivery.subject,
        revision: delivery.revision,
        workspace: delivery.channel.workspace,
      });
      if (!content) return undefined;
      await remember(reader.db, delivery, [content.briefing]);
      return { kind: 'briefing', ...content };
    }
    case 'digest':
      return readDigest(reader, delivery);
    case 'change':
      return readChange(reader, { changeId: delivery.subject, workspace: delivery.channel.workspace });
    case 'correction':
      return readCorrection(reader.db, delivery);
    case 'source':
      return readSourceNotice(reader.db, delivery);
    case 'paused':
      return readPaused(reader.db, delivery);
    case 'test':
      return readTest(reader, delivery);
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
  const terms = await termsOf(db, delivery);
  const settled = await storiesOf(db, delivery);
  const stories = settled.length > 0 ? settled : await storiesSince(db, delivery, { since, terms });
  const contents = await readRevisions(reader, stories, delivery.channel.workspace);
  if (contents.length === 0 && !terms.evenEmpty) return undefined;
  if (contents.length > 0)
    await remember(
      db,
      delivery,
      contents.map(({ briefing }) => briefing),
    );
  return { kind: 'digest', briefings: contents, since };
}

type StoryOfDigest = { readonly storyId: string; readonly revision: number };

async function termsOf(db: Db, { subscriptionId }: Delivery): Promise<Terms> {
  const row = await db.selectFrom('subscriptions').select('terms').where('id', '=', subscriptionId).executeTakeFirst();
  return row?.terms ?? {};
}

/** What a digest holds, once it was asked for: trying again posts the same, also under other terms. */
async function storiesOf(db: Db, delivery: Delivery): Promise<StoryOfDigest[]> {
  return await db
    .selectFrom('delivery_stories')
    .select(['story_id as storyId', 'revision'])
    .where('delivery_id', '=', delivery.id)
    .orderBy('place')
    .execute();
}

/** The newest stories that fit the terms. */
async function storiesSince(
  db: Db,
  delivery: Delivery,
  { since, terms }: { readonly since: Instant; readonly terms: Terms },
): Promise<StoryOfDigest[]> {
  const rows = await db
    .selectFrom('briefing_topics')
    .innerJoin('stories', 'stories.id', 'briefing_topics.story_id')
    .innerJoin('briefings', (join) =>
      join.onRef('briefings.story_id', '=', 'stories.id').onRef('briefings.revision', '=', 'stories.briefing_revision'),
    )
    .select(['briefing_topics.story_id as storyId', 'briefings.revision', 'language'])
    .select(outletsOf)
    .where('topic_id', '=', delivery.topicId)
    .where(sql<boolean>`briefing_topics.made_at > ${since} and briefing_topics.made_at <= ${delivery.owedSince}`)
    .where(sql<boolean>`(stories.workspace is null or stories.workspace = ${delivery.channel.workspace})`)
    .orderBy('briefing_topics.last_seen', 'desc')
    .orderBy('briefing_topics.story_id')
    .execute();
  return rows.filter((row) => fitsTerms(row, terms)).slice(0, DIGEST_STORIES);
}

/** The first digest covers all since the subscription was made, and at least a day. */
async function firstDigestSince(db: Db, delivery: Delivery): Promise<Instant> {
  const dayBefore = addMinutes(delivery.subject, -DAY_MINUTES);
  const row = await db
    .selectFrom('subscriptions')
    .select('created_at')
    .where('id', '=', delivery.subscriptionId)
    .executeTakeFirst();
  const made = row?.created_at.toISOString() ?? dayBefore;
  return [dayBefore, made].sort()[0] ?? dayBefore; // instants sort as text
}

/** A note belongs under the newest message of its channel that shows the story. */
async function readCorrection(db: Db, delivery: Delivery): Promise<DeliveryContent | undefined> {
  const row = await db
    .selectFrom('briefings')
    .select('content')
    .where('story_id', '=', delivery.subject)
    .where('revision', '=', delivery.revision)
    .executeTakeFirst();
  if (!row) return undefined;
  const briefing = toBriefing(row.content);
  const corrections = briefing.corrections.filter(({ noticedAt }) => noticedAt === briefing.madeAt);
  const { channel } = delivery;
  const post = await db
    .selectFrom('delivery_stories')
    .innerJoin('deliveries', 'deliveries.id', 'delivery_stories.delivery_id')
    .selectAll('deliveries')
    .where('story_id', 'in', await idsOfStory(db, delivery.subject))
    .where('chat', '=', channel.chat)
    .where('workspace', '=', channel.workspace)
    .where('channel', '=', channel.id)
    .where('state', '=', 'posted')
    .where('message_ref', 'is not', null)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!post || post.message_ref === null || corrections.length === 0) return undefined;
  const digest = post.kind === 'digest' ? toDelivery(post) : null;
  return { kind: 'correction', briefing, corrections, under: post.message_ref, digest };
}

/** The newest story of the topic, as its subscription would have got it. */
async function readTest(reader: Reader, { topicId, channel }: Delivery): Promise<DeliveryContent> {
  const newest = await newestStory(reader.db, { topicId, workspace: channel.workspace });
  const story = newest && (await readBriefing(reader, { ...newest, workspace: channel.workspace }));
  return { kind: 'test', story: story ?? null };
}

/** None where one of its positions was reported as a mistake. */
async function readChange(
  reader: Reader,
  { changeId, workspace }: { readonly changeId: string; readonly workspace: string },
): Promise<DeliveryContent | undefined> {
  const { db } = reader;
  const row = await db.selectFrom('position_changes').selectAll().where('id', '=', changeId).executeTakeFirst();
  if (!row) return undefined;
  const hidden = hiddenKeys(await reportedPositions(db, { topicId: row.topic_id, workspace }));
  const both = [row.first_statement_id, row.second_statement_id];
  if (both.some((statementId) => hidden.includes(positionKey({ statementId, propositionId: row.proposition_id }))))
    return undefined;
  const [first, second] = await readProven(reader, both);
  return first && second ? { kind: 'change', change: toChange(row), first, second } : undefined;
}

import { sql } from 'kysely';
import type { Article } from '../../../model/article.ts';
import type { Briefing } from '../../../model/briefing.ts';
import type { Story } from '../../../model/story.ts';
import type { Instant } from '../../../model/time.ts';
import type { StoryDecision, StoryStore } from '../../../ports/news-store.ts';
import { liveWindow } from './live-window.ts';
import { owe } from './owe.ts';
import { readArticles } from './read-articles.ts';
import { statementsOfArticles } from './read-statements.ts';
import { outletsOf } from './story-outlets.ts';
import { type Db, inTransaction, lockNames, type Trx } from './transaction.ts';

/** Stories as they grow, and their briefings. */
export function storyStore(db: Db): StoryStore {
  const live = liveWindow();
  // The version of each story that was handed out: a briefing made from it settles that version and no later one.
  const handedOut = new Map<string, number>();
  return {
    join: (article, since, decide, now) =>
      inTransaction(db, async (trx) => {
        const about = await trx
          .selectFrom('articles')
          .select(['workspace', 'revision'])
          .where('id', '=', article.id)
          .executeTakeFirst();
        const workspace = about?.workspace ?? null;
        await lockNames(trx, [`stories/${workspace ?? ''}/${article.language}`]);
        const storyId =
          (await joinAgain(trx, article)) ??
          (await joinFirst(trx, article, {
            decision: decide(await live(trx, { language: article.language, workspace, since })),
            workspace,
            now,
          }));
        await trx
          .updateTable('articles')
          .set({ joined_revision: article.revision })
          .where('id', '=', article.id)
          .where('joined_revision', '<', article.revision)
          .execute();
        return storyId;
      }),

    async open(storyId, atMost) {
      const row = await db.selectFrom('stories').selectAll().where('id', '=', storyId).executeTakeFirst();
      if (!row) return undefined;
      if (row.merged_into !== null) return this.open(row.merged_into, atMost);
      const newest = await db
        .selectFrom('story_articles')
        .select('article_id')
        .where('story_id', '=', storyId)
        .orderBy('published', 'desc')
        .orderBy('article_id')
        .limit(atMost)
        .execute();
      const ids = newest.map((member) => member.article_id).reverse();
      const articles = await readArticles(db, ids);
      const story: Story = {
        id: row.id,
        title: row.title,
        language: row.language,
        firstSeen: row.first_seen.toISOString(),
        lastSeen: row.last_seen.toISOString(),
        articles: row.articles,
        outlets: await outletsOf(db, storyId),
        topicIds: await topicsOf(db, storyId, row.articles),
        mergedInto: null,
      };
      handedOut.set(storyId, row.version);
      return {
        story,
        articles: ids.flatMap((id) => articles.get(id) ?? []),
        statements: await statementsOfArticles(db, ids),
      };
    },

    briefing: (storyId) => newestBriefing(db, storyId),

    saveBriefing: (briefing, now) =>
      inTransaction(db, async (trx) => {
        await putBriefing(trx, briefing, now);
        await settleVersion(trx, briefing.storyId, handedOut.get(briefing.storyId));
        await oweBriefing(trx, briefing, now);
        const pending = await trx
          .selectFrom('deliveries')
          .select('id')
          .where('kind', '=', 'briefing')
          .where('subject', '=', briefing.storyId)
          .where('revision', '=', briefing.revision)
          .where('state', '=', 'pending')
          .orderBy('id')
          .execute();
        return pending.map(({ id }) => id);
      }),

    markBriefed: (storyId) => inTransaction(db, (trx) => settleVersion(trx, storyId, handedOut.get(storyId))),
  };
}

/** The newest revision of a story's briefing. */
export async function newestBriefing(db: Db, storyId: string): Promise<Briefing | undefined> {
  const row = await db
    .selectFrom('briefings')
    .select('content')
    .where('story_id', '=', storyId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.content;
}

/** An article that has a story keeps it; a new revision of it makes the story worth another look. */
async function joinAgain(trx: Trx, article: Article): Promise<string | undefined> {
  const member = await trx
    .selectFrom('story_articles')
    .selectAll()
    .where('article_id', '=', article.id)
    .executeTakeFirst();
  if (!member) return undefined;
  if (member.revision < article.revision) {
    await trx
      .updateTable('story_articles')
      .set({ revision: article.revision })
      .where('article_id', '=', article.id)
      .execute();
    await trx.updateTable('stories').set({ version: sql`version + 1` }).where('id', '=', member.story_id).execute();
  }
  return member.story_id;
}

async function joinFirst(
  trx: Trx,
  article: Article,
  {
    decision,
    workspace,
  }: { readonly decision: StoryDecision; readonly workspace: string | null; readonly now: Instant },
): Promise<string> {
  const { story } = decision;
  const about = {
    first_seen: story.firstSeen,
    last_seen: story.lastSeen,
    articles: story.articles,
    terms: JSON.stringify(story.terms),
    change: sql<string>`nextval('onrecord.story_change')`,
  };
  if (decision.isNew) {
    await trx
      .insertInto('stories')
      .values({
        id: story.id,
        title: decision.title,
        language: story.language,
        workspace,
        ...about,
        merged_into: null,
        version: 1,
        briefing_revision: null,
      })
      .execute();
  } else {
    await trx
      .updateTable('stories')
      .set({ ...about, version: sql`version + 1` })
      .where('id', '=', story.id)
      .execute();
  }
  await trx
    .insertInto('story_articles')
    .values({
      article_id: article.id,
      story_id: story.id,
      revision: article.revision,
      outlet: article.outlet,
      published: article.published,
    })
    .execute();
  return story.id;
}

const TOPIC_SHARE = 1 / 3; // of a story's articles that must carry a topic: one passing mention does not make it the story's

async function topicsOf(db: Db, storyId: string, articles: number): Promise<string[]> {
  const rows = await db
    .selectFrom('story_articles')
    .innerJoin('article_topics', 'article_topics.article_id', 'story_articles.article_id')
    .select(['topic_id', sql<number>`count(*)::int`.as('votes')])
    .where('story_id', '=', storyId)
    .groupBy('topic_id')
    .orderBy('votes', 'desc')
    .orderBy('topic_id')
    .execute();
  return rows.filter(({ votes }) => votes >= articles * TOPIC_SHARE).map((row) => row.topic_id);
}

async function putBriefing(trx: Trx, briefing: Briefing, now: Instant): Promise<void> {
  await trx
    .insertInto('briefings')
    .values({
      story_id: briefing.storyId,
      revision: briefing.revision,
      content: JSON.stringify(briefing),
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .updateTable('stories')
    .set({ briefing_revision: briefing.revision })
    .where('id', '=', briefing.storyId)
    .execute();
  await trx.deleteFrom('briefing_topics').where('story_id', '=', briefing.storyId).execute();
  if (briefing.topicIds.length === 0) return;
  const rows = briefing.topicIds.map((topicId) => ({
    topic_id: topicId,
    story_id: briefing.storyId,
    last_seen: briefing.lastSeen,
    made_at: now,
  }));
  await trx.insertInto('briefing_topics').values(rows).execute();
}

async function settleVersion(trx: Trx, storyId: string, version: number | undefined): Promise<void> {
  if (version === undefined) return; // made from what another process handed out: the next look at what is owed settles it
  await trx
    .updateTable('stories')
    .set({ briefed_version: sql`greatest(briefed_version, ${version}::int)` })
    .where('id', '=', storyId)
    .execute();
}

/** Owes the briefing to each channel that follows one of its topics live: once a channel, on the subscription it had before. */
async function oweBriefing(trx: Trx, briefing: Briefing, now: Instant): Promise<void> {
  if (briefing.topicIds.length === 0) return;
  const story = await trx
    .selectFrom('stories')
    .select('workspace')
    .where('id', '=', briefing.storyId)
    .executeTakeFirst();
  const followers = await trx
    .selectFrom('subscriptions')
    .selectAll()
    .where('topic_id', 'in', [...briefing.topicIds])
    .where('mode', '=', 'live')
    .where('ended_at', 'is', null)
    .where('paused_because', 'is', null)
    .$if(story?.workspace != null, (query) => query.where('workspace', '=', story?.workspace ?? ''))
    .orderBy(
      (eb) =>
        eb.exists(
          eb
            .selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.subscription_id', '=', 'subscriptions.id')
            .where('deliveries.subject', '=', briefing.storyId),
        ),
      'desc',
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  await owe(trx, followers, { kind: 'briefing', subject: briefing.storyId, revision: briefing.revision, now });
}

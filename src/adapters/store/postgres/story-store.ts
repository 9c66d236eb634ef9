import { sql } from 'kysely';
import type { Article } from '../../../model/article.ts';
import type { Briefing, Correction } from '../../../model/briefing.ts';
import { Failure } from '../../../model/failure.ts';
import type { Story } from '../../../model/story.ts';
import type { Instant } from '../../../model/time.ts';
import type { StoryDecision, StoryStore } from '../../../ports/news-store.ts';
import { putBriefingTopics, topicLocks } from './briefing-topics.ts';
import { liveWindow } from './live-window.ts';
import { newestBriefing } from './newest-briefing.ts';
import { oweBriefing } from './owe-briefing.ts';
import { oweCorrections } from './owe-corrections.ts';
import { readArticles } from './read-articles.ts';
import { statementsOfArticles } from './read-statements.ts';
import { joinsLock, repairStories } from './repair-stories.ts';
import { outletsOf } from './story-outlets.ts';
import { takenBack } from './taken-back.ts';
import { type Db, inTransaction, lockNames, type Trx } from './transaction.ts';

/** Stories as they grow, and their briefings. */
export function storyStore(db: Db): StoryStore {
  const live = liveWindow();
  // The version of each story that was handed out and is not settled yet: a briefing made from it settles that one
  // and no later one. The oldest, where a story is worked on twice: the later work then has its turn again.
  const handedOut = new Map<string, number>();
  const open: StoryStore['open'] = async (storyId, atMost) => {
    const row = await db.selectFrom('stories').selectAll().where('id', '=', storyId).executeTakeFirst();
    if (!row) return undefined;
    if (row.merged_into !== null) return open(row.merged_into, atMost);
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
    if (!handedOut.has(storyId)) handedOut.set(storyId, row.version);
    return {
      story,
      articles: ids.flatMap((id) => articles.get(id) ?? []),
      statements: await statementsOfArticles(db, ids),
    };
  };
  return {
    join: (article, since, decide, now) =>
      inTransaction(db, async (trx) => {
        const about = await trx
          .selectFrom('articles')
          .select('workspace')
          .where('id', '=', article.id)
          .forUpdate() // two revisions of one article must not join at once
          .executeTakeFirst();
        // whose it is must be known: what is private would else become everybody's
        if (!about) throw new Failure('not-found', `There is no article ${article.id}.`);
        const { workspace } = about;
        await lockNames(trx, [joinsLock({ workspace, language: article.language })]);
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

    open: (storyId, atMost) => open(storyId, atMost),

    briefing: (storyId) => newestBriefing(db, storyId),

    takenBack: (storyId) => takenBack(db, storyId),

    async saveBriefing(briefing, now, corrections = []) {
      const version = handedOut.get(briefing.storyId);
      const owed = await inTransaction(db, (trx) => saveBriefing(trx, briefing, { corrections, version, now }));
      handedOut.delete(briefing.storyId);
      return owed;
    },

    async markBriefed(storyId) {
      await inTransaction(db, (trx) => settleVersion(trx, storyId, handedOut.get(storyId)));
      handedOut.delete(storyId);
    },

    repair: (of, decide, now) =>
      inTransaction(db, async (trx) => {
        await lockNames(trx, [joinsLock(of)]);
        return repairStories(trx, { ...of, live: await live(trx, of), decide, now });
      }),
  };
}

async function saveBriefing(
  trx: Trx,
  briefing: Briefing,
  {
    corrections,
    version,
    now,
  }: {
    readonly corrections: readonly Correction[];
    readonly version: number | undefined;
    readonly now: Instant;
  },
): Promise<readonly string[]> {
  await lockNames(trx, topicLocks(briefing.topicIds));
  const story = await trx
    .selectFrom('stories')
    .select(['workspace', 'language', 'merged_into', 'split_from', 'version', 'briefed_version', 'repairs'])
    .where('id', '=', briefing.storyId)
    .forUpdate() // a repair must not merge it meanwhile
    .executeTakeFirst();
  // Merged since it was handed out: the story that it is part of now has its turn.
  if (!story || story.merged_into !== null) return [];
  const isRepairOnly = story.repairs > 0 && (version ?? story.version) - story.briefed_version <= story.repairs;
  // Another process stored the same revision of another state of the story: this one's turn comes again.
  // A repair is no news: a digest tells of the story when it would have told of it before.
  const keepsTime = isRepairOnly ? [briefing.storyId, ...(story.split_from === null ? [] : [story.split_from])] : [];
  if (!(await putBriefing(trx, briefing, { now, keepsTime }))) return [];
  await settleVersion(trx, briefing.storyId, version);
  const { workspace, language, split_from: splitFrom } = story;
  const about = { workspace, language, splitFrom, isRepairOnly, now };
  await oweBriefing(trx, briefing, about);
  await oweCorrections(trx, briefing, { corrections, now });
  const pending = await trx
    .selectFrom('deliveries')
    .select('id')
    .where('kind', 'in', ['briefing', 'correction'])
    .where('subject', '=', briefing.storyId)
    .where('revision', '=', briefing.revision)
    .where('state', '=', 'pending')
    .orderBy('id')
    .execute();
  return pending.map(({ id }) => id);
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
        split_from: null,
      })
      .execute();
    await trx
      .insertInto('story_repairs')
      .values({ language: story.language, workspace: workspace ?? '', repaired_at: null })
      .onConflict((conflict) => conflict.doNothing())
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

/** Whether this is the revision's content; the first that is stored stays. */
async function putBriefing(
  trx: Trx,
  briefing: Briefing,
  { now, keepsTime }: { readonly now: Instant; readonly keepsTime: readonly string[] },
): Promise<boolean> {
  const { storyId, revision } = briefing;
  const inserted = await trx
    .insertInto('briefings')
    .values({ story_id: storyId, revision, content: JSON.stringify(briefing), made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('revision')
    .executeTakeFirst();
  if (!inserted) {
    const stored = await trx
      .selectFrom('briefings')
      .select(sql<boolean>`content - 'madeAt' = ${JSON.stringify(briefing)}::jsonb - 'madeAt'`.as('isSame'))
      .where('story_id', '=', storyId)
      .where('revision', '=', revision)
      .executeTakeFirst();
    return stored?.isSame ?? false;
  }
  const newest = await trx
    .updateTable('stories')
    .set({ briefing_revision: revision, title: briefing.title })
    .where('id', '=', storyId)
    .where(sql<boolean>`coalesce(briefing_revision, 0) < ${revision}`)
    .returning('id')
    .executeTakeFirst();
  if (newest) await putBriefingTopics(trx, briefing, { now, keepsTime });
  return true;
}

async function settleVersion(trx: Trx, storyId: string, version: number | undefined): Promise<void> {
  if (version === undefined) return; // made from what another process handed out: the next look at what is owed settles it
  await trx
    .updateTable('stories')
    .set({
      briefed_version: sql`greatest(briefed_version, ${version}::int)`,
      repairs: sql`least(repairs, greatest(0, version - ${version}::int))`,
    })
    .where('id', '=', storyId)
    .execute();
}

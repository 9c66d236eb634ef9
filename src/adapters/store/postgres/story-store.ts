import { type Selectable, sql } from 'kysely';
import type { Article } from '../../../model/article.ts';
import type { Briefing, Correction } from '../../../model/briefing.ts';
import { Failure } from '../../../model/failure.ts';
import type { Story } from '../../../model/story.ts';
import type { Instant } from '../../../model/time.ts';
import type { StoryDecision, StoryStore } from '../../../ports/news-store.ts';
import { ring } from './bell.ts';
import { putBriefingTopics, topicLocks } from './briefing-topics.ts';
import { liveWindows } from './live-window.ts';
import { newestBriefing } from './newest-briefing.ts';
import { oweBriefing } from './owe-briefing.ts';
import { oweCorrections } from './owe-corrections.ts';
import { readArticles } from './read-articles.ts';
import { statementsOfArticles } from './read-statements.ts';
import { joinsLock, repairStories } from './repair-stories.ts';
import type { Tables } from './schema.ts';
import { takenBack } from './taken-back.ts';
import { type Db, inTransaction, lockNames, type Trx } from './transaction.ts';

/** Stories as they grow, and their briefings. */
export function storyStore(db: Db): StoryStore {
  const live = liveWindows();
  // The version of each story that was handed out and is not settled yet: a briefing made from it settles that one
  // and no later one. The oldest, where a story is worked on twice: the later work then has its turn again.
  const handedOut = new Map<string, number>();
  const open: StoryStore['open'] = async (storyId, atMost) => {
    const row = await readOpen(db, storyId, atMost);
    if (!row) return undefined;
    if (row.merged_into !== null) return open(row.merged_into, atMost);
    const ids = row.newest_articles.toReversed();
    const story: Story = {
      id: row.id,
      title: row.title,
      language: row.language,
      firstSeen: row.first_seen.toISOString(),
      lastSeen: row.last_seen.toISOString(),
      articles: row.articles,
      outlets: row.outlets,
      topicIds: row.topic_ids,
      mergedInto: null,
    };
    if (!handedOut.has(storyId)) handedOut.set(storyId, row.version);
    const articles = await readArticles(db, ids);
    return {
      story,
      articles: ids.flatMap((id) => articles.get(id) ?? []),
      statements: await statementsOfArticles(db, ids),
    };
  };
  return {
    join: (article, since, decide) =>
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
        const again = await joinAgain(trx, article);
        if (again !== undefined) return again;
        const decision = decide(await live.read(trx, { language: article.language, workspace, since }));
        await joinFirst(trx, article, { decision, workspace });
        return decision.story.id;
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
        return repairStories(trx, { ...of, live: await live.read(trx, of), decide, now });
      }),

    keepOnly: live.keepOnly,
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
  if (!(await putBriefing(trx, briefing, { now, keepsTime, version }))) return [];
  const { workspace, language, split_from: splitFrom } = story;
  const { storyId, revision, topicIds } = briefing;
  await ring(trx, { kind: 'briefing', storyId, revision, topicIds, workspace });
  const about = { workspace, language, splitFrom, isRepairOnly, now };
  await oweBriefing(trx, briefing, about);
  await oweCorrections(trx, briefing, { corrections, now });
  if (briefing.topicIds.length === 0 && corrections.length === 0) return []; // nobody is owed it, as most stories
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
  await sql`${markJoined(article)}`.execute(trx);
  return member.story_id;
}

/** All that joining changes, in one statement: joins are done one by one, so each round to the database counts. */
async function joinFirst(
  trx: Trx,
  article: Article,
  { decision, workspace }: { readonly decision: StoryDecision; readonly workspace: string | null },
): Promise<void> {
  const { story } = decision;
  const terms = sql`${JSON.stringify(story.terms)}::jsonb`;
  const change = sql`nextval('onrecord.story_change')`;
  const joined = decision.isNew
    ? sql`story as (
        insert into onrecord.stories (id, title, language, workspace, first_seen, last_seen, articles, terms, change, version)
        values (${story.id}, ${decision.title}, ${story.language}, ${workspace}, ${story.firstSeen}, ${story.lastSeen},
          ${story.articles}, ${terms}, ${change}, 1)
      ), repairs as (
        insert into onrecord.story_repairs (language, workspace) values (${story.language}, ${workspace ?? ''})
        on conflict do nothing
      )`
    : sql`story as (
        update onrecord.stories set first_seen = ${story.firstSeen}, last_seen = ${story.lastSeen},
          articles = ${story.articles}, terms = ${terms}, change = ${change}, version = version + 1
        where id = ${story.id}
      )`;
  await sql`
    with ${joined}, member as (
      insert into onrecord.story_articles (article_id, story_id, revision, outlet, published)
      values (${article.id}, ${story.id}, ${article.revision}, ${article.outlet}, ${article.published})
    ) ${markJoined(article)}
  `.execute(trx);
}

const markJoined = ({ id, revision }: Article) =>
  sql`update onrecord.articles set joined_revision = ${revision}::int where id = ${id} and joined_revision < ${revision}::int`;

const TOPIC_SHARE = 1 / 3; // of a story's articles that must carry a topic: one passing mention does not make it the story's

type OpenRow = Pick<
  Selectable<Tables['stories']>,
  'id' | 'title' | 'language' | 'first_seen' | 'last_seen' | 'articles' | 'merged_into' | 'version'
> & { readonly outlets: string[]; readonly topic_ids: string[]; readonly newest_articles: string[] };

/** A story with the outlets that carry it, who had it first first, its topics, and its newest articles, newest first. */
async function readOpen(db: Db, storyId: string, atMost: number): Promise<OpenRow | undefined> {
  const { rows } = await sql<OpenRow>`
    select id, title, language, first_seen, last_seen, articles, merged_into, version, array(
      select outlet from onrecord.story_articles where story_id = story.id
      group by outlet order by min(published), outlet
    ) as outlets, array(
      select topic_id from onrecord.story_articles
      join onrecord.article_topics on article_topics.article_id = story_articles.article_id
      where story_id = story.id group by topic_id
      having count(*) >= story.articles * ${TOPIC_SHARE}::float8 order by count(*) desc, topic_id
    ) as topic_ids, array(
      select article_id from onrecord.story_articles where story_id = story.id
      order by published desc, article_id limit ${atMost}
    ) as newest_articles
    from onrecord.stories as story where id = ${storyId}
  `.execute(db);
  return rows[0];
}

/** Whether this is the revision's content, and the version is settled with it; the first that is stored stays. */
async function putBriefing(
  trx: Trx,
  briefing: Briefing,
  {
    now,
    keepsTime,
    version,
  }: { readonly now: Instant; readonly keepsTime: readonly string[]; readonly version: number | undefined },
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
    if (!stored?.isSame) return false;
    await settleVersion(trx, storyId, version);
    return true;
  }
  const newest = await trx
    .updateTable('stories')
    .set({ briefing_revision: revision, title: briefing.title, ...settled(version) })
    .where('id', '=', storyId)
    .where(sql<boolean>`coalesce(briefing_revision, 0) < ${revision}`)
    .returning('id')
    .executeTakeFirst();
  if (!newest) await settleVersion(trx, storyId, version);
  else if (revision > 1 || briefing.topicIds.length > 0) await putBriefingTopics(trx, briefing, { now, keepsTime });
  return true;
}

async function settleVersion(trx: Trx, storyId: string, version: number | undefined): Promise<void> {
  if (version === undefined) return;
  await trx.updateTable('stories').set(settled(version)).where('id', '=', storyId).execute();
}

/** None where it was made from what another process handed out: the next look at what is owed settles it. */
function settled(version: number | undefined) {
  if (version === undefined) return {};
  return {
    briefed_version: sql<number>`greatest(briefed_version, ${version}::int)`,
    repairs: sql<number>`least(repairs, greatest(0, version - ${version}::int))`,
  };
}

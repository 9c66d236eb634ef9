import type { Article } from '../../../model/article.ts';
import type { Briefing } from '../../../model/briefing.ts';
import type { TakenBack } from '../../../ports/news-store.ts';
import { newestBriefing, toBriefing } from './newest-briefing.ts';
import { readArticles } from './read-articles.ts';
import { supersededStatements } from './read-statements.ts';
import type { Db } from './transaction.ts';

const DIGESTS_AT_MOST = 5; // revisions that digests showed, newest first

/** What a story's channels have read of it, and what of that its articles changed since. */
export async function takenBack(db: Db, storyId: string): Promise<TakenBack | undefined> {
  const newest = await newestBriefing(db, storyId);
  if (!newest) return undefined;
  const shown = [newest, ...(await shownInDigests(db, storyId, newest.revision))];
  const statements = await supersededStatements(db, [...new Set(shown.flatMap(({ statementIds }) => statementIds))]);
  const cited = shown.flatMap(({ summary, bullets }) => [
    ...(summary === null ? [] : [summary.source]),
    ...bullets.flatMap(({ sources }) => sources.slice(0, 1)),
  ]);
  const newestOf = await newestRevisions(db, [...new Set([...cited, ...statements].map(({ articleId }) => articleId))]);
  const old = new Map(
    [...cited, ...statements]
      .filter(({ articleId, revision }) => (newestOf.get(articleId) ?? 0) > revision)
      .map(({ articleId, revision }) => [`${articleId}/${revision}`, { articleId, revision }]),
  );
  if (old.size === 0) return undefined;
  const articles = await readArticles(db, [...new Set([...old.values()].map(({ articleId }) => articleId))]);
  const revised = await Promise.all([...old.values()].map((one) => withTexts(db, one, articles.get(one.articleId))));
  return { shown, statements, revised: revised.filter((one) => one !== undefined) };
}

/** Most stories have nothing that was taken back: their articles' texts need not be read for that. */
async function newestRevisions(db: Db, articleIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (articleIds.length === 0) return new Map();
  const rows = await db.selectFrom('articles').select(['id', 'revision']).where('id', 'in', articleIds).execute();
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

async function shownInDigests(db: Db, storyId: string, newest: number): Promise<Briefing[]> {
  const rows = await db
    .selectFrom('briefings')
    .select('content')
    .where((eb) =>
      eb.or([
        eb('story_id', '=', storyId),
        eb('story_id', 'in', eb.selectFrom('stories').select('stories.id').where('merged_into', '=', storyId)),
      ]),
    )
    .where((eb) => eb.not(eb.and([eb('story_id', '=', storyId), eb('revision', '=', newest)])))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('delivery_stories')
          .innerJoin('deliveries', 'deliveries.id', 'delivery_stories.delivery_id')
          .select('deliveries.id')
          .whereRef('delivery_stories.story_id', '=', 'briefings.story_id')
          .whereRef('delivery_stories.revision', '=', 'briefings.revision')
          .where('deliveries.kind', '=', 'digest')
          .where('deliveries.state', '=', 'posted'),
      ),
    )
    .orderBy('made_at', 'desc')
    .limit(DIGESTS_AT_MOST)
    .execute();
  return rows.map(({ content }) => toBriefing(content));
}

async function withTexts(
  db: Db,
  { articleId, revision }: { readonly articleId: string; readonly revision: number },
  now: Article | undefined,
): Promise<TakenBack['revised'][number] | undefined> {
  const old = await db
    .selectFrom('article_revisions')
    .select(['text', 'sentences'])
    .where('article_id', '=', articleId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return old && now && { old: { articleId, revision, ...old }, now };
}

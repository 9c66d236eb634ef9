import { sql } from 'kysely';
import type { Briefing } from '../../../model/briefing.ts';
import type { Archive, StoryInFull } from '../../../ports/archive.ts';
import { toBriefing } from './newest-briefing.ts';
import type { Reader } from './prove-words.ts';
import { readStory } from './read-posted.ts';
import { visibleTo } from './read-statements.ts';
import type { Db } from './transaction.ts';

const REVISIONS_AT_MOST = 50;
const ARTICLES_AT_MOST = 200;

/** A story with its revisions, newest first, and its articles, oldest first. */
export async function storyInFull(
  reader: Reader,
  { workspace, storyId }: Parameters<Archive['story']>[0],
): Promise<StoryInFull | undefined> {
  const content = await readStory(reader, { workspace, storyId });
  if (!content) return undefined;
  const { db } = reader;
  const id = content.briefing.storyId;
  const topicIds = new Set(content.briefing.topicIds); // those that the workspace may see
  const revisions = await db
    .selectFrom('briefings')
    .select('content')
    .where('story_id', '=', id)
    .orderBy('revision', 'desc')
    .limit(REVISIONS_AT_MOST)
    .execute();
  const articles = await db
    .selectFrom('story_articles')
    .innerJoin('articles', 'articles.id', 'story_articles.article_id')
    .innerJoin('article_revisions', (join) =>
      join
        .onRef('article_revisions.article_id', '=', 'articles.id')
        .onRef('article_revisions.revision', '=', 'articles.revision'),
    )
    .select(['articles.id', 'articles.revision', 'articles.outlet', 'articles.published', 'url', 'title'])
    .where('story_id', '=', id)
    .where(visibleTo(workspace, 'articles.workspace'))
    .orderBy('articles.published')
    .orderBy('articles.id')
    .limit(ARTICLES_AT_MOST)
    .execute();
  const merged = await db
    .selectFrom('stories')
    .select('id')
    .where('merged_into', '=', id)
    .where(sql<boolean>`${visibleTo(workspace)}`)
    .orderBy('id')
    .execute();
  return {
    ...content,
    texts: await textsOf(db, content.briefing),
    revisions: revisions.map((row) => {
      const briefing = toBriefing(row.content);
      return { ...briefing, topicIds: briefing.topicIds.filter((topic) => topicIds.has(topic)) };
    }),
    articles: articles.map((row) => ({ ...row, published: row.published.toISOString() })),
    mergedFrom: merged.map((row) => row.id),
  };
}

/** The texts that a briefing cites, as they were then. */
async function textsOf(db: Db, { bullets, summary, corrections }: Briefing): Promise<Record<string, string>> {
  const cited = [
    ...bullets.flatMap(({ sources }) => sources),
    ...(summary === null ? [] : [summary.source]),
    ...corrections.map(({ source }) => source),
  ];
  const keys = [...new Set(cited.map(({ articleId, revision }) => `${articleId}/${revision}`))];
  const { rows } = await sql<{ key: string; text: string }>`
    select wanted.key, text from unnest(${keys}::text[]) as wanted (key)
    join onrecord.article_revisions on article_id = split_part(wanted.key, '/', 1)
      and revision = split_part(wanted.key, '/', 2)::int
  `.execute(db);
  return Object.fromEntries(rows.map(({ key, text }) => [key, text]));
}

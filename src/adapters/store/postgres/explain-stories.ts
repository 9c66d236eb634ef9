import { sql } from 'kysely';
import type { Story } from '../../../model/story.ts';
import type { Reads, WhyStory } from '../../../ports/reads.ts';
import { readArticles } from './read-articles.ts';
import { visibleTo } from './read-statements.ts';
import { outletsOf } from './story-outlets.ts';
import type { Db } from './transaction.ts';

const EVIDENCE_EACH = 4; // words that tagged a story with a topic: a few explain it

/** The newest stories that the words name, with the words that tagged them and what the channel got of them. */
export async function explainStories(db: Db, query: Parameters<Reads['why']>[0]): Promise<readonly WhyStory[]> {
  const { channel, words, atMost } = query;
  const rows = await db
    .selectFrom('stories')
    .selectAll()
    .where(sql<boolean>`(id = ${words} or title_search @@ plainto_tsquery('english', ${words}))`)
    .where('merged_into', 'is', null)
    .where(visibleTo(channel.workspace))
    .orderBy('last_seen', 'desc')
    .limit(atMost)
    .execute();
  const explained: WhyStory[] = [];
  for (const row of rows) {
    const deliveries = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('chat', '=', channel.chat)
      .where('workspace', '=', channel.workspace)
      .where('channel', '=', channel.id)
      .where('subject', '=', row.id)
      .orderBy('revision')
      .execute();
    const tags = await readTags(db, row.id, channel.workspace);
    const story: Story = {
      id: row.id,
      title: row.title,
      language: row.language,
      firstSeen: row.first_seen.toISOString(),
      lastSeen: row.last_seen.toISOString(),
      articles: row.articles,
      outlets: await outletsOf(db, row.id),
      topicIds: tags.map(({ topicId }) => topicId),
      mergedInto: null,
    };
    explained.push({
      story,
      tags,
      deliveries: deliveries.map((delivery) => ({
        topicId: delivery.topic_id,
        state: delivery.state,
        at: delivery.changed_at.toISOString(),
        error: delivery.error,
      })),
    });
  }
  return explained;
}

async function readTags(
  db: Db,
  storyId: string,
  workspace: string,
): Promise<{ topicId: string; evidence: string[] }[]> {
  const tags = await db
    .selectFrom('story_articles')
    .innerJoin('article_topics', 'article_topics.article_id', 'story_articles.article_id')
    .innerJoin('topics', 'topics.id', 'article_topics.topic_id')
    .select(['article_topics.article_id', 'topic_id', 'evidence'])
    .where('story_id', '=', storyId)
    .where(visibleTo(workspace, 'topics.workspace'))
    .orderBy('score', 'desc')
    .limit(50)
    .execute();
  const articles = await readArticles(db, [...new Set(tags.map((tag) => tag.article_id))]);
  return [...Map.groupBy(tags, (tag) => tag.topic_id)].map(([topicId, some]) => {
    const evidence = some.flatMap((tag) => {
      const article = articles.get(tag.article_id);
      return article ? tag.evidence.map(({ field, start, end }) => article[field].slice(start, end)) : [];
    });
    return { topicId, evidence: [...new Set(evidence)].slice(0, EVIDENCE_EACH) };
  });
}

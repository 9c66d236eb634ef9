import type { Article } from '../../../model/article.ts';
import type { Findings } from '../../../ports/news-store.ts';
import type { Trx } from './transaction.ts';

/** Gives an article its topics; returns those that it carries or carried. `isFirst`: it had none before. */
export async function saveTags(
  trx: Trx,
  { article, findings, isFirst }: { readonly article: Article; readonly findings: Findings; readonly isFirst: boolean },
): Promise<string[]> {
  const before = isFirst
    ? []
    : await trx.deleteFrom('article_topics').where('article_id', '=', article.id).returning('topic_id').execute();
  if (findings.tags.length > 0) {
    const rows = findings.tags.map((tag) => ({
      article_id: article.id,
      topic_id: tag.topicId,
      published: article.published,
      score: tag.score,
      evidence: JSON.stringify(tag.evidence),
    }));
    await trx.insertInto('article_topics').values(rows).execute();
  }
  return [...before.map((row) => row.topic_id), ...findings.tags.map((tag) => tag.topicId)];
}

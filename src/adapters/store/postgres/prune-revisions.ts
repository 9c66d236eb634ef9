import { sql } from 'kysely';
import type { Instant } from '../../../model/time.ts';
import type { Batch } from './prune-batch.ts';
import { type Db, inTransaction } from './transaction.ts';

const AT_ONCE = 100;

/**
 * Removes texts of articles that a revision from before then took the place of, if nothing rests on them: no statement
 * was found in them last, whether it is still on record or was taken back, and no briefing cites them. Each revision is
 * looked at once.
 */
export async function pruneRevisions(db: Db, before: Instant): Promise<Batch> {
  return inTransaction(db, async (trx) => {
    const { rows: looked } = await sql<{ id: string; revision: number }>`
      update onrecord.article_revisions newer set pruned_before = true
      from (
        select article_id, article_revisions.revision from onrecord.article_revisions
        join onrecord.articles on articles.id = article_id
        where article_revisions.revision > 1 and not pruned_before and article_revisions.saved_at < ${before}
          and understood_revision >= article_revisions.revision
        order by article_revisions.saved_at limit ${AT_ONCE} for update of article_revisions skip locked
      ) as batch
      where newer.article_id = batch.article_id and newer.revision = batch.revision
      returning newer.article_id as id, newer.revision
    `.execute(trx);
    if (looked.length === 0) return { removed: 0, mayBeMore: false };
    const { rows } = await sql<{ removed: number }>`
      with removed as (
        delete from onrecord.article_revisions older
        using unnest(${looked.map(({ id }) => id)}::text[], ${looked.map(({ revision }) => revision)}::int[])
          as newer (article_id, revision), onrecord.articles article
        where older.article_id = newer.article_id and older.revision < newer.revision and article.id = older.article_id
          and not exists (
            select from onrecord.statements said
            where said.article_id = older.article_id and said.published = article.published
              and said.revision = older.revision
          )
          and not exists (
            select from onrecord.briefings
            where onrecord.cited(content) @> array[older.article_id || '/' || older.revision]
          )
        returning 1
      )
      select count(*)::int as removed from removed
    `.execute(trx);
    return { removed: rows[0]?.removed ?? 0, mayBeMore: looked.length >= AT_ONCE };
  });
}

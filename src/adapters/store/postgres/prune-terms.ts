import { sql } from 'kysely';
import type { Instant } from '../../../model/time.ts';
import type { Batch } from './prune-batch.ts';
import type { Db } from './transaction.ts';

const AT_ONCE = 500;

/** Takes away what stories are joined by, half of a story's size, once they were last seen before then. */
export async function pruneTerms(db: Db, before: Instant): Promise<Batch> {
  const { numAffectedRows = 0n } = await sql`
    update onrecord.stories set terms = null
    from (
      select id as old_id from onrecord.stories where terms is not null and last_seen < ${before}
      order by last_seen limit ${AT_ONCE} for update skip locked
    ) as batch
    where id = old_id
  `.execute(db);
  const removed = Number(numAffectedRows);
  return { removed, mayBeMore: removed >= AT_ONCE };
}

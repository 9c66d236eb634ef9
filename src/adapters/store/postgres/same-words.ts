import type { FoundRow, StatementRow } from './read-statements.ts';
import type { Trx } from './transaction.ts';

/**
 * Sets `same_as` of new rows: the first statement on record with these words by this speaker, in another article
 * or earlier in this one. A row that is on record already keeps what it has.
 */
export async function findFirsts(trx: Trx, found: readonly FoundRow[], old: readonly StatementRow[]): Promise<void> {
  const keys = [...new Set(found.flatMap((row) => row.words_key ?? []))];
  if (keys.length === 0) return;
  const articleId = found[0]?.article_id ?? '';
  const others = await trx
    .selectFrom('statements')
    .select(['words_key', 'same_as'])
    .where('words_key', 'in', keys)
    .where('superseded_by', 'is', null)
    .where('article_id', '<>', articleId)
    .orderBy('published')
    .orderBy('id')
    .execute();
  const firsts = new Map<string, string>();
  for (const { words_key: key, same_as: first } of others) if (key !== null && !firsts.has(key)) firsts.set(key, first);
  const kept = new Map(old.map((row) => [row.id, row.same_as]));
  for (const row of found) {
    if (row.words_key === null) continue;
    row.same_as = kept.get(row.id) ?? firsts.get(row.words_key) ?? row.id;
    if (!firsts.has(row.words_key)) firsts.set(row.words_key, row.same_as);
  }
}

/**
 * Where the first of several same statements is superseded, the next oldest becomes the first for all of them.
 * Returns the stances whose counts change with that.
 */
export async function passOnFirst(
  trx: Trx,
  lost: readonly StatementRow[],
): Promise<{ readonly topic_id: string; readonly speaker_id: string | null }[]> {
  const changed: { topic_id: string; speaker_id: string | null }[] = [];
  for (const row of lost) {
    const next = await trx
      .selectFrom('statements')
      .select('id')
      .where('same_as', '=', row.id)
      .where('id', '<>', row.id)
      .where('superseded_by', 'is', null)
      .orderBy('published')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (!next) continue;
    await trx
      .updateTable('statements')
      .set({ same_as: next.id })
      .where('same_as', '=', row.id)
      .where('superseded_by', 'is', null)
      .execute();
    const stances = await trx
      .updateTable('stances')
      .set({ is_first: true })
      .where('statement_id', '=', next.id)
      .returning(['topic_id', 'speaker_id'])
      .execute();
    changed.push(...stances);
  }
  return changed;
}

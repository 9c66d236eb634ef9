import type { FoundRow, StatementRow } from './read-statements.ts';
import type { Trx } from './transaction.ts';

/** A stance whose counts change because its statement began or ceased to be the first with its words. */
export type TurnedStance = {
  readonly topic_id: string;
  readonly speaker_id: string | null;
  readonly outlet: string;
  readonly published: Date;
};

/**
 * Sets `same_as` of new rows: the first statement with these words by this speaker, by date of publication and not
 * by arrival, so that the record is the same in whatever order articles were read. A row that turns out to be earlier
 * than the first so far takes its place for all the others. Returns the stances that this turns.
 */
export async function findFirsts(trx: Trx, found: readonly FoundRow[]): Promise<TurnedStance[]> {
  const turned: TurnedStance[] = [];
  const keys = [...new Set(found.flatMap((row) => row.words_key ?? []))].sort();
  if (keys.length === 0) return turned;
  const others = await trx
    .selectFrom('statements')
    .select(['words_key', 'id', 'published'])
    .where('words_key', 'in', keys)
    .where('superseded_by', 'is', null)
    .where('article_id', '<>', found[0]?.article_id ?? '')
    .orderBy('published')
    .orderBy('id')
    .execute();
  for (const key of keys) {
    const own = found.filter((row) => row.words_key === key);
    const earliest = own[0];
    const other = others.find((row) => row.words_key === key);
    if (!earliest) continue;
    const isFirst =
      !other ||
      earliest.published < other.published ||
      (earliest.published.getTime() === other.published.getTime() && earliest.id < other.id);
    for (const row of own) row.same_as = isFirst ? earliest.id : other.id;
    if (isFirst && other) turned.push(...(await turn(trx, { from: other.id, to: earliest.id })));
  }
  return turned;
}

/**
 * Where the first of several same statements is superseded, the next oldest becomes the first for all of them.
 * Returns the stances that this turns.
 */
export async function passOnFirst(trx: Trx, lost: readonly StatementRow[]): Promise<TurnedStance[]> {
  const turned: TurnedStance[] = [];
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
    if (next) turned.push(...(await turn(trx, { from: row.id, to: next.id })));
  }
  return turned;
}

async function turn(trx: Trx, { from, to }: { readonly from: string; readonly to: string }): Promise<TurnedStance[]> {
  await trx
    .updateTable('statements')
    .set({ same_as: to })
    .where('same_as', '=', from)
    .where('superseded_by', 'is', null)
    .execute();
  const columns = ['topic_id', 'speaker_id', 'outlet', 'published'] as const;
  const before = await trx
    .updateTable('stances')
    .set({ is_first: false })
    .where('statement_id', '=', from)
    .where('is_first', '=', true)
    .returning(columns)
    .execute();
  const after = await trx
    .updateTable('stances')
    .set({ is_first: true })
    .where('statement_id', '=', to)
    .where('is_first', '=', false)
    .returning(columns)
    .execute();
  return [...before, ...after];
}

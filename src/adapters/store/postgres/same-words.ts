import type { Selectable } from 'kysely';
import type { FoundRow, StatementRow } from './read-statements.ts';
import type { Tables } from './schema.ts';
import type { Trx } from './transaction.ts';

/** A stance as far as counts depend on it. */
export type CountedStance = Pick<
  Selectable<Tables['stances']>,
  'topic_id' | 'speaker_id' | 'workspace' | 'outlet' | 'published'
>;

/**
 * Sets `same_as` of an article's rows: the first statement with these words by this speaker, by date of publication
 * and not by arrival, so that the record is the same in whatever order articles were read. A row that turns out to be
 * earlier than the first so far takes its place for all the others. A statement of a workspace's own source is never
 * the first of what everyone may see. Returns the stances whose counts change with that.
 */
export async function findFirsts(trx: Trx, found: readonly FoundRow[]): Promise<CountedStance[]> {
  const turned: CountedStance[] = [];
  const keys = [...new Set(found.flatMap((row) => row.words_key ?? []))].sort();
  if (keys.length === 0) return turned;
  const others = await trx
    .selectFrom('statements')
    .select(['words_key', 'id', 'published', 'workspace', 'same_as'])
    .where('words_key', 'in', keys)
    .where('superseded_by', 'is', null)
    .where('article_id', '<>', found[0]?.article_id ?? '')
    .orderBy('published')
    .orderBy('id')
    .execute();
  for (const key of keys) {
    const own = found.filter((row) => row.words_key === key);
    const earliest = own[0];
    if (!earliest) continue;
    const same = others.filter((row) => row.words_key === key);
    const shared = same.find((row) => row.workspace === null);
    const other = shared ?? same.find((row) => row.workspace === earliest.workspace);
    const isFirst = !other || (other.workspace === earliest.workspace && isEarlier(earliest, other));
    const first = isFirst ? earliest.id : other.id;
    for (const row of own) row.same_as = first;
    // the first so far, and what a workspace had as a first of its own before everyone could see the words
    const replaced = same.filter((row) => row === other || earliest.workspace === null).map((row) => row.same_as);
    for (const from of new Set(replaced))
      if (from !== first) turned.push(...(await turn(trx, { key, from, to: first })));
  }
  return turned;
}

function isEarlier(
  a: { readonly published: Date; readonly id: string },
  b: { readonly published: Date; readonly id: string },
): boolean {
  const [left, right] = [a.published.getTime(), b.published.getTime()];
  return left < right || (left === right && a.id < b.id);
}

/**
 * Where the first of several same statements is gone, the next oldest of the other articles becomes the first for all
 * of them; what is private becomes it for its own workspace only. Returns the stances whose counts change with that.
 */
export async function passOnFirsts(trx: Trx, gone: readonly StatementRow[]): Promise<CountedStance[]> {
  const turned: CountedStance[] = [];
  for (const row of gone) {
    const key = row.words_key;
    if (key === null || row.same_as !== row.id) continue;
    const others = await trx
      .selectFrom('statements')
      .select(['id', 'workspace'])
      .where('same_as', '=', row.id)
      .where('words_key', '=', key)
      .where('article_id', '<>', row.article_id)
      .where('superseded_by', 'is', null)
      .orderBy('published')
      .orderBy('id')
      .execute();
    const shared = others.find((other) => other.workspace === null);
    if (shared) {
      turned.push(...(await turn(trx, { key, from: row.id, to: shared.id })));
      continue;
    }
    for (const [workspace, [next]] of Map.groupBy(others, (other) => other.workspace))
      if (next) turned.push(...(await turn(trx, { key, from: row.id, to: next.id, workspace })));
  }
  return turned;
}

/** Of the words' statements; of those of one workspace where one is given. */
async function turn(
  trx: Trx,
  group: { readonly key: string; readonly from: string; readonly to: string; readonly workspace?: string | null },
): Promise<CountedStance[]> {
  const { key, from, to, workspace } = group;
  await trx
    .updateTable('statements')
    .set({ same_as: to })
    .where('same_as', '=', from)
    .where('words_key', '=', key)
    .$if(workspace !== undefined, (some) => some.where('workspace', '=', workspace ?? null))
    .where('superseded_by', 'is', null)
    .execute();
  const columns = ['topic_id', 'speaker_id', 'workspace', 'outlet', 'published'] as const;
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

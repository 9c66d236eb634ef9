import { type Selectable, sql } from 'kysely';
import { type Grouped, groupStatements, relationOf } from '../../../core/same/group-statements.ts';
import { LEAST_KEYS_SHARED } from '../../../core/same/match-keys.ts';
import type { Instant } from '../../../model/time.ts';
import type { FoundRow, StatementRow } from './read-statements.ts';
import type { Tables } from './schema.ts';
import type { Trx } from './transaction.ts';

/** A stance as far as counts depend on it. */
export type CountedStance = Pick<
  Selectable<Tables['stances']>,
  'topic_id' | 'speaker_id' | 'workspace' | 'outlet' | 'published'
>;

/**
 * Sets `same_as` and `differs_from` of an article's rows, and anew those of all others that hang together with them or with
 * what the article said before (`old`): by date of publication and not by arrival, so that the record is the same in
 * whatever order articles were read. The words shown are always those of the first report, with its link and its day;
 * longer and other ones stay on record as its further sources. Returns the ids of the first reports whose groups may be
 * others now, for `settleStances`. The caller holds the locks of the speakers.
 */
export async function groupSame(
  trx: Trx,
  article: { readonly id: string; readonly found: readonly FoundRow[]; readonly old: readonly StatementRow[] },
): Promise<string[]> {
  const others = await connected(trx, article);
  const placed = groupStatements([...article.found, ...others].map(toGrouped));
  for (const row of article.found) {
    const at = placed.get(row.id);
    row.same_as = at?.sameAs ?? row.id;
    row.differs_from = at?.differsFrom ?? null;
  }
  const touched = new Set<string>();
  for (const row of article.found) if (row.same_as !== row.id || others.length > 0) touched.add(row.same_as);
  for (const row of others) {
    const at = placed.get(row.id);
    if (!at) continue;
    touched.add(at.sameAs);
    if (at.sameAs === row.same_as && at.differsFrom === row.differs_from) continue;
    await trx
      .updateTable('statements')
      .set({ same_as: at.sameAs, differs_from: at.differsFrom })
      .where('id', '=', row.id)
      .where('published', '=', row.published)
      .execute();
  }
  return [...touched];
}

/** Statements of other articles that are one with the article's or differ from them, those of these, and so on. */
async function connected(
  trx: Trx,
  { id, found, old }: Parameters<typeof groupSame>[1],
): Promise<readonly StatementRow[]> {
  const known = new Map<string, StatementRow>();
  const firsts = new Set(old.flatMap((row) => [row.id, row.same_as, row.differs_from ?? row.id]));
  let edge: readonly (FoundRow | StatementRow)[] = found;
  for (let round = 0; round < ROUNDS && (edge.length > 0 || (round === 0 && firsts.size > 0)); round++) {
    // In the first round nothing hangs on the article's own rows but what hung on its old ones.
    const groups = round === 0 ? [] : edge.map((row) => row.same_as);
    const candidates = [
      ...(await withKeys(trx, { id, edge, firsts: [...firsts, ...groups] })),
      ...(await near(trx, { id, edge })),
    ];
    const next = candidates.filter(
      (row) =>
        !known.has(row.id) &&
        (firsts.has(row.same_as) ||
          firsts.has(row.id) ||
          firsts.has(row.differs_from ?? '') ||
          edge.some((one) => one.same_as === row.same_as || relationOf(toGrouped(one), toGrouped(row)) !== 'other')),
    );
    for (const row of next) known.set(row.id, row);
    edge = [...new Map(next.map((row) => [row.id, row])).values()];
  }
  return [...known.values()];
}

const ROUNDS = 6; // reports of one utterance know each other after one or two; a chain that goes on is no utterance

/** With equal words whenever they were published, or in one group with what is known. */
async function withKeys(
  trx: Trx,
  by: { readonly id: string; readonly edge: readonly (FoundRow | StatementRow)[]; readonly firsts: readonly string[] },
): Promise<StatementRow[]> {
  const keys = [...new Set(by.edge.flatMap((row) => row.words_key ?? []))];
  const firsts = [...new Set(by.firsts)];
  const live = () =>
    trx.selectFrom('statements').selectAll().where('superseded_by', 'is', null).where('article_id', '<>', by.id);
  const found = keys.length === 0 ? [] : await live().where('words_key', 'in', keys).execute();
  if (firsts.length === 0) return found;
  const grouped = await live().where('same_as', 'in', firsts).execute();
  const differing = await live().where('differs_from', 'in', firsts).execute();
  return [...found, ...grouped, ...differing];
}

/** With neighbouring words in common, published about the same time. */
async function near(
  trx: Trx,
  by: { readonly id: string; readonly edge: readonly (FoundRow | StatementRow)[] },
): Promise<StatementRow[]> {
  const rows: StatementRow[] = [];
  const days = Map.groupBy(
    by.edge.filter((row) => row.match_keys.length > 0),
    (row) => row.published.toISOString().slice(0, 10),
  );
  for (const [day, some] of [...days].slice(0, DAYS_A_ROUND)) {
    const middle = Date.parse(day);
    const from = new Date(middle - DAYS_APART * DAY_MS).toISOString();
    const to = new Date(middle + (DAYS_APART + 1) * DAY_MS).toISOString();
    const keys = [...new Set(some.flatMap((row) => row.match_keys))];
    const ids = await sharingKeys(trx, { articleId: by.id, keys, from, to });
    if (ids.length === 0) continue;
    const found = await trx
      .selectFrom('statements')
      .selectAll()
      .where('id', 'in', ids)
      .where(sql<boolean>`published >= ${from} and published < ${to}`)
      .orderBy('published')
      .orderBy('id')
      .execute();
    rows.push(...found);
  }
  return rows;
}

/**
 * Key by key, each by index in the partitions of those days: an article costs the same however much is on record. Left
 * to itself PostgreSQL takes `match_keys && keys` for cheap and compares it with every statement of the month, 40
 * microseconds each. So `offset 0` keeps everything away from the index that other indexes could be chosen for.
 */
async function sharingKeys(
  trx: Trx,
  by: { readonly articleId: string; readonly keys: readonly number[]; readonly from: Instant; readonly to: Instant },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...by.keys]}::integer[]) as key
    cross join lateral (
      select id, published, article_id, superseded_by, cardinality(match_keys) as keys from onrecord.statements
      where match_keys @> array[key] and published >= ${by.from} and published < ${by.to} offset 0
    ) as statement
    where superseded_by is null and article_id <> ${by.articleId}
    group by id, published, keys having count(*) >= least(${LEAST_KEYS_SHARED}::integer, keys)
    order by published, id limit ${CANDIDATES}
  `.execute(trx);
  return rows.map(({ id }) => id);
}

const DAYS_APART = 7; // of publication; those of saying are looked at by core/same, which allows less
const DAY_MS = 86_400_000;
const DAYS_A_ROUND = 31;
const CANDIDATES = 500; // what a single speaker says in a week with two neighbouring words in common: bounds the work

const toGrouped = (row: FoundRow | StatementRow): Grouped => ({
  id: row.id,
  articleId: row.article_id,
  place: row.place,
  workspace: row.workspace,
  wordsKey: row.words_key,
  matchKeys: row.match_keys,
  parts: row.parts,
  kind: row.kind,
  speaker: row.speaker,
  cue: row.cue,
  said: row.said,
  published: row.published.toISOString(),
});

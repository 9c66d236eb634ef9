import type { Person } from '../../../model/person.ts';
import type { Topic } from '../../../model/topic.ts';
import type { Catalogue } from '../../../ports/news-store.ts';
import { catalogueChanged } from './catalogue-changed.ts';
import { toPersonRow } from './learn-people.ts';
import { type Db, inTransaction, lockNames, SETTINGS_LOCK, type Trx } from './transaction.ts';

/**
 * Who is known and what is followed. The lists stay the very same objects until something changed, so that what
 * is compiled from them can be kept.
 */
export function catalogue(db: Db): Catalogue {
  const people = kept(db, 'people', async () => {
    const rows = await db.selectFrom('people').selectAll().orderBy('id').execute();
    return rows.map(
      (row): Person => ({
        id: row.id,
        name: row.name,
        kind: row.kind,
        pronoun: row.pronoun,
        aliases: row.aliases,
        roles: row.roles,
        learntFrom: row.learnt_from,
      }),
    );
  });
  const topics = kept(db, 'topics', async () => {
    const rows = await db.selectFrom('topics').selectAll().where('listed', '=', true).orderBy('id').execute();
    return rows.map(({ id, name, workspace, content }): Topic => {
      const places = content.places ?? []; // topics that were stored before places were known have none
      return { id, name, workspace, ...content, places };
    });
  });
  return {
    people,
    topics,
    syncPeople: (given) =>
      inTransaction(db, async (trx) => {
        await lockNames(trx, [SETTINGS_LOCK]);
        await trx
          .deleteFrom('people')
          .where('learnt_from', 'is', null)
          .$if(given.length > 0, (query) =>
            query.where(
              'id',
              'not in',
              given.map(({ id }) => id),
            ),
          )
          .execute();
        for (const row of given.map(toPersonRow)) {
          const { id: _, ...about } = row;
          await trx
            .insertInto('people')
            .values(row)
            .onConflict((conflict) => conflict.column('id').doUpdateSet(about))
            .execute();
        }
        await catalogueChanged(trx, 'people');
      }),
    syncTopics: (given) =>
      inTransaction(db, async (trx) => {
        await lockNames(trx, [SETTINGS_LOCK]);
        await trx.updateTable('topics').set({ listed: false }).where('workspace', 'is', null).execute();
        for (const topic of given) await putTopic(trx, topic);
        await catalogueChanged(trx, 'topics');
      }),
  };
}

/** Adds or changes a topic; the caller says that the catalogue changed. */
export async function putTopic(trx: Trx, topic: Topic): Promise<void> {
  const { id, name, workspace, ...content } = topic;
  const about = { name, workspace, listed: true, content: JSON.stringify(content) };
  await trx
    .insertInto('topics')
    .values({ id, ...about })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(about))
    .execute();
}

/** A list that grows with each article costs its readers more the longer it is, so it may then be a minute old. */
const LONG_LIST = 1000;
const LONG_LIST_MS = 60_000;

function kept<T>(db: Db, name: 'people' | 'topics', read: () => Promise<readonly T[]>): () => Promise<readonly T[]> {
  let last: { readonly version: string; readonly list: readonly T[]; readonly readAt: number } | undefined;
  return async () => {
    if (last && last.list.length >= LONG_LIST && performance.now() - last.readAt < LONG_LIST_MS) return last.list;
    const row = await db.selectFrom('catalogue_versions').select('version').where('name', '=', name).executeTakeFirst();
    const version = String(row?.version);
    const list = last?.version === version ? last.list : await read();
    last = { version, list, readAt: performance.now() };
    return list;
  };
}

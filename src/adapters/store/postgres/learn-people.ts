import { sql } from 'kysely';
import type { Person } from '../../../model/person.ts';
import type { Trx } from './transaction.ts';

/** Adds people whom an article introduced. Whom the configuration or an earlier article names keeps that. */
export async function learnPeople(trx: Trx, people: readonly Person[]): Promise<void> {
  const fresh = [...new Map(people.map((person) => [person.id, person])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  if (fresh.length === 0) return;
  // One statement: every process that learns waits for this row of catalogue_versions, so it is held shortly.
  await trx
    .with('learnt', (db) =>
      db
        .insertInto('people')
        .values(fresh.map(toPersonRow))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id'),
    )
    .updateTable('catalogue_versions')
    .set({ version: sql`version + 1` })
    .where('name', '=', 'people')
    .where((eb) => eb.exists(eb.selectFrom('learnt').select('id')))
    .execute();
}

export const toPersonRow = (person: Person) => ({
  id: person.id,
  name: person.name,
  kind: person.kind,
  pronoun: person.pronoun,
  aliases: JSON.stringify(person.aliases),
  roles: JSON.stringify(person.roles),
  learnt_from: person.learntFrom,
});

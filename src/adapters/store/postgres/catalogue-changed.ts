import { sql } from 'kysely';
import type { Trx } from './transaction.ts';

/** Tells every process that its kept list is old. */
export async function catalogueChanged(trx: Trx, name: 'people' | 'topics'): Promise<void> {
  await trx.updateTable('catalogue_versions').set({ version: sql`version + 1` }).where('name', '=', name).execute();
}

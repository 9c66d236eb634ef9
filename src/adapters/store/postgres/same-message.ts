import { sql } from 'kysely';
import type { Delivery } from '../../../model/delivery.ts';
import { idsOfStory } from './story-ids.ts';
import type { Db } from './transaction.ts';

/** What a message of this subject may have been posted as: a story also as those that were merged into it. */
export async function subjectsOf(db: Db, { kind, subject }: Pick<Delivery, 'kind' | 'subject'>): Promise<string[]> {
  return kind === 'briefing' ? await idsOfStory(db, subject) : [subject];
}

/** Earlier revisions of a subject, and all of what was merged into it. */
export const isEarlier = (subjects: readonly string[], { subject, revision }: Pick<Delivery, 'subject' | 'revision'>) =>
  sql<boolean>`subject = any(${[...subjects]}::text[]) and (subject <> ${subject} or revision < ${revision})`;

import { sql } from 'kysely';
import type { Delivery } from '../../../model/delivery.ts';

/**
 * Earlier revisions of a subject; of a story also all of what was merged into it: a message may have been posted as one of
 * these. Found by an index of subjects, however much its channel was sent.
 */
export const isEarlier = ({ kind, subject, revision }: Pick<Delivery, 'kind' | 'subject' | 'revision'>) =>
  sql<boolean>`subject = any(array(
      select ${subject}::text union all select id from onrecord.stories where merged_into = ${subject} and ${kind} = 'briefing'
    )) and (subject <> ${subject} or revision < ${revision})`;

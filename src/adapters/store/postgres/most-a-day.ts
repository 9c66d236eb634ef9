import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../../model/time.ts';
import { isEarlier, subjectsOf } from './same-message.ts';
import type { Tables } from './schema.ts';
import type { Trx } from './transaction.ts';

/**
 * Whether a story is still among the stories that its subscription gets today. An update of a posted story always is. Of
 * several that wait, as after quiet hours, those that most outlets have take the places that are left.
 */
export async function isAmongBest(
  trx: Trx,
  row: Selectable<Tables['deliveries']>,
  { mostADay, dayBegan }: { readonly mostADay: number; readonly dayBegan: Instant },
): Promise<boolean> {
  const earlier = await trx
    .selectFrom('deliveries')
    .select('id')
    .where('chat', '=', row.chat)
    .where('workspace', '=', row.workspace)
    .where('channel', '=', row.channel)
    .where('kind', '=', row.kind)
    .where(isEarlier(await subjectsOf(trx, row), row))
    .where('message_ref', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (earlier) return true;
  const { rows } = await sql<{ posted: number; better: number }>`
    with outlets as (
      select d.id, d.subject, d.state, d.owed_since,
        coalesce((select max(jsonb_array_length(content -> 'outlets')) from onrecord.briefings
          where story_id = d.subject and revision = d.revision), 0) as told
      from onrecord.deliveries d
      where d.subscription_id = ${row.subscription_id} and d.kind = 'briefing' and (
        (d.state in ('posted', 'sending', 'unknown') and d.changed_at >= ${dayBegan}) or d.state = 'pending')
    )
    select
      (select count(distinct subject) from outlets where state <> 'pending')::int as posted,
      (select count(distinct subject) from outlets other, (select told, owed_since, id from outlets where id = ${row.id}) own
        where other.state = 'pending' and other.subject <> ${row.subject}
          and (other.told, own.owed_since, own.id) > (own.told, other.owed_since, other.id))::int as better
  `.execute(trx);
  const [{ posted = 0, better = 0 } = {}] = rows;
  return posted + better < mostADay;
}

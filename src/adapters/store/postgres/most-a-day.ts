import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../../model/time.ts';
import { isEarlier } from './same-message.ts';
import type { Tables } from './schema.ts';
import type { Trx } from './transaction.ts';

/**
 * Whether a story is still among the stories that its subscription gets today. An update of a story that was posted always
 * is, and is not counted. Of several that wait, as after quiet hours, those that most outlets have take the places that are
 * left. Needs the channel's line.
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
    .where(isEarlier(row))
    .where((eb) => eb.or([eb('message_ref', 'is not', null), eb('state', 'in', ['sending', 'unknown'])]))
    .limit(1)
    .executeTakeFirst();
  if (earlier) return true;
  // a story is itself and what was merged into it; it took its place on the day on which it was first posted
  const { rows } = await sql<{ taken: number; better: number }>`
    with found as (
      select d.id, d.state, d.owed_since, coalesce(s.merged_into, d.subject) as story,
        coalesce((select jsonb_array_length(content -> 'outlets') from onrecord.briefings
          where story_id = d.subject and revision = d.revision), 0) as told
      from onrecord.deliveries d left join onrecord.stories s on s.id = d.subject
      where d.subscription_id = ${row.subscription_id} and d.kind = 'briefing'
        and (d.state in ('pending', 'sending', 'unknown') or (d.state = 'posted' and d.changed_at >= ${dayBegan}))
    ),
    dated as (
      select found.*, (
        select min(d.changed_at) from onrecord.deliveries d
        where d.chat = ${row.chat} and d.workspace = ${row.workspace} and d.channel = ${row.channel}
          and d.kind = 'briefing' and d.message_ref is not null
          and d.subject in (select id from onrecord.stories where id = found.story or merged_into = found.story)
        ) as first_posted
      from found
    ),
    taken as (
      select distinct story from dated where state <> 'pending' and coalesce(first_posted >= ${dayBegan}, true)
    ),
    own as (select story, told, owed_since, id from dated where id = ${row.id})
    select
      (select count(*) from taken)::int as taken,
      (select count(distinct other.story) from dated other, own
        where other.state = 'pending' and other.first_posted is null and other.story <> own.story
          and other.story not in (select story from taken)
          and (other.told, own.owed_since, own.id) > (own.told, other.owed_since, other.id))::int as better
  `.execute(trx);
  const [{ taken = 0, better = 0 } = {}] = rows;
  return taken + better < mostADay;
}

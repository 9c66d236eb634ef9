import type { Database } from '../../../ports/database.ts';
import type { Lag } from '../../../ports/lag.ts';

/** What waits in the store; each part has an index of just the rows that wait, which are few. */
export function lagOf({ pool }: Pick<Database, 'pool'>): Lag {
  return {
    async read(now) {
      const { rows } = await pool.query<Row>(LAG, [now]);
      const [row] = rows;
      return {
        unreadSince: row?.unread_since?.toISOString() ?? null,
        openDeliveries: Number(row?.open ?? 0),
        openSince: row?.open_since?.toISOString() ?? null,
      };
    },
  };
}

type Row = { readonly unread_since: Date | null; readonly open: string; readonly open_since: Date | null };

// What waits for a moment that is not reached, or with a paused subscription, is not late.
const LAG = `
select
  (select min(greatest(seen_at, not_before)) from onrecord.items
    where state = 'unread' and (not_before is null or not_before <= $1)) as unread_since,
  count(*) as open,
  min(greatest(owed_since, not_before)) as open_since
from onrecord.deliveries left join onrecord.subscriptions on subscriptions.id = deliveries.subscription_id
where state in ('pending', 'sending', 'unknown')
  and (not_before is null or not_before <= $1)
  and not (ended_at is null and paused_because is not null)`;

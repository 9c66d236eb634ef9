import { sql } from 'kysely';
import { fitsTerms } from '../../../core/schedule/fits-terms.ts';
import { dayBegan, quietUntil } from '../../../core/schedule/quiet-until.ts';
import type { Instant } from '../../../model/time.ts';
import type { Waiting } from './channel-line.ts';
import { isAmongBest } from './most-a-day.ts';
import type { Trx } from './transaction.ts';

/**
 * Whether the terms of a subscription keep something from being posted now, or (too many a day) at all. Whether an earlier
 * attempt arrived is asked after the quiet hours too: it would be posted at once if it did not. Needs the channel's line.
 */
export async function heldBack(trx: Trx, row: Waiting, now: Instant): Promise<boolean> {
  const { terms, timezone } = row;
  if (terms === null || timezone === null) return false;
  const quiet = terms.quiet ? quietUntil(terms.quiet, { timezone, now }) : null;
  const until = quiet !== null && row.kind === 'briefing' ? await earliest(trx, row, { until: quiet, now }) : quiet;
  if (until !== null) {
    await trx.updateTable('deliveries').set({ not_before: until }).where('id', '=', row.id).execute();
    return true;
  }
  const { mostADay } = terms;
  if (row.state !== 'pending' || row.kind !== 'briefing' || mostADay === undefined) return false;
  if (await isAmongBest(trx, row, { mostADay, dayBegan: dayBegan(now, timezone) })) return false;
  const error = `More than ${mostADay} ${mostADay === 1 ? 'story' : 'stories'} that day: /brief shows all.`;
  await trx
    .updateTable('deliveries')
    .set({ state: 'skipped', error, changed_at: now })
    .where('id', '=', row.id)
    .execute();
  return true;
}

/**
 * When the first of a channel's subscriptions lets a story through that another keeps until then; null: now. One that takes
 * only so many a day lets through what is owed for itself alone.
 */
async function earliest(
  trx: Trx,
  row: Waiting,
  { until, now }: { readonly until: Instant; readonly now: Instant },
): Promise<Instant | null> {
  const others = await trx
    .selectFrom('subscriptions')
    .innerJoin('briefings', (join) => join.on(sql<boolean>`(content -> 'topicIds') ? subscriptions.topic_id`))
    .innerJoin('stories', 'stories.id', 'briefings.story_id')
    .select(['subscriptions.terms', 'timezone', 'content', 'language'])
    .where('story_id', '=', row.subject)
    .where('revision', '=', row.revision)
    .where('subscriptions.chat', '=', row.chat)
    .where('subscriptions.workspace', '=', row.workspace)
    .where('subscriptions.channel', '=', row.channel)
    .where('subscriptions.id', '<>', row.subscription_id)
    .where('mode', '=', 'live')
    .where('ended_at', 'is', null)
    .where('paused_because', 'is', null)
    .execute();
  const times = others
    .filter(({ terms, content, language }) => fitsTerms({ outlets: content.outlets, language }, terms))
    .filter(({ terms }) => terms.mostADay === undefined)
    .map(({ terms, timezone }) => (terms.quiet ? quietUntil(terms.quiet, { timezone, now }) : null));
  if (times.includes(null)) return null;
  return [until, ...times.filter((time) => time !== null)].sort()[0] ?? until; // instants sort as text
}

import { type ExpressionBuilder, sql } from 'kysely';
import { fitsTerms } from '../../../core/schedule/fits-terms.ts';
import type { Briefing } from '../../../model/briefing.ts';
import type { Instant } from '../../../model/time.ts';
import { owe } from './owe.ts';
import type { Tables } from './schema.ts';
import { idsOfStory } from './story-ids.ts';
import type { Trx } from './transaction.ts';

/**
 * Owes the briefing to each channel that follows one of its topics live: once a channel, on the subscription it had
 * before. What only a repair changed is owed where an earlier post is to be edited, and where nothing of it was posted.
 */
export async function oweBriefing(
  trx: Trx,
  briefing: Briefing,
  about: {
    readonly workspace: string | null;
    readonly language: string;
    readonly splitFrom: string | null;
    readonly isRepairOnly: boolean;
    readonly now: Instant;
  },
): Promise<void> {
  const { workspace, language, splitFrom, isRepairOnly, now } = about;
  if (briefing.topicIds.length === 0) return;
  const own = await idsOfStory(trx, briefing.storyId);
  const before = splitFrom === null ? [] : await idsOfStory(trx, splitFrom);
  const followers = await trx
    .selectFrom('subscriptions')
    .selectAll()
    .where('topic_id', 'in', [...briefing.topicIds])
    .where('mode', '=', 'live')
    .where('ended_at', 'is', null)
    .where('paused_because', 'is', null)
    .$if(workspace !== null, (query) => query.where('workspace', '=', workspace ?? ''))
    .$if(isRepairOnly, (query) =>
      query.where((eb) => eb.or([channelHas(eb, own), ...(before.length > 0 ? [eb.not(channelHas(eb, before))] : [])])),
    )
    .orderBy(
      (eb) =>
        eb.exists(
          eb
            .selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.subscription_id', '=', 'subscriptions.id')
            .where('deliveries.kind', '=', 'briefing')
            .where('deliveries.subject', 'in', own),
        ),
      'desc',
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const had = await channelsWith(trx, own);
  const has = (row: (typeof followers)[number]) => had.has(channelName(row));
  const wanting = followers
    .filter((row) => has(row) || fitsTerms({ outlets: briefing.outlets, language }, row.terms))
    // of two subscriptions of a channel that want it, the one that takes any number of stories
    .sort(
      (a, b) => Number(!has(a) && a.terms.mostADay !== undefined) - Number(!has(b) && b.terms.mostADay !== undefined),
    );
  await owe(trx, wanting, { kind: 'briefing', subject: briefing.storyId, revision: briefing.revision, now });
}

/**
 * The channels that were posted one of these stories, or are owed it: what they have is kept up to date, whatever is wanted
 * of new ones.
 */
async function channelsWith(trx: Trx, storyIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('deliveries')
    .select(['chat', 'workspace', 'channel'])
    .where('kind', '=', 'briefing')
    .where('subject', 'in', [...storyIds])
    .where((eb) => eb.or([eb('message_ref', 'is not', null), eb('state', 'in', ['pending', 'sending', 'unknown'])]))
    .execute();
  return new Set(rows.map(channelName));
}

const channelName = (row: { readonly chat: string; readonly workspace: string; readonly channel: string }): string =>
  JSON.stringify([row.chat, row.workspace, row.channel]);

/** Whether a subscription's channel got, or is owed, one of these stories. */
function channelHas(eb: ExpressionBuilder<Tables, 'subscriptions'>, storyIds: readonly string[]) {
  return eb.exists(
    eb
      .selectFrom('deliveries')
      .select('deliveries.id')
      .whereRef('deliveries.chat', '=', 'subscriptions.chat')
      .whereRef('deliveries.workspace', '=', 'subscriptions.workspace')
      .whereRef('deliveries.channel', '=', 'subscriptions.channel')
      .where('deliveries.kind', '=', 'briefing')
      .where('deliveries.subject', 'in', storyIds)
      .where(sql<boolean>`deliveries.state not in ('failed', 'skipped')`),
  );
}

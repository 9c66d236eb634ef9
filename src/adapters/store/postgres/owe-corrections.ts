import type { Briefing, Correction } from '../../../model/briefing.ts';
import type { Instant } from '../../../model/time.ts';
import { owe } from './owe.ts';
import { idsOfStory } from './story-ids.ts';
import type { Trx } from './transaction.ts';

/**
 * Owes a note to each channel whose newest posts showed what an article took back, once a channel; a digest among
 * them shows the corrected revision from now on.
 */
export async function oweCorrections(
  trx: Trx,
  briefing: Briefing,
  { corrections, now }: { readonly corrections: readonly Correction[]; readonly now: Instant },
): Promise<void> {
  if (corrections.length === 0) return;
  const posts = await trx
    .selectFrom('delivery_stories')
    .innerJoin('deliveries', 'deliveries.id', 'delivery_stories.delivery_id')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('briefings', (join) =>
      join
        .onRef('briefings.story_id', '=', 'delivery_stories.story_id')
        .onRef('briefings.revision', '=', 'delivery_stories.revision'),
    )
    .select(['deliveries.id', 'deliveries.kind', 'delivery_stories.story_id', 'content'])
    .select(['subscriptions.id as subscription_id', 'subscriptions.topic_id'])
    .select(['deliveries.chat', 'deliveries.workspace', 'deliveries.channel'])
    .where('delivery_stories.story_id', 'in', await idsOfStory(trx, briefing.storyId))
    .where('deliveries.state', '=', 'posted')
    .where('subscriptions.ended_at', 'is', null)
    .orderBy('deliveries.changed_at', 'desc')
    .orderBy('deliveries.id')
    .limit(POSTS_AT_MOST)
    .execute();
  const wrong = posts.filter(({ content }) => corrections.some((correction) => isShown(correction, content)));
  const channels = Map.groupBy(wrong, (post) => JSON.stringify([post.chat, post.workspace, post.channel]));
  const toTell = [...channels.values()].flatMap((some) => some.slice(0, 1));
  await owe(
    trx,
    toTell.map((post) => ({ ...post, id: post.subscription_id })),
    { kind: 'correction', subject: briefing.storyId, revision: briefing.revision, now },
  );
  for (const post of wrong)
    if (post.kind === 'digest')
      await trx
        .updateTable('delivery_stories')
        .set({ story_id: briefing.storyId, revision: briefing.revision })
        .where('delivery_id', '=', post.id)
        .where('story_id', '=', post.story_id)
        .execute();
}

const POSTS_AT_MOST = 5000; // of one story, newest first: as many channels, and some revisions of each

function isShown({ of, was, statementId }: Correction, { summary, bullets, statementIds }: Briefing): boolean {
  if (of === 'statement') return statementIds.includes(statementId ?? '');
  return summary?.text === was || bullets.some(({ text }) => text === was);
}

import { sql } from 'kysely';
import type { LiveStory, LiveWindow, StoryRepair } from '../../../model/story.ts';
import type { Instant } from '../../../model/time.ts';
import type { SuspectStory } from '../../../ports/news-store.ts';
import { readArticles } from './read-articles.ts';
import { idsOfStory } from './story-ids.ts';
import type { Trx } from './transaction.ts';

/** The lock under which the live stories of a language and workspace are changed. */
export const joinsLock = (of: { readonly workspace: string | null; readonly language: string }): string =>
  `stories/${of.workspace ?? ''}/${of.language}`;

const SUSPECTS_AT_MOST = 200; // stories a look: joins wait for it; the rest has its turn with the next one
const ARTICLES_AT_MOST = 40; // of one story that may be split

/** One look at the stories that changed since the last one. Needs the lock of their joins. Returns what is to be briefed. */
export async function repairStories(
  trx: Trx,
  repair: {
    readonly language: string;
    readonly workspace: string | null;
    readonly since: Instant;
    readonly live: LiveWindow;
    readonly decide: (live: LiveWindow, suspects: readonly SuspectStory[]) => readonly StoryRepair[];
    readonly now: Instant;
  },
): Promise<string[]> {
  const { language, workspace, since, live, decide, now } = repair;
  const changed = await changedStories(trx, { language, workspace });
  const suspects = await withArticles(
    trx,
    changed.flatMap(({ id }) => live.stories.get(id) ?? []).filter(({ lastSeen }) => lastSeen >= since),
  );
  const repairs = suspects.length === 0 ? [] : decide(live, suspects);
  for (const one of repairs) {
    if (one.kind === 'merge') await merge(trx, one, now);
    else await split(trx, one, { language, workspace });
  }
  await trx
    .updateTable('story_repairs')
    // null where more has changed than one look takes: the next one is due at once, or it would never catch up
    .set({
      repaired_at: changed.length < SUSPECTS_AT_MOST ? now : null,
      ...(changed.length === 0 ? {} : { change: changed.at(-1)?.change ?? '0' }),
    })
    .where('language', '=', language)
    .where('workspace', '=', workspace ?? '')
    .execute();
  return repairs.flatMap((one) => (one.kind === 'merge' ? [one.into.id] : [one.story.id, one.off.id]));
}

async function changedStories(
  trx: Trx,
  { language, workspace }: { readonly language: string; readonly workspace: string | null },
): Promise<{ readonly id: string; readonly change: string }[]> {
  const last = trx
    .selectFrom('story_repairs')
    .select('change')
    .where('language', '=', language)
    .where('workspace', '=', workspace ?? '');
  return await trx
    .selectFrom('stories')
    .select(['id', 'change'])
    .where('language', '=', language)
    .where(sql<boolean>`workspace is not distinct from ${workspace}`)
    .where('change', '>', last)
    .orderBy('change')
    .limit(SUSPECTS_AT_MOST)
    .execute();
}

async function withArticles(trx: Trx, stories: readonly LiveStory[]): Promise<SuspectStory[]> {
  const several = stories.filter(({ articles }) => articles > 1 && articles <= ARTICLES_AT_MOST).map(({ id }) => id);
  const members = several.length === 0 ? [] : await membersOf(trx, several);
  const texts = await readArticles(
    trx,
    members.map((member) => member.article_id),
  );
  const byStory = Map.groupBy(members, (member) => member.story_id);
  return stories.map((story) => ({
    story,
    articles: (byStory.get(story.id) ?? []).flatMap((member) => texts.get(member.article_id) ?? []),
  }));
}

async function membersOf(trx: Trx, storyIds: readonly string[]) {
  return await trx
    .selectFrom('story_articles')
    .select(['article_id', 'story_id'])
    .where('story_id', 'in', storyIds)
    .orderBy('published')
    .orderBy('article_id')
    .execute();
}

const nextChange = sql<string>`nextval('onrecord.story_change')`;

const toRow = (story: LiveStory) => ({
  first_seen: story.firstSeen,
  last_seen: story.lastSeen,
  articles: story.articles,
  terms: JSON.stringify(story.terms),
  change: nextChange,
});

async function merge(trx: Trx, { from, into }: Extract<StoryRepair, { kind: 'merge' }>, now: Instant): Promise<void> {
  await trx
    .updateTable('stories')
    .set({ ...toRow(into), version: sql`version + 1`, repairs: sql`repairs + 1` })
    .where('id', '=', into.id)
    .execute();
  await trx.updateTable('story_articles').set({ story_id: into.id }).where('story_id', '=', from).execute();
  await trx
    .updateTable('stories')
    .set({ merged_into: into.id, change: nextChange })
    .where((eb) => eb.or([eb('id', '=', from), eb('merged_into', '=', from)]))
    .execute();
  await sql`
    insert into onrecord.briefing_topics (topic_id, story_id, last_seen, made_at)
    select topic_id, ${into.id}, last_seen, made_at from onrecord.briefing_topics where story_id = ${from}
    on conflict (story_id, topic_id) do update
      set made_at = greatest(briefing_topics.made_at, excluded.made_at),
        last_seen = greatest(briefing_topics.last_seen, excluded.last_seen)
  `.execute(trx);
  await trx.deleteFrom('briefing_topics').where('story_id', '=', from).execute();
  await leaveToOther(trx, from, { into: into.id, now });
}

/** What the merged story still owes to channels that have the other one, or are owed it, would be the same event twice. */
async function leaveToOther(
  trx: Trx,
  from: string,
  { into, now }: { readonly into: string; readonly now: Instant },
): Promise<void> {
  const own = await idsOfStory(trx, into);
  await trx
    .updateTable('deliveries')
    .set({ state: 'skipped', error: 'Its story turned out to be part of another one.', changed_at: now })
    .where('kind', '=', 'briefing')
    .where('subject', '=', from)
    .where('state', '=', 'pending')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('deliveries as other')
          .select('other.id')
          .whereRef('other.chat', '=', 'deliveries.chat')
          .whereRef('other.workspace', '=', 'deliveries.workspace')
          .whereRef('other.channel', '=', 'deliveries.channel')
          .where('other.kind', '=', 'briefing')
          .where('other.subject', 'in', own)
          .where('other.subject', '<>', from)
          .where(sql<boolean>`other.state not in ('failed', 'skipped')`),
      ),
    )
    .execute();
}

/** A story that had been merged before and is split off again is the same story again. */
async function split(
  trx: Trx,
  { story, off, title, articleIds }: Extract<StoryRepair, { kind: 'split' }>,
  of: { readonly language: string; readonly workspace: string | null },
): Promise<void> {
  await trx
    .updateTable('stories')
    .set({ ...toRow(story), version: sql`version + 1`, repairs: sql`repairs + 1` })
    .where('id', '=', story.id)
    .execute();
  const again = { ...toRow(off), merged_into: null, split_from: story.id };
  await trx
    .insertInto('stories')
    .values({ id: off.id, title, ...of, ...again, version: 1, repairs: 1, briefing_revision: null })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...again, version: sql`stories.version + 1`, repairs: sql`stories.repairs + 1` }),
    )
    .execute();
  await trx
    .updateTable('story_articles')
    .set({ story_id: off.id })
    .where('article_id', 'in', [...articleIds])
    .where('story_id', '=', story.id)
    .execute();
}

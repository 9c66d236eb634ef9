import { sql } from 'kysely';
import type { Channel } from '../../../model/delivery.ts';
import type { Archive, ChannelInFull } from '../../../ports/archive.ts';
import type { Paged } from '../../../ports/reads.ts';
import { toSubscription } from './subscription-rows.ts';
import type { Db } from './transaction.ts';

type Place = Pick<Channel, 'chat' | 'workspace'> & { readonly channel: string };

/** Channels with running subscriptions, and how their deliveries went since then. */
export async function listChannels(
  db: Db,
  { atMost, skip, since }: Parameters<Archive['channels']>[0],
): Promise<Paged<ChannelInFull>> {
  const { rows } = await sql<Place & { readonly total: number }>`
    select chat, workspace, channel, count(*) over ()::int as total from onrecord.subscriptions
    where ended_at is null group by chat, workspace, channel
    order by chat, workspace, channel offset ${skip} limit ${atMost}
  `.execute(db);
  if (rows.length === 0 && skip > 0)
    // behind the last one
    return { found: [], total: (await listChannels(db, { atMost: 1, skip: 0, since })).total };
  const found: ChannelInFull[] = [];
  for (const place of rows) found.push(await inFull(db, place, since));
  return { found, total: rows[0]?.total ?? 0 };
}

/** One channel, as Archive.channel says. */
export async function channelInFull(
  db: Db,
  { channel: { chat, workspace, id }, since }: Parameters<Archive['channel']>[0],
): Promise<ChannelInFull | undefined> {
  const known = await db
    .selectFrom('subscriptions')
    .select(['chat', 'workspace', 'channel'])
    .where('chat', '=', chat)
    .where('workspace', '=', workspace)
    .where('channel', '=', id)
    .limit(1)
    .executeTakeFirst();
  return known && inFull(db, known, since);
}

async function inFull(db: Db, { chat, workspace, channel }: Place, since: string): Promise<ChannelInFull> {
  const subscriptions = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('chat', '=', chat)
    .where('workspace', '=', workspace)
    .where('channel', '=', channel)
    .where('ended_at', 'is', null)
    .orderBy('topic_id')
    .execute();
  const { rows } = await sql<{ posted: number; open: number; failed: number }>`
    select count(*) filter (where state = 'posted')::int as posted,
      count(*) filter (where state in ('pending', 'sending', 'unknown'))::int as open,
      count(*) filter (where state = 'failed')::int as failed
    from onrecord.deliveries
    where chat = ${chat} and workspace = ${workspace} and channel = ${channel} and owed_since >= ${since}
  `.execute(db);
  return {
    channel: { chat, workspace, id: channel },
    subscriptions: subscriptions.map(toSubscription),
    ...(rows[0] ?? { posted: 0, open: 0, failed: 0 }),
  };
}

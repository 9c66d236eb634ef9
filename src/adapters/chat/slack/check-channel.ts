import { Failure } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';
import type { Clients } from './clients.ts';
import { slackError, toFailure } from './error-codes.ts';
import type { SlackPerson } from './people.ts';

/**
 * Checks that a channel which somebody names is one of their workspace that they can see: a public one, or one that
 * they are in. @throws Failure 'not-found' where it is not, without telling whether it exists.
 */
export async function checkChannel(
  asked: {
    readonly workspace: string;
    readonly user: string;
    readonly channel: string;
    readonly person: SlackPerson;
    readonly now: Instant;
  },
  clients: Clients,
): Promise<void> {
  const { workspace, user, channel } = asked;
  if (!/^[CG][A-Z0-9]+$/.test(channel)) throw unseen();
  try {
    const client = await clients.of(workspace);
    const { channel: found } = await client.conversations.info({ channel });
    if (!found || found.is_im || found.is_mpim) throw unseen();
    if (found.is_archived)
      throw new Failure('bad-input', 'That Slack channel is archived: choose another one, or unarchive it.');
    if (!found.is_private && asked.person.isMember) return;
    if (!(await isIn(workspace, { user, channel }, clients))) throw unseen();
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (slackError(error) === 'channel_not_found') throw unseen();
    throw toFailure(error, { now: asked.now });
  }
}

async function isIn(
  workspace: string,
  who: { readonly user: string; readonly channel: string },
  clients: Clients,
): Promise<boolean> {
  return (await channelsOf(workspace, who.user, clients)).some(({ id }) => id === who.channel);
}

const PAGE = 200;
const PAGES_AT_MOST = 5;

/** The channels that somebody is in, as far as we may see them. */
export async function channelsOf(
  workspace: string,
  user: string,
  clients: Clients,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const client = await clients.of(workspace);
  const found: { readonly id: string; readonly name: string }[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const answer = await client.users.conversations({
      user,
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: PAGE,
      team_id: workspace,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { id, name } of answer.channels ?? []) if (id !== undefined) found.push({ id, name: name ?? id });
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) break;
  }
  return found;
}

function unseen(): Failure {
  return new Failure(
    'not-found',
    'I cannot see that Slack channel: invite me there with /invite @OnRecord, and be in it yourself.',
  );
}

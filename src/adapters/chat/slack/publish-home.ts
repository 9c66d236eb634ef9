import type { Reply } from '../../../model/reply.ts';
import { type Answering, askerOf } from './answer-request.ts';
import { channelsOf } from './check-channel.ts';
import { slackError } from './error-codes.ts';
import { LIMITS } from './limits.ts';
import { packButtons, packOne } from './pack-button.ts';
import { forChannel } from './take-channel.ts';
import { type HomeChannel, writeHome } from './write-home.ts';

const CHANNELS_AT_MOST = 20; // each is an answer of its own; a tab holds about that many

/**
 * Shows the Home tab: the channels with subscriptions that the person is in. `hash`: of the tab that was pressed; where
 * it has changed since, it is written once more, as what is written is always the newest state.
 */
export async function publishHome(
  to: {
    readonly workspace: string;
    readonly user: string;
    readonly notice?: Reply;
    readonly hash?: string | undefined;
  },
  given: Answering,
): Promise<void> {
  const { workspace, user, notice, hash } = to;
  const { clients, timezone } = given;
  const client = await clients.of(workspace);
  const channels = await followedBy(to, given);
  // where another bot has the same names, commands go by a prefix
  const add = given.desk.commands.find(({ name }) => /(?<!un)subscribe$/.test(name));
  const view = writeHome({
    notice: notice ? { id: '', reply: notice, packedOf: await packButtons(notice, given) } : null,
    channels,
    addValue: add ? await packOne({ command: add.name, options: {} }, LIMITS.buttonValue, given) : null,
    timezone,
  });
  try {
    await client.views.publish({ user_id: user, view, ...(hash === undefined ? {} : { hash }) });
  } catch (error) {
    if (hash === undefined || slackError(error) !== 'hash_conflict') throw error;
    await client.views.publish({ user_id: user, view });
  }
}

async function followedBy(
  { workspace, user }: { readonly workspace: string; readonly user: string },
  given: Answering,
): Promise<HomeChannel[]> {
  const followed = new Set(await given.desk.channels({ chat: 'slack', workspace }));
  const own = followed.has(`user:${user}`) ? [null] : [];
  const seen = followed.size === 0 ? [] : await channelsOf(workspace, user, given.clients);
  const shown = [...own, ...seen.flatMap(({ id }) => (followed.has(id) ? [id] : []))].slice(0, CHANNELS_AT_MOST);
  const person = await given.people.of(workspace, user);
  const listed: HomeChannel[] = [];
  for (const id of shown) {
    const asker = askerOf({ workspace, user, channel: id }, person, given);
    const answer = await given.desk.answer({ command: 'news', options: { show: 'list' } }, asker);
    const reply = id === null ? answer : forChannel(answer, id);
    listed.push({ id: id ?? '', reply, packedOf: await packButtons(reply, given) });
  }
  return listed;
}

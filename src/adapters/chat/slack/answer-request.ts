import { say } from '../../../core/reply/lines.ts';
import { Failure } from '../../../model/failure.ts';
import type { Reply, Request } from '../../../model/reply.ts';
import type { Asker, FrontDesk } from '../../../ports/chat.ts';
import { checkChannel } from './check-channel.ts';
import type { Clients } from './clients.ts';
import type { Composing } from './compose.ts';
import type { People, SlackPerson } from './people.ts';
import { forChannel, takeChannel } from './take-channel.ts';

export type Answering = Composing & {
  readonly desk: FrontDesk;
  readonly clients: Clients;
  readonly people: People;
  readonly managers: 'members' | 'admins';
};

/** Who asks, and in which of Slack's conversations; null on the Home tab. */
export type SlackAsker = { readonly workspace: string; readonly user: string; readonly channel: string | null };

/** The desk's reply to a request, or one clear sentence. A request for another channel is answered as if asked there. */
export async function answerRequest(request: Request, from: SlackAsker, given: Answering): Promise<Reply> {
  const { desk, people, clients, clock } = given;
  const person = await people.of(from.workspace, from.user);
  const taken = takeChannel(request, desk.commands);
  try {
    if (taken.channel === null) {
      const reply = await desk.answer(taken.request, askerOf(from, person, given));
      return withSharer(reply, taken.request, person);
    }
    await checkChannel({ ...from, channel: taken.channel, person, now: clock.now() }, clients);
    const asker = askerOf({ ...from, channel: taken.channel }, person, given);
    return forChannel(await desk.answer(taken.request, asker), taken.channel);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return say(error.words);
  }
}

/** In a direct message somebody speaks for themselves, and may. */
export function askerOf(
  { workspace, user, channel }: SlackAsker,
  person: SlackPerson,
  { managers, timezone }: Pick<Answering, 'managers' | 'timezone'>,
): Asker {
  const isDirect = channel === null || channel.startsWith('D');
  return {
    channel: { chat: 'slack', workspace, id: isDirect ? `user:${user}` : channel },
    user,
    mayManage: isDirect || (managers === 'admins' ? person.isAdmin : person.isMember),
    timezone: person.timezone ?? timezone,
  };
}

/** Whoever makes an answer public is named under it; a name in plain text pings nobody. */
function withSharer(reply: Reply, { options }: Request, { name }: SlackPerson): Reply {
  if (reply.private || options.share === undefined || options.share === 'no') return reply;
  return {
    ...reply,
    blocks: [...reply.blocks, { kind: 'text', line: [`Shared by ${name}`], small: true, foot: true }],
  };
}

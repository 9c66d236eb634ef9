import { showMessage } from './methods-chat.ts';
import { showView } from './methods-views.ts';
import { makeResponseUrl } from './response-url.ts';
import type { Channel, State, StoredMessage, StoredView, Workspace } from './state.ts';
import type { Json, Seen } from './types.ts';

export type Actor = { readonly workspace: Workspace; readonly user: string };
export type Surface =
  | { readonly kind: 'message'; readonly message: StoredMessage; readonly channel: Channel }
  | { readonly kind: 'view'; readonly view: StoredView };

export const TOKEN = 'verification-token'; // the deprecated one, which nobody may rely on

/** What every interaction carries. */
export function common(state: State, { workspace, user }: Actor): Json & { readonly trigger_id: string } {
  const name = workspace.users.find(({ id }) => id === user)?.name ?? user;
  return {
    ...{ team: { id: workspace.team, domain: workspace.team.toLowerCase() }, enterprise: null },
    ...{ user: { id: user, username: name, name, team_id: workspace.team }, api_app_id: 'A1', token: TOKEN },
    ...{ is_enterprise_install: false, trigger_id: trigger(state, workspace, user) },
  };
}

export function trigger(state: State, workspace: Workspace, user: string): string {
  const id = `${state.id('X')}.${workspace.team}.trigger`;
  state.triggers.set(id, { team: workspace.team, user, at: state.now(), used: false });
  return id;
}

/** Where an element was: the message or the view, as the platform tells it. */
export function container(state: State, origin: string, { workspace, user }: Actor, surface: Surface): Json {
  if (surface.kind === 'view')
    return { container: { type: 'view', view_id: surface.view.id }, view: showView(surface.view) };
  const { message, channel } = surface;
  const made = makeResponseUrl(state, { team: workspace.team, user, channel: channel.id, original: message });
  const alone = message.onlyFor !== undefined;
  return {
    container: {
      ...{ type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: alone },
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: channel.name },
    // what one person alone sees is not told again
    ...(alone ? {} : { message: showMessage(workspace, message, true) }),
    ...{ response_url: `${origin}${made.path}`, state: { values: {} } },
  };
}

/** What a person looks at, as the platform has it now; fails when that person cannot see it. */
export function surfaceOf(state: State, { workspace, user }: Actor, seen: Seen): Surface {
  if ('ts' in seen) {
    const message = state.message(workspace.team, seen.channel, seen.ts);
    const channel = message && state.channel(workspace, message.channel);
    if (!message || !channel || message.deleted) throw new Error(`there is no message ${seen.ts} in ${seen.channel}`);
    const hidden = message.onlyFor !== undefined && message.onlyFor !== user;
    const outside = channel.isPrivate && !channel.members.includes(user);
    if (hidden || outside) throw new Error(`${user} does not see the message ${seen.ts}`);
    return { kind: 'message', message, channel };
  }
  const view = state.views.find((one) => one.team === workspace.team && one.id === seen.id);
  if (!view?.open) throw new Error(`the view ${seen.id} is closed`);
  if (view.user !== user) throw new Error(`${user} does not see the view of ${view.user}`);
  return { kind: 'view', view };
}

export function commandPayload(parts: {
  readonly state: State;
  readonly origin: string;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly command: string;
  readonly text: string;
}): Json & { readonly trigger_id: string; readonly response_url: string } {
  const { state, actor, channel } = parts;
  const { workspace, user } = actor;
  const made = makeResponseUrl(state, { team: workspace.team, user, channel: channel.id });
  return {
    ...{ token: TOKEN, team_id: workspace.team, team_domain: workspace.team.toLowerCase(), channel_id: channel.id },
    ...{ channel_name: channel.isDirect ? 'directmessage' : channel.isPrivate ? 'privategroup' : channel.name },
    ...{ user_id: user, user_name: workspace.users.find(({ id }) => id === user)?.name ?? user },
    ...{ command: parts.command, text: parts.text, api_app_id: 'A1', is_enterprise_install: 'false' },
    ...{ response_url: `${parts.origin}${made.path}`, trigger_id: trigger(state, workspace, user) },
  };
}

export const eventPayload = (state: State, workspace: Workspace, event: Json, eventId: string): Json => ({
  ...{ token: TOKEN, team_id: workspace.team, api_app_id: 'A1', type: 'event_callback', event_id: eventId },
  ...{
    event_time: Math.floor(state.now() / 1000),
    event,
    is_ext_shared_channel: false,
    context_team_id: workspace.team,
  },
  authorizations: [
    {
      enterprise_id: null,
      team_id: workspace.team,
      user_id: workspace.botUser,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
});

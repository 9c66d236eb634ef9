import { Refusal } from './refusal.ts';
import type { Channel, State, Workspace } from './state.ts';
import type { Json } from './types.ts';

export type Asked = {
  readonly state: State;
  readonly workspace: Workspace;
  readonly args: Json;
  readonly origin: string;
};
/** One method: which arguments it knows, which it needs, which scope it asks for (more are asked for inside). */
export type Method = {
  readonly scope?: string;
  readonly needs: readonly string[];
  readonly may: readonly string[];
  run(asked: Asked): Json;
};

/** Refuses when the token has not the scope. */
export function needScope(workspace: Workspace, scope: string): void {
  if (!workspace.scopes.includes(scope))
    throw new Refusal('missing_scope', { needed: scope, provided: workspace.scopes.join(',') });
}

/** The channel, if the bot may know of it; a user id stands for the direct messages with that user. */
export function known(state: State, workspace: Workspace, id: string): Channel {
  const channel = find(state, workspace, id);
  if (channel && (channel.botIsMember || !channel.isPrivate)) return channel;
  const elsewhere = state.workspaces.some(
    (other) => other !== workspace && other.channels.some((one) => one.id === id),
  );
  if (!channel && elsewhere) state.fault('other-workspace', id, `asked for with the token of ${workspace.team}`);
  throw new Refusal('channel_not_found');
}

/** The channel, if the bot is in it. */
export function readable(state: State, workspace: Workspace, id: string): Channel {
  const channel = known(state, workspace, id);
  if (!channel.botIsMember) throw new Refusal('not_in_channel');
  return channel;
}

/** The channel, if the bot may post there: as a member, or to a public one with chat:write.public. */
export function writable(state: State, workspace: Workspace, id: string): Channel {
  const channel = known(state, workspace, id);
  if (channel.isArchived) throw new Refusal('is_archived');
  if (!channel.botIsMember && !workspace.scopes.includes('chat:write.public')) throw new Refusal('not_in_channel');
  if (channel.refusesPosts) throw new Refusal(channel.refusesPosts);
  return channel;
}

function find(state: State, workspace: Workspace, id: string): Channel | undefined {
  const user = workspace.users.find((one) => one.id === id);
  return user && !user.isDeleted ? state.direct(workspace, user.id) : state.channel(workspace, id);
}

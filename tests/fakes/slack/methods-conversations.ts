import { type Asked, known, type Method, needScope, readable } from './method.ts';
import { showMessage } from './methods-chat.ts';
import { Refusal } from './refusal.ts';
import type { Channel, StoredMessage, User, Workspace } from './state.ts';
import type { Json } from './types.ts';

const PAGE = ['cursor', 'limit'];
const SPAN = [...PAGE, 'channel', 'oldest', 'latest', 'inclusive', 'include_all_metadata'];

/** conversations.* and users.*: what the app may look at. */
export const conversationMethods: { readonly [name: string]: Method } = {
  'conversations.history': {
    ...{ needs: ['channel'], may: SPAN },
    run: (asked) => {
      const channel = toRead(asked);
      const top = messagesOf(asked, channel).filter((one) => !one.threadTs || one.threadTs === one.ts || one.broadcast);
      return showPage(asked, inSpan(asked, top).reverse(), 100, 999);
    },
  },
  'conversations.replies': {
    ...{ needs: ['channel', 'ts'], may: [...SPAN, 'ts'] },
    run: (asked) => {
      const channel = toRead(asked);
      const all = messagesOf(asked, channel);
      const asks = all.find((one) => one.ts === String(asked.args.ts));
      const root = asks?.threadTs ?? asks?.ts;
      const parent = all.find((one) => one.ts === root);
      if (!parent) throw new Refusal('thread_not_found');
      const replies = all.filter((one) => one.threadTs === root && one !== parent);
      return showPage(asked, [parent, ...inSpan(asked, replies)], 1000, 1000);
    },
  },
  'conversations.info': {
    ...{ needs: ['channel'], may: ['channel', 'include_locale', 'include_num_members'] },
    run: ({ state, workspace, args }) => {
      const channel = known(state, workspace, String(args.channel));
      needScope(workspace, `${family(channel)}:read`);
      return { channel: showChannel(workspace, channel, args.include_num_members === true) };
    },
  },
  'conversations.members': {
    ...{ needs: ['channel'], may: [...PAGE, 'channel'] },
    run: ({ state, workspace, args }) => {
      const channel = known(state, workspace, String(args.channel));
      needScope(workspace, `${family(channel)}:read`);
      const all = channel.botIsMember ? [...channel.members, workspace.botUser] : channel.members;
      const { items, next } = page(args, all, 100, 1000);
      return { members: items, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.open': {
    ...{ scope: 'im:write', needs: [], may: ['channel', 'users', 'return_im', 'prevent_creation'] },
    run: ({ state, workspace, args }) => {
      const user = workspace.users.find((one) => one.id === String(args.users));
      if (!user) throw new Refusal(args.users === undefined ? 'users_list_not_supplied' : 'user_not_found');
      if (user.isDeleted) throw new Refusal('user_disabled');
      return { channel: { id: state.direct(workspace, user.id).id } };
    },
  },
  'conversations.join': {
    ...{ scope: 'channels:join', needs: ['channel'], may: ['channel'] },
    run: ({ state, workspace, args }) => {
      const channel = known(state, workspace, String(args.channel));
      if (channel.isPrivate) throw new Refusal('method_not_supported_for_channel_type');
      if (channel.isArchived) throw new Refusal('is_archived');
      channel.botIsMember = true;
      return { channel: showChannel(workspace, channel, false) };
    },
  },
  'users.info': {
    ...{ scope: 'users:read', needs: ['user'], may: ['user', 'include_locale'] },
    run: ({ state, workspace, args }) => {
      const user = workspace.users.find((one) => one.id === String(args.user));
      if (user) return { user: showUser(workspace, user) };
      const elsewhere = state.workspaces.some((other) => other.users.some((one) => one.id === String(args.user)));
      if (elsewhere) state.fault('other-workspace', String(args.user), `asked for with the token of ${workspace.team}`);
      throw new Refusal('user_not_found');
    },
  },
  'users.conversations': {
    ...{ needs: [], may: [...PAGE, 'types', 'exclude_archived', 'user'] },
    run: (asked) => list(asked, (channel) => channel.botIsMember),
  },
  'conversations.list': {
    ...{ needs: [], may: [...PAGE, 'types', 'exclude_archived'] },
    run: (asked) => list(asked, (channel) => channel.botIsMember || !channel.isPrivate),
  },
};

const family = (channel: Channel): string => (channel.isDirect ? 'im' : channel.isPrivate ? 'groups' : 'channels');

function toRead({ state, workspace, args }: Asked): Channel {
  const channel = known(state, workspace, String(args.channel));
  needScope(workspace, `${family(channel)}:history`);
  return readable(state, workspace, channel.id);
}

const messagesOf = ({ state, workspace }: Asked, channel: Channel): readonly StoredMessage[] =>
  state.messages
    .filter((one) => one.team === workspace.team && one.channel === channel.id && !one.deleted && !one.onlyFor)
    .sort((a, b) => Number(a.ts) - Number(b.ts));

function inSpan({ args }: Asked, messages: readonly StoredMessage[]): StoredMessage[] {
  const [oldest, latest] = [Number(args.oldest ?? 0), Number(args.latest ?? Number.POSITIVE_INFINITY)];
  if (Number.isNaN(oldest)) throw new Refusal('invalid_ts_oldest');
  if (Number.isNaN(latest)) throw new Refusal('invalid_ts_latest');
  const ends = args.inclusive === true;
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return (at > oldest && at < latest) || (ends && (at === oldest || at === latest));
  });
}

function showPage({ workspace, args }: Asked, messages: readonly StoredMessage[], usual: number, most: number): Json {
  const { items, next } = page(args, messages, usual, most);
  const shown = items.map((one) => showMessage(workspace, one, args.include_all_metadata === true));
  return { messages: shown, has_more: next !== '', response_metadata: { next_cursor: next } };
}

function page<Item>(args: Json, all: readonly Item[], usual: number, most: number) {
  const limit = args.limit === undefined ? usual : Number(args.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw new Refusal('invalid_limit');
  const from = args.cursor ? Number(Buffer.from(String(args.cursor), 'base64').toString()) : 0;
  if (!Number.isInteger(from)) throw new Refusal('invalid_cursor');
  const next = from + limit < all.length ? Buffer.from(String(from + limit)).toString('base64') : '';
  return { items: all.slice(from, from + limit), next };
}

function list({ workspace, args }: Asked, shows: (channel: Channel) => boolean): Json {
  const kinds = String(args.types ?? 'public_channel')
    .split(',')
    .map((kind) => kind.trim());
  const scopes: { readonly [kind: string]: string } = {
    public_channel: 'channels',
    private_channel: 'groups',
    im: 'im',
  };
  for (const kind of kinds) {
    const scope = scopes[kind];
    if (!scope) throw new Refusal('invalid_types');
    needScope(workspace, `${scope}:read`);
  }
  const families = kinds.map((kind) => scopes[kind]);
  const all = workspace.channels.filter(
    (channel) =>
      shows(channel) &&
      families.includes(family(channel)) &&
      !(args.exclude_archived === true && channel.isArchived) &&
      (args.user === undefined || channel.members.includes(String(args.user))),
  );
  const { items, next } = page(args, all, 100, 1000);
  const channels = items.map((channel) => showChannel(workspace, channel, false));
  return { channels, response_metadata: { next_cursor: next } };
}

function showChannel(workspace: Workspace, channel: Channel, count: boolean): Json {
  if (channel.isDirect) return { id: channel.id, is_im: true, user: channel.members[0], is_archived: false };
  return {
    ...{ id: channel.id, name: channel.name, name_normalized: channel.name, is_channel: !channel.isPrivate },
    ...{ is_group: channel.isPrivate, is_im: false, is_mpim: false, is_private: channel.isPrivate },
    ...{ is_archived: channel.isArchived, is_member: channel.botIsMember, context_team_id: workspace.team },
    ...(count ? { num_members: channel.members.length } : {}),
  };
}

const showUser = (workspace: Workspace, user: User): Json => ({
  ...{ id: user.id, team_id: workspace.team, name: user.name, real_name: user.name, deleted: user.isDeleted },
  ...{ tz: user.tz, tz_label: user.tz, tz_offset: offsetSeconds(user.tz), is_bot: user.isBot, is_app_user: false },
  ...{ is_admin: user.isAdmin, is_owner: false, is_primary_owner: false, is_restricted: user.isGuest },
  ...{ is_ultra_restricted: false, profile: { real_name: user.name, display_name: user.name } },
});

function offsetSeconds(tz: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts();
  const found = /GMT([+-])(\d\d):(\d\d)/u.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 3600 + Number(found[3]) * 60) : 0;
}

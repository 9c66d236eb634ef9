import { fillIds } from './fill-ids.ts';
import { more } from './judge-limits.ts';
import { judgeMessage } from './judge-message.ts';
import { type Method, readable, writable } from './method.ts';
import { Refusal, refuse } from './refusal.ts';
import type { Channel, State, StoredMessage, Workspace } from './state.ts';
import type { Json } from './types.ts';
import { characters } from './values.ts';

const CONTENT = ['text', 'blocks', 'attachments', 'metadata', 'markdown_text', 'parse', 'link_names'];
const SENT = [...CONTENT, 'channel', 'thread_ts', 'mrkdwn', 'icon_emoji', 'icon_url', 'username', 'as_user'];
const UNFURL = ['unfurl_links', 'unfurl_media', 'reply_broadcast', 'client_msg_id'];

/** chat.*: what the app writes. */
export const chatMethods: { readonly [name: string]: Method } = {
  'chat.postMessage': {
    ...{ scope: 'chat:write', needs: ['channel'], may: [...SENT, ...UNFURL] },
    run: ({ state, workspace, args }) => {
      const channel = writable(state, workspace, String(args.channel));
      judgeMessage(state, 'chat.postMessage', args);
      checkThread(state, workspace, channel, args.thread_ts);
      const message = store(state, workspace, channel, args, 'chat.postMessage');
      return { channel: channel.id, ts: message.ts, message: showMessage(workspace, message, true) };
    },
  },
  'chat.postEphemeral': {
    ...{ scope: 'chat:write', needs: ['channel', 'user'], may: [...SENT, 'user'] },
    run: ({ state, workspace, args }) => {
      const channel = readable(state, workspace, String(args.channel));
      if (channel.isArchived) throw new Refusal('is_archived');
      const user = String(args.user);
      if (!workspace.users.some(({ id }) => id === user)) throw new Refusal('user_not_in_channel');
      if (!channel.members.includes(user)) throw new Refusal('user_not_in_channel');
      if (characters(String(args.text ?? '')) > more.message.text) throw new Refusal('msg_too_long');
      judgeMessage(state, 'chat.postEphemeral', args);
      const message = store(state, workspace, channel, { ...args, onlyFor: user }, 'chat.postEphemeral');
      return { message_ts: message.ts };
    },
  },
  'chat.update': {
    ...{ scope: 'chat:write', needs: ['channel', 'ts'], may: [...SENT, 'ts', 'reply_broadcast', 'file_ids'] },
    run: ({ state, workspace, args }) => {
      if (/^[UW]/u.test(String(args.channel))) throw new Refusal('channel_not_found'); // wants the D… id
      const channel = writable(state, workspace, String(args.channel));
      const message = own(state, workspace, channel, String(args.ts), 'cant_update_message');
      const text = args.text === undefined ? '' : String(args.text);
      if (characters(text) > more.message.updatedText) {
        state.fault('long-text', 'chat.update', `${characters(text)} characters`);
        throw new Refusal('msg_too_long');
      }
      judgeMessage(state, 'chat.update', { blocks: message.blocks.length > 0 ? message.blocks : undefined, ...args });
      if (hasRichText(message.blocks) && Array.isArray(args.blocks) && !hasRichText(args.blocks)) {
        state.fault('blocks', 'chat.update', 'block_mismatch');
        throw refuse('block_mismatch', ['[ERROR] Rich-text blocks cannot be replaced with non-rich-text blocks']);
      }
      change(state, message, args);
      return {
        channel: channel.id,
        ts: message.ts,
        text: message.text,
        message: showMessage(workspace, message, true),
      };
    },
  },
  'chat.delete': {
    ...{ scope: 'chat:write', needs: ['channel', 'ts'], may: ['channel', 'ts', 'as_user'] },
    run: ({ state, workspace, args }) => {
      const channel = readable(state, workspace, String(args.channel));
      own(state, workspace, channel, String(args.ts), 'cant_delete_message').deleted = true;
      return { channel: channel.id, ts: args.ts };
    },
  },
  'chat.getPermalink': {
    ...{ needs: ['channel', 'message_ts'], may: ['channel', 'message_ts'] },
    run: ({ state, workspace, args }) => {
      const channel = readable(state, workspace, String(args.channel));
      const message = state.message(workspace.team, channel.id, String(args.message_ts));
      if (!message || message.deleted || message.onlyFor) throw new Refusal('message_not_found');
      const place = `archives/${channel.id}/p${message.ts.replace('.', '')}`;
      return { channel: channel.id, permalink: `https://${workspace.team.toLowerCase()}.slack.com/${place}` };
    },
  },
};

/** Writes a message down; `by` is how it came. */
export function store(
  state: State,
  workspace: Workspace,
  channel: Channel,
  args: Json & { readonly user?: string; readonly onlyFor?: string },
  by: string,
): StoredMessage {
  const message: StoredMessage = {
    ...{ team: workspace.team, channel: channel.id, ts: state.ts(), by, edits: 0, deleted: false, files: [] },
    user: by === 'user' ? String(args.user) : workspace.botUser,
    ...{ text: '', blocks: [], attachments: [] },
    ...content(args),
    ...(args.thread_ts === undefined ? {} : { threadTs: String(args.thread_ts) }),
    ...(args.onlyFor === undefined ? {} : { onlyFor: args.onlyFor }),
    ...(args.reply_broadcast === true ? { broadcast: true } : {}),
    ...(args.unfurl_links === undefined ? {} : { unfurlLinks: args.unfurl_links === true }),
    ...(args.unfurl_media === undefined ? {} : { unfurlMedia: args.unfurl_media === true }),
  };
  state.messages.push(message);
  state.touch();
  return message;
}

/** Changes what is given and keeps the rest, except that parse and link_names fall back to their defaults. */
export function change(state: State, message: StoredMessage, args: Json): void {
  delete message.parse;
  delete message.linkNames;
  Object.assign(message, content(args), { edits: message.edits + 1 });
  if (message.metadata && Object.keys(message.metadata).length === 0) delete message.metadata;
  state.touch();
}

/** A message as the Web API and payloads show it. */
export function showMessage(workspace: Workspace, message: StoredMessage, metadata: boolean): Json {
  const mine = message.user === workspace.botUser;
  return structuredClone({
    ...{ type: 'message', user: message.user, ts: message.ts, text: message.text, team: workspace.team },
    ...(mine ? { bot_id: workspace.botId, app_id: 'A1' } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edits > 0 ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(metadata && message.metadata ? { metadata: message.metadata } : {}),
  });
}

const content = (args: Json) => ({
  ...(args.text === undefined && args.markdown_text === undefined
    ? {}
    : { text: String(args.text ?? args.markdown_text) }),
  ...(Array.isArray(args.blocks) ? { blocks: fillIds(args.blocks) } : {}),
  ...(Array.isArray(args.attachments) ? { attachments: args.attachments } : {}),
  ...(args.metadata === undefined ? {} : { metadata: args.metadata as Json }), // judged before
  ...(args.parse === undefined ? {} : { parse: String(args.parse) }),
  ...(args.link_names === undefined ? {} : { linkNames: args.link_names === true }),
  ...(args.mrkdwn === false ? { plain: true } : {}),
});

const hasRichText = (blocks: readonly unknown[]): boolean =>
  blocks.some((block) => (block as { type?: unknown }).type === 'rich_text');

function own(state: State, workspace: Workspace, channel: Channel, ts: string, otherwise: string): StoredMessage {
  const message = state.message(workspace.team, channel.id, ts);
  if (!message || message.deleted || message.onlyFor) throw new Refusal('message_not_found');
  if (message.user !== workspace.botUser) throw new Refusal(otherwise);
  return message;
}

/** Slack takes a reply to a message that is not there, and nobody ever sees it: the fake notes that. */
function checkThread(state: State, workspace: Workspace, channel: Channel, thread: unknown): void {
  if (thread === undefined) return;
  if (!/^\d{10}\.\d{6}$/u.test(String(thread)))
    throw refuse('invalid_thread_ts', [`[ERROR] ${thread} is not a valid thread_ts`]);
  const parent = state.message(workspace.team, channel.id, String(thread));
  if (!parent) state.fault('arguments', 'chat.postMessage', `thread_ts ${thread} is no message of ${channel.id}`);
  else if (parent.threadTs && parent.threadTs !== parent.ts)
    state.fault('arguments', 'chat.postMessage', 'thread_ts is a reply: use its parent');
}

import { type APIMessage, type Client, MessageFlags, MessageReferenceType, Routes } from 'discord.js';
import type { Channel, Place } from '../../../model/delivery.ts';
import { Failure } from '../../../model/failure.ts';
import type { Reply } from '../../../model/reply.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Pictures } from '../../../ports/pictures.ts';
import { callDiscord } from './call-discord.ts';
import { ERROR_CODES, isRefusal } from './error-codes.ts';
import { markOf, marksAfter, marksOf, nonceOf } from './mark-message.ts';
import { messageRef, readMessageRef } from './message-ref.ts';
import { packButtons } from './pack-button.ts';
import { cachedChannel, isPerson, mayAttach, mayRead, reachPlace } from './reach-place.ts';
import { drawPicture, type Layout, type Rendered, renderReply } from './render-reply.ts';

export type PostPorts = {
  readonly layout: Layout;
  readonly store: ChatStore;
  readonly clock: Clock;
  readonly pictures: () => Promise<Pictures>;
  readonly log: Log;
};

type Post = { readonly place: Place; readonly reply: Reply; readonly key: string };

/**
 * Posts once and returns the message's reference: within a few minutes Discord itself answers a second post under the
 * same key with the first message, and later `findMessage` finds it.
 */
export async function postMessage(
  { place, reply, key }: Post,
  client: Client<true>,
  ports: PostPorts,
): Promise<string> {
  const target = await reachPlace(place, client, ports.layout);
  const send = async (layout: Layout) => {
    const { body, files } = await renderFor(
      { place, reply },
      { ...ports, layout, mayAttach: target.mayAttach, marks: [markOf(key)] },
    );
    return callDiscord<APIMessage>(client, 'post', Routes.channelMessages(target.channelId), {
      body: { ...body, nonce: nonceOf(key), enforce_nonce: true, ...referenceTo(target.repliesTo) },
      files,
    });
  };
  const message = await send(ports.layout).catch((error: unknown) => {
    if (!isRefusal(error, INVALID_BODY) || ports.layout === 'embeds') throw error;
    // better plain than not at all, and told, as it is a fault of ours
    ports.log.error('discord-layout-refused', { channel: place.id, error: String(error) });
    return send('embeds');
  });
  return messageRef(message.channel_id, message.id);
}

/** Replaces what a message of ours shows. It stays in the layout that it was posted in: Discord takes none back. */
export async function editMessage(
  edit: { readonly channel: Channel; readonly messageRef: string; readonly reply: Reply; readonly key: string },
  client: Client<true>,
  ports: PostPorts,
): Promise<void> {
  const ids = readMessageRef(edit.messageRef);
  if (!ids) throw gone();
  const channel = isPerson(edit.channel) ? undefined : cachedChannel(ids.channelId, edit.channel, client);
  const route = Routes.channelMessage(ids.channelId, ids.messageId);
  try {
    // where it cannot be read it is taken to be of the layout that is set, and only this key is marked
    const before = mayRead(channel, client) ? await callDiscord<APIMessage>(client, 'get', route) : null;
    const layout = before === null ? ports.layout : layoutOf(before);
    const marks = marksAfter(before === null ? [] : marksOf(before), edit.key);
    const { body, files } = await renderFor(
      { place: edit.channel, reply: edit.reply },
      { ...ports, layout, mayAttach: mayAttach(channel, client), marks },
    );
    await callDiscord(client, 'patch', route, { body, files });
  } catch (error) {
    // a thread that was closed keeps what stands in it; its channel can still be posted to
    if (isRefusal(error, THREAD_ARCHIVED))
      throw new Failure('chat-refused', 'That Discord thread is closed: what stands in it stays.');
    throw error;
  }
}

const layoutOf = ({ flags }: APIMessage): Layout =>
  (flags ?? 0) & MessageFlags.IsComponentsV2 ? 'components' : 'embeds';

const INVALID_BODY = 50035;
const THREAD_ARCHIVED = 50083;

const gone = () => new Failure('chat-refused', ERROR_CODES[10008]?.words ?? '');

/** An answer to a message that is gone by now stands for itself. */
function referenceTo(message_id: string | null) {
  if (message_id === null) return {};
  return { message_reference: { type: MessageReferenceType.Default, message_id, fail_if_not_exists: false } };
}

async function renderFor(
  { place, reply }: Pick<Post, 'place' | 'reply'>,
  options: PostPorts & { readonly mayAttach: boolean; readonly marks: readonly number[] },
): Promise<Rendered> {
  const { layout, marks, store, clock } = options;
  const workspace = isPerson(place) ? place.workspace : null;
  const customIds = await packButtons(reply, { store, clock, workspace });
  const picture = options.mayAttach ? await drawPicture(reply, options) : null;
  return renderReply(reply, { layout, customIds, marks, note: null, picture });
}

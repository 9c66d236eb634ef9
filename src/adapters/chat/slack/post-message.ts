import { createHash } from 'node:crypto';
import type { WebAPICallResult, WebClient } from '@slack/web-api';
import type { Channel } from '../../../model/delivery.ts';
import { Failure } from '../../../model/failure.ts';
import type { Chat } from '../../../ports/chat.ts';
import type { Clients } from './clients.ts';
import { type Composing, sendComposed } from './compose.ts';
import { toFailure } from './error-codes.ts';
import { findMessage, markOf } from './find-message.ts';
import { LIMITS } from './limits.ts';

/** Post, edit and find as the port says: each message carries the key of the delivery that it
 * shows as metadata. History is read only where an outcome is unknown: Slack allows few such calls. */
export function messagePosts(given: Composing & { readonly clients: Clients }): Pick<Chat, 'post' | 'edit' | 'find'> {
  const { clients, clock } = given;
  const conversations = new Map<string, string>(); // of people, by workspace and person

  const conversationOf = async (client: WebClient, { workspace, id }: Channel): Promise<string> => {
    if (!id.startsWith('user:')) return id;
    const name = `${workspace}/${id}`;
    const known = conversations.get(name);
    if (known !== undefined) return known;
    const opened = await client.conversations.open({ users: id.slice('user:'.length) });
    const conversation = opened.channel?.id;
    if (conversation === undefined) throw new Failure('chat-refused', 'Slack opened no conversation with that person.');
    conversations.set(name, conversation);
    return conversation;
  };

  const calling = async <T>(work: () => Promise<T>, reading = false): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toFailure(error, { now: clock.now(), reading });
    }
  };

  return {
    post: (place, reply, key) =>
      calling(async () => {
        const client = await clients.of(place.workspace);
        const channel = await conversationOf(client, place);
        const sent = await sendComposed(
          reply,
          { client, workspace: place.workspace, textAtMost: LIMITS.textOfPost },
          (message): Promise<WebAPICallResult & { readonly ts?: unknown }> =>
            client.apiCall('chat.postMessage', {
              channel,
              ...message,
              ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
              ...QUIET,
              unfurl_links: false,
              unfurl_media: false,
              mrkdwn: false,
              metadata: markOf(key),
              client_msg_id: uuidOf(key),
            }),
          given,
        );
        if (typeof sent.ts !== 'string')
          throw new Failure('chat-down', 'Slack did not say where the post stands.', { retry: true });
        return sent.ts;
      }),

    edit: (place, messageRef, reply, key) =>
      calling(async () => {
        const client = await clients.of(place.workspace);
        const channel = await conversationOf(client, place);
        await sendComposed(
          reply,
          { client, workspace: place.workspace, textAtMost: LIMITS.textOfEdit },
          (message) =>
            client.apiCall('chat.update', {
              channel,
              ts: messageRef,
              ...message,
              ...QUIET,
              metadata: markOf(key),
            }),
          given,
        );
      }),

    find: (place, key, since) =>
      calling(async () => {
        const client = await clients.of(place.workspace);
        const channel = await conversationOf(client, place);
        return findMessage(client, { channel, thread: place.thread, key, since });
      }, true),
  };
}

const QUIET = { parse: 'none', link_names: false } as const;

/** The key as a UUID: Slack's own clients send one, and nothing is lost where it is not looked at. */
function uuidOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

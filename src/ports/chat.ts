import type { CommandDeclaration } from '../core/request/command.ts';
import type { Channel, Place } from '../model/delivery.ts';
import type { Reply, Request } from '../model/reply.ts';
import type { Instant } from '../model/time.ts';

/** A chat platform. A driver knows platforms and replies; it knows no news. */
export interface Chat {
  readonly name: string; // as in Channel.chat
  readonly spacingMs: number; // least time between two posts to one channel that the platform asks for
  readonly editEveryMs: number; // least time between two edits of a message: nobody reads faster, and they count too
  /** Whether commands reach us now; without it they always do. */
  readonly isConnected?: () => boolean;
  /** Begins to take commands; each is given to `desk.answer`, whose reply goes back to the asker. */
  start(desk: FrontDesk): Promise<void>;
  /**
   * Posts once. `key` marks the message so that `find` can tell whether it arrived. Returns its reference.
   * @throws Failure 'chat-down' (it may have been posted: ask `find`), or, surely not posted: 'chat-refused' (with
   * `retry` and `retryAt` where the platform said when to come again), 'channel-lost' (gone, archived, or we may not post
   * there: `words` tell its manager what to do) or 'workspace-lost' (the platform takes nothing more from us there).
   */
  post(place: Place, reply: Reply, key: string): Promise<string>;
  /** Replaces the content of a message of ours; the same content again is no change. Throws like post. */
  edit(channel: Channel, messageRef: string, reply: Reply, key: string): Promise<void>;
  /**
   * The reference of the message that was posted (or edited) under this key since `since`, or null if there is none.
   * @throws Failure 'chat-blind' where we may not read what stands there; else as post.
   */
  find(place: Place, key: string, since: Instant): Promise<string | null>;
  close(): Promise<void>;
}

/** What a chat offers to its users: the commands to declare, and who answers them. Nothing here rejects. */
export type FrontDesk = {
  readonly commands: readonly CommandDeclaration[];
  answer(request: Request, asker: Asker): Promise<Reply>;
  /**
   * What an option may be completed to, best first; from memory, for someone who types. `given` are the options so far.
   * Only what the workspace may see.
   */
  complete(
    typed: {
      readonly command: string;
      readonly option: string;
      readonly text: string;
      readonly atMost: number;
    },
    of: Pick<Channel, 'chat' | 'workspace'>,
  ): Promise<readonly Completion[]>;
  /** The ids of the workspace's channels that have subscriptions. */
  channels(of: Pick<Channel, 'chat' | 'workspace'>): Promise<readonly string[]>;
  /**
   * The platform says that we are out of a channel, or (id null) out of the whole workspace: its subscriptions pause,
   * with these words.
   */
  left(place: Pick<Channel, 'chat' | 'workspace'> & { readonly id: string | null }, because: string): Promise<void>;
};

/** `value` is what is sent, `label` what is read. */
export type Completion = { readonly label: string; readonly value: string };

/** Who asks and where. `mayManage`: the platform says they may manage this channel. */
export type Asker = {
  readonly channel: Channel;
  readonly user: string;
  readonly mayManage: boolean;
  readonly timezone: string;
};

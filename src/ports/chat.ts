import type { CommandDeclaration } from '../core/request/command.ts';
import type { Channel, Place } from '../model/delivery.ts';
import type { Reply, Request } from '../model/reply.ts';

/** A chat platform. A driver knows platforms and replies; it knows no news. */
export interface Chat {
  readonly name: string; // as in Channel.chat
  readonly spacingMs: number; // least time between two posts to one channel that the platform asks for
  /** Begins to take commands; each is given to `desk.answer`, whose reply goes back to the asker. */
  start(desk: FrontDesk): Promise<void>;
  /**
   * Posts once. `key` marks the message so that `find` can tell whether it arrived. Returns its reference.
   * @throws Failure 'chat-refused' (surely not posted) or 'chat-down' (may have been posted: reconcile).
   */
  post(place: Place, reply: Reply, key: string): Promise<string>;
  /** Replaces the content of a message of ours; the same content again is no change. Throws like post. */
  edit(channel: Channel, messageRef: string, reply: Reply, key: string): Promise<void>;
  /** The reference of the message that was posted (or edited) under this key, or null if there is none. */
  find(place: Place, key: string): Promise<string | null>;
  close(): Promise<void>;
}

/** What a chat offers to its users: the commands to declare, and who answers them. `answer` never rejects. */
export type FrontDesk = {
  readonly commands: readonly CommandDeclaration[];
  answer(request: Request, asker: Asker): Promise<Reply>;
};

/** Who asks and where. `mayManage`: the platform says they may manage this channel. */
export type Asker = {
  readonly channel: Channel;
  readonly user: string;
  readonly mayManage: boolean;
  readonly timezone: string;
};

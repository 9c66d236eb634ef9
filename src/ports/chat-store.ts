import type { Request } from '../model/reply.ts';
import type { Instant } from '../model/time.ts';

/** What a chat has to remember beside the news. */
export interface ChatStore {
  /** Keeps a request that is too long for a button; the same request has the same id (16 letters and digits). */
  keepRequest(request: Request, now: Instant): Promise<string>;
  keptRequest(id: string): Promise<Request | undefined>;
  /** True for the first call with this event of a chat, by whichever process: platforms send some twice. */
  isFirst(chat: string, eventId: string, now: Instant): Promise<boolean>;
  /** A short text that a chat keeps for itself, such as the hash of the commands that it has declared. */
  note(chat: string, name: string): Promise<string | undefined>;
  setNote(chat: string, name: string, text: string, now: Instant): Promise<void>;
  /** Where the bot is installed, and with what; `sealed` is encrypted by the chat, so that the store holds no secret. */
  installation(chat: string, workspace: string): Promise<Installation | undefined>;
  installations(chat: string): Promise<readonly Installation[]>;
  saveInstallation(chat: string, installation: Installation, now: Instant): Promise<void>;
  /** Returns whether there was one. */
  removeInstallation(chat: string, workspace: string): Promise<boolean>;
}

export type Installation = { readonly workspace: string; readonly sealed: string };

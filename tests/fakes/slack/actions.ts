import type { Json, Message, Seen, Via, View } from './types.ts';

/** Each action takes the first workspace and its first user when it does not say which. */
export type Who = { readonly team?: string; readonly user?: string; readonly via?: Via };

export type CommandAction = Who & { readonly channel: string; readonly command: string; readonly text?: string };
/** Presses the button with this action id (and value, where several share it) or with this label. */
export type PressAction = Who & {
  readonly on: Seen;
  readonly actionId?: string;
  readonly value?: string;
  readonly label?: string;
};
/** `value` is an option's value or label, an id (users, channels, conversations), or text, by the element's type. */
export type ChooseAction = Who & {
  readonly on: Seen;
  readonly actionId: string;
  readonly value: string | readonly string[];
};
export type SuggestAction = Who & { readonly on: Seen; readonly actionId: string; readonly value: string };
/** `values` by action id or block id, as for `choose`. */
export type SubmitAction = Who & {
  readonly view: View;
  readonly values?: { readonly [id: string]: string | readonly string[] };
};
export type CloseAction = Who & { readonly view: View };
/** On a message: message_action; without: a global shortcut. */
export type ShortcutAction = Who & { readonly callbackId: string; readonly message?: Message };
export type EventAction = Who & {
  readonly event: Json & { readonly type: string };
  /** Given twice, the second is a repetition (give `retry` as well to have it told so). */
  readonly eventId?: string;
  readonly retry?: { readonly number: number; readonly reason: string };
};
/** A person writes; the bot hears of it when it is mentioned (app_mention) or it is a direct message (message.im). */
export type SayAction = Who & { readonly channel: string; readonly text: string; readonly threadTs?: string };

export type InstallAction = {
  /** The app's own page that begins the installation. */
  readonly url: string;
  readonly team: string;
  readonly user?: string;
  readonly deny?: boolean;
};
export type Installed = { readonly status: number; readonly body: string; readonly asked: URLSearchParams };

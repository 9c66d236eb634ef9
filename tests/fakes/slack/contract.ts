import type {
  ChooseAction,
  CloseAction,
  CommandAction,
  EventAction,
  InstallAction,
  Installed,
  PressAction,
  SayAction,
  ShortcutAction,
  SubmitAction,
  SuggestAction,
  Who,
} from './actions.ts';
import type { Effects } from './effects.ts';
import type {
  Ack,
  Call,
  ChannelSeed,
  Disturbance,
  Disturbed,
  Fault,
  Json,
  Message,
  Seen,
  Suggestions,
  UploadedFile,
  UserSeed,
  Via,
  View,
} from './types.ts';

/** What may happen to the connections of Socket Mode. */
export type SocketControl = {
  readonly connected: () => number;
  /** Resolves when this many have said hello to; rejects after `withinMs` (10 s). */
  untilConnected(count?: number, withinMs?: number): Promise<void>;
  /** As the platform does: says disconnect and closes the socket `closeAfterMs` later (default 0; never when Infinity). */
  disconnect(reason: 'refresh_requested' | 'link_disabled' | 'warning', closeAfterMs?: number): void;
  /** Cuts all connections without a word. */
  terminate(): void;
  /** New connections are greeted this much later. */
  lateHello(ms: number): void;
  /** Whether pings are answered. */
  answerPings(yes: boolean): void;
  /** The last envelope is sent once more as soon as the app has connected anew. */
  repeatAfterReconnect(): void;
  /** The last envelope is sent once more, now. */
  repeat(): Promise<Ack>;
  /** Refuses new connections. */
  refuse(yes: boolean): void;
};

/** A running fake Slack. It keeps everything in memory and ends with `close()`. */
export type Slack = {
  readonly origin: string;
  /** For `clientOptions.slackApiUrl`; ends with /api/. */
  readonly apiUrl: string;
  /** For `installerOptions.authorizationUrl`. */
  readonly authorizationUrl: string;
  readonly signingSecret: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;

  command(action: CommandAction): Promise<Ack>;
  press(action: PressAction): Promise<Ack>;
  choose(action: ChooseAction): Promise<Ack>;
  suggest(action: SuggestAction): Promise<Suggestions>;
  submit(action: SubmitAction): Promise<Ack>;
  closeView(action: CloseAction): Promise<Ack | undefined>;
  shortcut(action: ShortcutAction): Promise<Ack>;
  event(action: EventAction): Promise<Ack>;
  say(action: SayAction): Promise<{ readonly message: Message; readonly ack: Ack | undefined }>;
  /** Shows the Home tab to the user: event app_home_opened. */
  openHome(action?: Who): Promise<Ack>;
  /** The whole way of an installation in a browser: the app's page, the consent, the app's redirect page. */
  install(action: InstallAction): Promise<Installed>;
  /** The workspace throws the app out: its token is dead, and the app is told (app_uninstalled, tokens_revoked). */
  uninstall(action?: {
    readonly team?: string;
    readonly via?: Via;
    readonly silent?: boolean;
  }): Promise<readonly Ack[]>;
  /** Where user actions go from now on when they do not say. */
  deliver(via: Via): void;

  /** What stands in a channel (or in the direct messages with a user id), oldest first. */
  messages(channel: string, team?: string): readonly Message[];
  /** Also what was deleted. */
  allMessages(channel: string, team?: string): readonly Message[];
  /** What the user alone sees. */
  ephemerals(user: string, team?: string): readonly Message[];
  /** The message as it stands now. */
  now(message: Message): Message;
  /** What came through a response_url, in order. */
  readonly responses: readonly { readonly url: string; readonly payload: Json; readonly answer: string }[];
  readonly views: readonly View[];
  home(user: string, team?: string): View | undefined;
  readonly files: readonly UploadedFile[];
  /** Waits until `look` finds something (looks again at each change and every 10 ms); rejects after `withinMs` (5 s). */
  until<Found>(look: () => Found | undefined | false | null, withinMs?: number): Promise<Found>;
  /** What the text of this would do when it is shown. */
  effects(seen: Seen | Json): Effects;

  /** Changes a channel or a user while it runs: archive it, throw the bot out, make somebody admin. */
  change(what: {
    readonly team?: string;
    readonly channel?: Partial<ChannelSeed> & { readonly id: string };
    readonly user?: Partial<UserSeed> & { readonly id: string };
    readonly scopes?: readonly string[];
    /** The error that the workspace's token answers from now on (token_revoked, account_inactive); null heals it. */
    readonly tokenError?: string | null;
  }): void;
  disturb(disturbance: Disturbance): Disturbed;
  readonly socket: SocketControl;
  readonly calls: readonly Call[];
  /** Calls of one method. */
  callsOf(method: string): readonly Call[];
  readonly faults: readonly Fault[];
  /** Hands out the faults and forgets them: for tests that provoke one. */
  takeFaults(): readonly Fault[];
  /** Forgets messages, views, files, calls, faults and disturbances; workspaces go back to how they began. */
  reset(): void;
  close(): Promise<void>;
};

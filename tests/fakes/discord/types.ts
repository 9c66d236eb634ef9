import type { APIApplicationCommand, APIMessage, APIModalInteractionResponseCallbackData } from 'discord.js';

/** What a fake Discord starts with. Ids are numeric strings; snowflakes of the fake's own are made as time passes. */
export type DiscordOptions = {
  readonly token: string;
  readonly application: { readonly id: string; readonly name?: string };
  readonly guilds: readonly GuildOptions[];
  /** How many shards GET /gateway/bot recommends. 1. */
  readonly shards?: number;
  /** Privileged intents that are switched on in the developer portal, as bits. 0: they close with 4014. */
  readonly privilegedIntents?: number;
  /** 41,250 as the real one. */
  readonly heartbeatEveryMs?: number;
  /** The least time between two IDENTIFY of one bucket. 5,000 as the real one: a sooner one gets op 9 and is a fault. */
  readonly identifyEveryMs?: number;
  /** How long enforce_nonce finds the first message. 180,000 ("the past few minutes"). */
  readonly nonceWindowMs?: number;
  /** Edits of messages older than an hour, per channel and hour, until 30046. 5. */
  readonly oldEditsPerHour?: number;
  /** The seed of the generator behind `chance` in injected failures. 1. */
  readonly seed?: number;
  /** Validates the fake's own replies too, where the OpenAPI description is at hand. false. */
  readonly checkReplies?: boolean;
};

export type GuildOptions = {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly members?: readonly MemberOptions[];
  readonly channels?: readonly ChannelOptions[];
};

/** `permissions`: all that the member may do, as Discord's bits; what @everyone may do when left out. */
export type MemberOptions = {
  readonly id: string;
  readonly name: string;
  readonly permissions?: bigint;
  readonly refusesDirectMessages?: boolean;
  readonly locale?: string;
};

/** `type`: 0 (text) when left out. `botPermissions`: all that the bot may do there; what @everyone may when left out. */
export type ChannelOptions = {
  readonly id: string;
  readonly name: string;
  readonly type?: number;
  readonly botPermissions?: bigint;
};

/** One request as it arrived and what it was answered with. `path` starts behind /api/v10. */
export type Call = {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly string[];
  /** The id of the shape of the path, such as `POST /channels/{channel_id}/messages`; null when unknown. */
  readonly route: string | null;
  /** 0 when the connection was dropped. */
  status: number;
  /** Discord's error code, when it was an error. */
  code: number | null;
  /** What was injected, when something was. */
  injected: string | null;
};

/** Something a bot must not do. `contract`: a body that Discord refuses. `own-reply`: a mistake of this fake. */
export type Fault = {
  readonly kind:
    | 'contract'
    | 'late-answer'
    | 'no-answer'
    | 'answered-twice'
    | 'unknown-route'
    | 'unshown-file'
    | 'identify-too-soon'
    | 'gateway'
    | 'own-reply';
  readonly what: string;
  readonly route?: string;
  readonly violations?: readonly Violation[];
};

export type Violation = {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
};

/** A modal that was shown to a user, to be handed to `submit`. */
export type Modal = APIModalInteractionResponseCallbackData & {
  readonly shownTo: string;
  readonly guildId: string | null;
  readonly channelId: string;
  /** The message whose button opened it, when one did. */
  readonly messageId: string | null;
};

/**
 * How an interaction was answered. `type` is the callback type (4 message, 5 deferred, 6 deferred update, 7 update,
 * 8 choices, 9 modal); null when nothing valid came within 3 s.
 */
export type Answer = {
  readonly type: number | null;
  readonly afterMs: number;
  readonly flags: number;
  readonly ephemeral: boolean;
  /** The callback's data as sent. */
  readonly data: unknown;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  readonly modal: Modal | null;
  readonly interactionId: string;
  /** The original reply as it is now (of type 6 and 7: the component's message); null when there is none. */
  message(): APIMessage | null;
  /** The original reply once it is more than "is thinking"; throws after `withinMs` (5,000). */
  original(withinMs?: number): Promise<APIMessage>;
  /** The follow-ups so far, oldest first. */
  followUps(): readonly APIMessage[];
  /** The follow-up with this index (0), when it is there; throws after `withinMs` (5,000). */
  followUp(index?: number, withinMs?: number): Promise<APIMessage>;
};

/** A user types a chat-input command. `name` may be "command sub" or "command group sub". `guild: null` is a DM. */
export type CommandAction = {
  readonly guild: string | null;
  readonly channel: string;
  readonly user: string;
  readonly name: string;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  /** As if the server's admins had allowed it to everybody. */
  readonly evenIfHidden?: boolean;
};

/** A stored file, as it was uploaded. */
export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly type: string;
  readonly bytes: Buffer;
  readonly messageId: string;
};

/** Which requests an injected failure meets: "POST /channels/{channel_id}/messages", or a pattern over "METHOD path". */
export type Injection = {
  readonly on: string | RegExp;
  readonly failure: Failure;
  /** How many requests are met. 1. */
  readonly times?: number;
  /** How many matching requests go by first. 0. */
  readonly skip?: number;
  /** How likely each matching request is met, 0..1, by the seeded generator. 1. */
  readonly chance?: number;
};

/** `stored`: whether the request still has its effect. */
export type Failure =
  | { readonly kind: 'drop'; readonly stored: boolean }
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504; readonly stored: boolean }
  | { readonly kind: 'malformed'; readonly stored: boolean }
  | {
      readonly kind: 'rate-limit';
      readonly retryAfterSeconds: number;
      readonly scope: 'user' | 'global' | 'shared';
    }
  | { readonly kind: 'hang'; readonly ms: number }
  | { readonly kind: 'error'; readonly status: number; readonly code: number; readonly message: string };

export type Injected = { hits(): number; stop(): void };

/** What the text of a message does when Discord shows it, outside of what the caller calls its own. */
export type Effects = {
  /** Who is notified or highlighted: "everyone", "here", "user:1", "role:1"; over all versions of the message. */
  readonly pings: readonly string[];
  /** Mentions that are drawn as such: <@1>, <@&1>, <#1>, @everyone, @here. */
  readonly mentions: readonly string[];
  readonly maskedLinks: readonly { readonly label: string; readonly url: string }[];
  /** Links that Discord would unfurl. */
  readonly unfurls: readonly string[];
  readonly formatting: readonly { readonly kind: string; readonly text: string }[];
};

/** What happens on the gateway. Without `shard`, to all of them. */
export type GatewayControl = {
  /** Op 7: please reconnect. */
  askToReconnect(shard?: number): void;
  /** The TCP connection is cut without a close frame. */
  drop(shard?: number): void;
  /** Op 9. */
  invalidate(options: { readonly resumable: boolean; readonly shard?: number }): void;
  close(code: number, shard?: number): void;
  /** Heartbeats are no longer acknowledged (or are again). */
  ignoreHeartbeats(ignore: boolean): void;
  /** The next `times` interactions are dispatched twice. */
  duplicateInteractions(times: number): void;
  /** Every accepted IDENTIFY. */
  readonly identifies: readonly { readonly at: number; readonly intents: number; readonly shard: readonly number[] }[];
  readonly resumes: readonly { readonly at: number; readonly shard: number; readonly replayed: number }[];
  readonly heartbeats: number;
  /** How many connections are open and identified. */
  readonly connected: number;
};

/** The running fake. Users are members' ids; `message` is a message or its id. Actions that no client offers throw. */
export type Discord = {
  readonly origin: string;
  /** For `rest.api`. */
  readonly apiUrl: string;
  readonly gateway: GatewayControl;

  command(action: CommandAction): Promise<Answer>;
  /** Autocomplete: what a user sees while typing into `focused`. */
  complete(action: CommandAction & { readonly focused: string }): Promise<Answer>;
  messageCommand(action: {
    readonly name: string;
    readonly message: APIMessage | string;
    readonly user: string;
  }): Promise<Answer>;
  /** Presses the button with this custom_id or this label. */
  press(message: APIMessage | string, button: string, user: string): Promise<Answer>;
  /** Chooses values of a select (their labels work too). */
  choose(message: APIMessage | string, select: string, values: readonly string[], user: string): Promise<Answer>;
  /** Values by custom_id; a list for selects. What is left out keeps its default. */
  submit(modal: Modal, values: Readonly<Record<string, string | readonly string[]>>, user?: string): Promise<Answer>;
  /** A person writes a message. */
  say(message: { readonly channel: string; readonly user: string; readonly content: string }): APIMessage;

  /** The public messages of a channel, a thread or a DM channel, oldest first. */
  messages(channel: string): readonly APIMessage[];
  /** What only this user sees, oldest first. */
  ephemerals(user: string): readonly APIMessage[];
  directMessages(user: string): readonly APIMessage[];
  readonly modals: readonly Modal[];
  readonly files: readonly StoredFile[];
  /** The threads under a channel. */
  threads(channel: string): readonly { readonly id: string; readonly name: string }[];
  /** The commands registered now, global ones first. */
  readonly commands: readonly APIApplicationCommand[];
  /** The names of the commands that a client shows to this user. */
  commandsFor(user: { readonly guild: string | null; readonly user: string }): readonly string[];
  effects(message: APIMessage | string, own?: readonly (string | RegExp)[]): Effects;

  addGuild(guild: GuildOptions): void;
  /** The bot is removed, or (unavailable) the guild is out of order for a while. */
  removeGuild(guild: string, options?: { readonly unavailable?: boolean }): void;
  /** An unavailable guild comes back. */
  restoreGuild(guild: string): void;
  addChannel(guild: string, channel: ChannelOptions): void;
  deleteChannel(channel: string): void;
  setBotPermissions(channel: string, permissions: bigint): void;
  archiveThread(thread: string, options?: { readonly locked?: boolean }): void;
  deleteMessage(message: APIMessage | string): void;
  refuseDirectMessages(user: string, refuse?: boolean): void;
  /** From now on every request and IDENTIFY with the token is refused. */
  revokeToken(): void;

  inject(injection: Injection): Injected;
  readonly calls: readonly Call[];
  readonly faults: readonly Fault[];
  /** 401, 403 and 429 so far (shared ones excluded): 10,000 of them in 10 minutes ban an address. */
  readonly invalidRequests: number;
  /** Moves the fake's clock, which counts on from there: for the nonce window, the 15 minutes of a token, old edits. */
  advance(ms: number): void;
  /** Resolves as soon as `check` is true; it is asked after each request and dispatch. Throws after `withinMs`. */
  until(check: () => boolean, withinMs?: number): Promise<void>;
  /** Forgets calls, faults, injected failures, modals, files and messages; guilds, commands and sessions stay. */
  reset(): void;
  close(): Promise<void>;
};

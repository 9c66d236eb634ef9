/** What a fake Slack starts with; every value has a default, so `openSlack()` gives one usable workspace. */
export type SlackOptions = {
  readonly workspaces?: readonly WorkspaceSeed[];
  readonly signingSecret?: string;
  readonly appToken?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** How user actions reach the app when they do not say; over Socket Mode by default. */
  readonly via?: Via;
  /** Of all chance in the fake (which socket gets an envelope, disturbances with a chance). */
  readonly seed?: number;
  /** The platform's clock, in ms: message ids, expiry of triggers and response urls. Default: Date.now. */
  readonly now?: () => number;
  /** Default 3000, the platform's. */
  readonly ackWithinMs?: number;
  /** Default 30 minutes, the platform's. */
  readonly responseUrlLivesMs?: number;
};

export type WorkspaceSeed = {
  readonly team: string;
  readonly name?: string;
  readonly botToken: string;
  readonly botUser?: string;
  readonly users?: readonly UserSeed[];
  readonly channels?: readonly ChannelSeed[];
  /** What the bot token may do; all that the fake knows by default. */
  readonly scopes?: readonly string[];
  /** False: the token is worth nothing until `slack.install` has run. Default true. */
  readonly installed?: boolean;
};

export type UserSeed = {
  readonly id: string;
  readonly name: string;
  readonly tz?: string;
  readonly isAdmin?: boolean;
  readonly isGuest?: boolean;
  readonly isBot?: boolean;
  readonly isDeleted?: boolean;
};

export type ChannelSeed = {
  readonly id: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly isArchived?: boolean;
  /** All users of the workspace by default. */
  readonly members?: readonly string[];
  /** Default true. */
  readonly botIsMember?: boolean;
  /** The error that posting here answers, such as restricted_action_read_only_channel. */
  readonly refusesPosts?: string;
};

export type Via = { readonly kind: 'socket' } | { readonly kind: 'http'; readonly url: string };

export type Json = { readonly [key: string]: unknown };

/** A snapshot of a message as a person sees it. */
export type Message = {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  /** Who wrote it: the bot's user id for the app's own. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly attachments: readonly Json[];
  readonly metadata?: Json;
  /** How it came: a method, response_url, ack or user. */
  readonly by: string;
  /** Present when one person alone sees it. */
  readonly onlyFor?: string;
  readonly parse?: string;
  readonly linkNames?: boolean;
  readonly unfurlLinks?: boolean;
  readonly unfurlMedia?: boolean;
  readonly broadcast?: boolean;
  /** Sent with mrkdwn: false: its text is shown as it is. */
  readonly plain?: boolean;
  readonly files: readonly string[];
  readonly edits: number;
  readonly deleted: boolean;
};

/** A snapshot of a modal or of a Home tab. */
export type View = {
  readonly team: string;
  readonly id: string;
  readonly user: string;
  readonly kind: 'modal' | 'home';
  readonly callbackId: string;
  readonly hash: string;
  readonly privateMetadata: string;
  readonly title: string;
  readonly blocks: readonly Json[];
  readonly view: Json;
  readonly open: boolean;
  readonly edits: number;
};

export type UploadedFile = {
  readonly team: string;
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  readonly body: Buffer;
  readonly channel?: string;
  readonly threadTs?: string;
  readonly comment?: string;
  readonly shared: boolean;
};

/** How the app took an action. `ok`: acknowledged within the time, with nothing that Slack would refuse. */
export type Ack = {
  readonly ok: boolean;
  readonly afterMs: number;
  readonly payload: Json;
  readonly failure?: string;
  /** HTTP status, over HTTP. */
  readonly status?: number;
  /** Of this action, for tests that use them themselves. */
  readonly triggerId?: string;
  readonly responseUrl?: string;
  readonly eventId?: string;
};

export type Suggestions = Ack & { readonly options: readonly { readonly text: string; readonly value: string }[] };

/** One thing to go wrong; `stored` says whether the method did its work nevertheless (default false). */
export type Disturbance = {
  /** A method, '*', response_url or upload. */
  readonly method: string;
  /** How many calls in all it spoils (default 1), after `skip` calls (default 0), with `chance` (default 1). */
  readonly times?: number;
  readonly skip?: number;
  readonly chance?: number;
  readonly team?: string;
} & (
  | { readonly kind: 'drop'; readonly stored?: boolean }
  | { readonly kind: 'malformed'; readonly stored?: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly stored?: boolean }
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds: number }
  | { readonly kind: 'hang'; readonly ms: number; readonly stored?: boolean }
  | { readonly kind: 'error'; readonly error: string; readonly stored?: boolean; readonly also?: Json }
);
export type Disturbed = { readonly spoiled: () => number; readonly stop: () => void };

export type Call = {
  readonly method: string;
  readonly team: string | undefined;
  readonly token: 'bot' | 'app' | 'client' | 'none' | 'unknown';
  readonly args: Json;
  readonly at: number;
  /** What it was answered: ok, the error, or the disturbance. */
  readonly answer: string;
};

/** Something that the app must not do. */
export type Fault = {
  readonly kind:
    | 'blocks'
    | 'payload'
    | 'missing-text'
    | 'long-text'
    | 'no-ack'
    | 'ack'
    | 'secret'
    | 'other-workspace'
    | 'unknown-method'
    | 'arguments'
    | 'token'
    | 'response-url';
  readonly where: string;
  readonly detail: string;
  readonly at: number;
};

/** What a person looks at. */
export type Seen = Message | View;

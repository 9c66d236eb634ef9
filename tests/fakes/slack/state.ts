import type { Call, ChannelSeed, Fault, Json, Message, SlackOptions, UploadedFile, UserSeed, View } from './types.ts';

type Writable<Type> = { -readonly [key in keyof Type]: Type[key] };
export type StoredMessage = Writable<Message>;
export type StoredView = Writable<View> & {
  /** Values chosen so far, by block id and action id, as Slack keeps them. */
  chosen: { [block: string]: { [action: string]: Json } };
  previous: string | undefined;
  root: string;
  externalId: string;
};
export type StoredFile = Writable<UploadedFile> & { length: number; uploaded: boolean };
export type Channel = Writable<Required<Omit<ChannelSeed, 'refusesPosts'>>> & {
  refusesPosts?: string;
  isDirect: boolean;
};
export type User = Required<UserSeed>;
export type Workspace = {
  readonly team: string;
  readonly name: string;
  readonly botToken: string;
  readonly botUser: string;
  readonly botId: string;
  users: User[];
  channels: Channel[];
  scopes: readonly string[];
  /** What the token is refused with, when it is. */
  tokenError: string | null;
};
export type Trigger = { readonly team: string; readonly user: string; readonly at: number; used: boolean };
export type ResponseUrl = {
  readonly path: string;
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  readonly original: StoredMessage | undefined;
  readonly at: number;
  uses: number;
};

/** Everything the fake remembers, in one place; `touch` wakes those who wait. */
export class State {
  readonly options: SlackOptions;
  readonly now: () => number;
  workspaces: Workspace[] = [];
  messages: StoredMessage[] = [];
  views: StoredView[] = [];
  files: StoredFile[] = [];
  calls: Call[] = [];
  faults: Fault[] = [];
  responses: { url: string; payload: Json; answer: string }[] = [];
  triggers = new Map<string, Trigger>();
  responseUrls = new Map<string, ResponseUrl>();
  /** What the app last offered for an external select, by view or message and action id. */
  offered = new Map<string, readonly Json[]>();
  readonly #waiting = new Set<() => void>();
  #lastTs = 0;
  #count = 0;
  #seed: number;

  constructor(options: SlackOptions) {
    this.options = options;
    this.now = options.now ?? Date.now;
    this.#seed = options.seed ?? 1;
    this.restart();
  }

  restart(): void {
    this.workspaces = (this.options.workspaces ?? [DEFAULT]).map(workspaceOf);
    for (const kept of [this.messages, this.views, this.files, this.calls, this.faults, this.responses])
      kept.length = 0;
    for (const kept of [this.triggers, this.responseUrls, this.offered]) kept.clear();
  }

  touch(): void {
    for (const wake of this.#waiting) wake();
  }
  onChange(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }

  fault(kind: Fault['kind'], where: string, detail: string): void {
    this.faults.push({ kind, where, detail, at: this.now() });
    this.touch();
  }

  /** A new id with this first letter; never the same twice, also after a restart. */
  id(letter: string): string {
    this.#count += 1;
    return `${letter}${this.#count.toString(36).toUpperCase().padStart(8, '0')}`;
  }

  /** A message id: seconds with six digits, always later than the last one. */
  ts(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, Math.floor(this.now() * 1000));
    return `${Math.floor(this.#lastTs / 1e6)}.${String(this.#lastTs % 1e6).padStart(6, '0')}`;
  }

  /** Chance, 0 to 1, the same for the same seed (mulberry32). */
  chance(): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  workspace(team?: string): Workspace {
    const found = team === undefined ? this.workspaces[0] : this.workspaces.find((one) => one.team === team);
    if (!found) throw new Error(`the fake Slack has no workspace ${team}`);
    return found;
  }

  channel(workspace: Workspace, id: string): Channel | undefined {
    return workspace.channels.find((channel) => channel.id === id);
  }

  /** The direct messages of the app with a user; they begin to exist when they are asked for. */
  direct(workspace: Workspace, user: string): Channel {
    const id = `D${user}`;
    const found = this.channel(workspace, id);
    if (found) return found;
    const channel = { ...channelOf({ id, name: id, members: [user] }, []), isPrivate: true, isDirect: true };
    workspace.channels.push(channel);
    return channel;
  }

  message(team: string, channel: string, ts: string): StoredMessage | undefined {
    return this.messages.find((one) => one.team === team && one.channel === channel && one.ts === ts);
  }
}

/** All scopes that some method of the fake asks for. */
export const ALL_SCOPES = [
  ...['commands', 'chat:write', 'chat:write.public', 'channels:read', 'groups:read', 'im:read', 'channels:history'],
  ...['groups:history', 'im:history', 'im:write', 'users:read', 'files:write', 'app_mentions:read', 'channels:join'],
];

const DEFAULT = {
  ...{ team: 'T1', botToken: 'xoxb-1' },
  users: [{ id: 'U1', name: 'ada' }],
  channels: [{ id: 'C1', name: 'general' }],
};

function workspaceOf(seed: NonNullable<SlackOptions['workspaces']>[number]): Workspace {
  const users = (seed.users ?? DEFAULT.users).map(userOf);
  const members = users.map(({ id }) => id);
  return {
    ...{ team: seed.team, name: seed.name ?? `workspace ${seed.team}`, botToken: seed.botToken, users },
    ...{ botUser: seed.botUser ?? `UBOT${seed.team}`, botId: `B${seed.team}`, scopes: seed.scopes ?? ALL_SCOPES },
    channels: (seed.channels ?? DEFAULT.channels).map((channel) => channelOf(channel, members)),
    tokenError: seed.installed === false ? 'invalid_auth' : null,
  };
}

export const userOf = (seed: UserSeed): User => ({
  ...{ tz: 'Etc/UTC', isAdmin: false, isGuest: false, isBot: false, isDeleted: false },
  ...seed,
});

export const channelOf = (seed: ChannelSeed, members: readonly string[]): Channel => ({
  ...{ isPrivate: false, isArchived: false, botIsMember: true, isDirect: false, members },
  ...seed,
});

/** A message as it stands at this moment, which later edits do not reach. */
export const snapshot = <Type extends StoredMessage | StoredFile>(one: Type): Type => structuredClone(one);
export function snapshotView({ chosen: _, previous: _p, root: _r, externalId: _e, ...view }: StoredView): View {
  return structuredClone(view);
}

import type { APIApplicationCommand, APIMessage } from 'discord.js';
import type { MessageBody } from './bodies.ts';
import type { Call, DiscordOptions, Fault, GuildOptions, MemberOptions, Modal, StoredFile } from './types.ts';

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly members: Map<string, MemberOptions>;
  state: 'joined' | 'unavailable' | 'left';
};

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly guild: Guild | null;
  botPermissions: bigint | undefined;
  /** Of a thread: where it hangs. */
  readonly parent: Channel | null;
  readonly thread: { archived: boolean; locked: boolean; readonly autoArchiveMinutes: number } | null;
  /** Of a DM channel. */
  readonly recipient: string | null;
  /** When messages older than an hour were edited here. */
  oldEdits: number[];
  readonly createdAt: number;
};

/** A message with what Discord knows besides. `versions`: the bodies that made it what it is, the first one first. */
export type Stored = {
  readonly message: APIMessage;
  readonly channel: Channel;
  readonly ephemeralFor: string | null;
  deleted: boolean;
  readonly versions: { readonly text: string; readonly allowed: MessageBody['allowed_mentions'] }[];
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly user: string;
  readonly guild: Guild | null;
  readonly channel: Channel;
  readonly createdAt: number;
  /** The message whose component was used. */
  readonly source: Stored | null;
  readonly commandName: string | null;
  callback: { readonly type: number; readonly at: number; readonly data: unknown } | null;
  original: Stored | null;
  /** Deferred and not edited yet. */
  pending: boolean;
  modal: Modal | null;
  readonly followUps: Stored[];
};

/** All that the fake knows. Whoever changes it calls `changed`, so that waiting tests look again. */
export type World = ReturnType<typeof openWorld>;

/** The state of a fresh Discord. Time is this computer's, plus what was advanced. */
export function openWorld(options: DiscordOptions) {
  let offset = 0;
  let lastId = 0n;
  const waiting = new Set<() => void>();
  const world = {
    options,
    token: options.token as string | null,
    bot: { id: options.application.id, name: options.application.name ?? 'fake-bot' },
    origin: '',
    guilds: new Map<string, Guild>(),
    channels: new Map<string, Channel>(),
    messages: new Map<string, Stored>(),
    interactions: new Map<string, Interaction>(),
    /** By the id of the guild, or 'global'. */
    commands: new Map<string, APIApplicationCommand[]>(),
    nonces: new Map<string, { readonly at: number; readonly stored: Stored }>(),
    refusing: new Set<string>(),
    modals: [] as Modal[],
    files: [] as StoredFile[],
    calls: [] as Call[],
    faults: [] as Fault[],
    invalidRequests: 0,
    /** Sends an event to the sessions that see this guild; set by the gateway. */
    dispatch: (_event: string, _guild: string | null, _data: unknown): void => {},

    now: (): number => Date.now() + offset,
    advance(ms: number): void {
      offset += ms;
    },
    /** A snowflake: later ones are greater. */
    nextId(): string {
      const id = BigInt(world.now() - DISCORD_EPOCH) << 22n;
      lastId = id > lastId ? id : lastId + 1n;
      return String(lastId);
    },
    changed(): void {
      for (const look of [...waiting]) look();
    },
    until(check: () => boolean, withinMs = 5_000): Promise<void> {
      if (check()) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          clearTimeout(timer);
          clearInterval(poll);
          waiting.delete(look);
          settle();
        };
        const look = () => check() && end(resolve);
        const timer = setTimeout(() => end(() => reject(new Error(`not within ${withinMs} ms: ${check}`))), withinMs);
        const poll = setInterval(look, 20); // what is checked may change outside of the fake
        waiting.add(look);
      });
    },
    fault(fault: Fault): void {
      world.faults.push(fault);
    },
  };
  for (const guild of options.guilds) addGuild(world, guild);
  return world;
}

/** Adds a guild with its members and channels; dispatches nothing. */
export function addGuild(world: World, options: GuildOptions): Guild {
  const members = new Map((options.members ?? []).map((member) => [member.id, member]));
  if (!members.has(options.ownerId)) members.set(options.ownerId, { id: options.ownerId, name: 'owner' });
  for (const member of members.values()) if (member.refusesDirectMessages) world.refusing.add(member.id);
  const { id, name, ownerId } = options;
  const guild: Guild = { id, name, ownerId, members, state: 'joined' };
  world.guilds.set(guild.id, guild);
  for (const channel of options.channels ?? []) addChannel(world, { ...channel, guild });
  return guild;
}

/** Adds a channel, a thread or a DM channel; dispatches nothing. */
export function addChannel(world: World, channel: Partial<Channel> & { readonly name: string }): Channel {
  const added: Channel = {
    ...{ id: channel.id ?? world.nextId(), type: 0, guild: null, botPermissions: undefined, parent: null },
    ...{ thread: null, recipient: null, oldEdits: [], createdAt: world.now() },
    ...channel,
  };
  world.channels.set(added.id, added);
  return added;
}

/** The name of a user in any guild; throws for a stranger. */
export function userNamed(world: World, id: string): { readonly name: string; readonly locale: string } {
  for (const guild of world.guilds.values()) {
    const member = guild.members.get(id);
    if (member) return { name: member.name, locale: member.locale ?? 'en-US' };
  }
  throw new Error(`no guild of this fake has a member ${id}`);
}

const DISCORD_EPOCH = 1_420_070_400_000; // 2015-01-01, docs.discord.com "Snowflakes"

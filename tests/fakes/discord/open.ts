import { openActions, storedMessage } from './act.ts';
import { openGateway } from './gateway.ts';
import { openInjections } from './inject-failures.ts';
import { prepareJudge } from './judge-body.ts';
import { channelPayload, guildCreate } from './payloads.ts';
import { directChannel } from './routes-channels.ts';
import { publicMessages } from './routes-messages.ts';
import { serveRest } from './serve.ts';
import { showEffects } from './show-effects.ts';
import { deleteMessage, snapshot } from './store-message.ts';
import { commandsFor } from './type-command.ts';
import type { Discord, DiscordOptions } from './types.ts';
import { addChannel, addGuild, type Channel, type Guild, openWorld } from './world.ts';

export type * from './types.ts';

/**
 * A Discord on 127.0.0.1 for the real discord.js: REST and gateway, strict as the real one. It is ready when it
 * resolves; `close` it. Whatever a bot does that Discord refuses is refused, and kept in `faults`.
 */
export async function openDiscord(options: DiscordOptions): Promise<Discord> {
  prepareJudge(); // slow: never within the three seconds of an answer
  const world = openWorld(options);
  const injections = openInjections(options.seed ?? 1);
  const server = await serveRest(world, injections);
  const gateway = openGateway(world, server);
  const known = <T>(map: ReadonlyMap<string, T>, id: string): T => {
    const found = map.get(id);
    if (!found) throw new Error(`the fake has no ${id}`);
    return found;
  };
  const join = (guild: Guild) => {
    guild.state = 'joined';
    world.dispatch('GUILD_CREATE', guild.id, guildCreate(world, guild));
  };
  const tell = (event: string, channel: Channel) =>
    world.dispatch(event, channel.guild?.id ?? null, channelPayload(world, channel));

  return {
    ...openActions(world),
    gateway,
    origin: world.origin,
    apiUrl: `${world.origin}/api`,
    inject: injections.inject,
    until: world.until,
    advance: world.advance,

    messages: (channel) => publicMessages(world, known(world.channels, channel)).map(snapshot),
    ephemerals: (user) =>
      [...world.messages.values()].filter((one) => one.ephemeralFor === user && !one.deleted).map(snapshot),
    directMessages: (user) => publicMessages(world, directChannel(world, user)).map(snapshot),
    threads: (channel) =>
      [...world.channels.values()].filter(({ parent }) => parent?.id === channel).map(({ id, name }) => ({ id, name })),
    commandsFor: (asker) => commandsFor(world, asker).map(({ name }) => name),
    effects: (message, own = []) => showEffects(storedMessage(world, message), own),
    get commands() {
      const { global = [], ...guilds } = Object.fromEntries(world.commands);
      return [...global, ...Object.values(guilds).flat()];
    },

    addGuild: (guild) => join(addGuild(world, guild)),
    removeGuild(id, { unavailable = false } = {}) {
      known(world.guilds, id).state = unavailable ? 'unavailable' : 'left';
      world.dispatch('GUILD_DELETE', id, unavailable ? { id, unavailable } : { id });
    },
    restoreGuild: (id) => join(known(world.guilds, id)),
    addChannel: (guild, channel) =>
      tell('CHANNEL_CREATE', addChannel(world, { ...channel, guild: known(world.guilds, guild) })),
    deleteChannel(id) {
      const channel = known(world.channels, id);
      const threads = [...world.channels.values()].filter(({ parent }) => parent === channel);
      for (const gone of [...threads, channel]) world.channels.delete(gone.id);
      tell('CHANNEL_DELETE', channel);
    },
    setBotPermissions(id, permissions) {
      const channel = known(world.channels, id);
      channel.botPermissions = permissions;
      tell('CHANNEL_UPDATE', channel);
    },
    archiveThread(id, { locked = false } = {}) {
      const channel = known(world.channels, id);
      if (!channel.thread) throw new Error(`${id} is no thread`);
      Object.assign(channel.thread, { archived: true, locked });
      tell('THREAD_UPDATE', channel);
    },
    deleteMessage: (message) => deleteMessage(world, storedMessage(world, message)),
    refuseDirectMessages: (user, refuse = true) => void world.refusing[refuse ? 'add' : 'delete'](user),
    revokeToken() {
      world.token = null;
    },

    get modals() {
      return world.modals;
    },
    get files() {
      return world.files;
    },
    get calls() {
      return world.calls;
    },
    get faults() {
      return world.faults;
    },
    get invalidRequests() {
      return world.invalidRequests;
    },
    reset() {
      for (const list of [world.calls, world.faults, world.modals, world.files]) list.length = 0;
      for (const map of [world.messages, world.interactions, world.nonces]) map.clear();
      world.invalidRequests = 0;
      injections.clear();
      gateway.reset();
    },
    async close() {
      gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { ALL, botPermissions, EVERYONE_MAY, memberPermissions } from './permissions.ts';
import { type Channel, type Guild, userNamed, type World } from './world.ts';

/** A user object, of the bot too. */
export function userPayload(world: World, id: string) {
  const isBot = id === world.bot.id;
  return {
    ...{ id, username: isBot ? world.bot.name : userNamed(world, id).name, discriminator: '0', global_name: null },
    ...{ avatar: null, bot: isBot, system: false, flags: 0, public_flags: 0, primary_guild: null },
  };
}

/** A member object; `permissions` only where it comes with an interaction. */
export function memberPayload(world: World, guild: Guild, id: string) {
  return {
    ...{ user: userPayload(world, id), nick: null, avatar: null, banner: null, roles: rolesOf(guild, id), flags: 0 },
    ...{ joined_at: JOINED, premium_since: null, deaf: false, mute: false, pending: false },
    communication_disabled_until: null,
  };
}

/** A member as an interaction carries it. */
export const actingMember = (world: World, guild: Guild, id: string) => ({
  ...memberPayload(world, guild, id),
  permissions: String(memberPermissions(guild, id)),
});

/** A channel object of whatever type. */
export function channelPayload(world: World, channel: Channel) {
  const { id, name, type, guild, thread, parent } = channel;
  const last = [...world.messages.values()].findLast((stored) => stored.channel === channel && !stored.ephemeralFor);
  const common = { id, type, flags: 0, last_message_id: last?.message.id ?? null };
  if (guild === null) return { ...common, recipients: [userPayload(world, channel.recipient ?? '')] };
  const named = { ...common, guild_id: guild.id, name, rate_limit_per_user: 0 };
  if (thread) {
    const messages = [...world.messages.values()].filter((stored) => stored.channel === channel).length;
    return {
      ...named,
      ...{ parent_id: parent?.id, owner_id: world.bot.id, message_count: messages, member_count: 1 },
      total_message_sent: messages,
      thread_metadata: {
        ...{ archived: thread.archived, locked: thread.locked, auto_archive_duration: thread.autoArchiveMinutes },
        ...{ archive_timestamp: date(channel.createdAt), create_timestamp: date(channel.createdAt) },
      },
      member: { id, user_id: world.bot.id, join_timestamp: date(channel.createdAt), flags: 1 },
    };
  }
  const position = [...world.channels.values()].filter((other) => other.guild === guild).indexOf(channel);
  return { ...named, position, parent_id: null, topic: null, nsfw: false, permission_overwrites: overwrites(channel) };

  function overwrites({ botPermissions: own }: Channel) {
    if (own === undefined) return [];
    return [{ id: world.bot.id, type: 1, allow: String(own), deny: String(ALL & ~own) }];
  }
}

/** A channel as an interaction carries it. */
export const interactionChannel = (world: World, channel: Channel) => ({
  ...channelPayload(world, channel),
  permissions: String(botPermissions(channel)),
});

/** A guild as REST gives it. */
export function guildPayload(guild: Guild) {
  return {
    ...{ id: guild.id, name: guild.name, owner_id: guild.ownerId, icon: null, description: null, home_header: null },
    ...{ splash: null, discovery_splash: null, features: [], banner: null, application_id: null, region: 'deprecated' },
    ...{ afk_channel_id: null, afk_timeout: 300, system_channel_id: null, system_channel_flags: 0, mfa_level: 0 },
    ...{ widget_enabled: false, widget_channel_id: null, verification_level: 0, roles: guildRoles(guild) },
    ...{ default_message_notifications: 0, explicit_content_filter: 0, max_presences: null, max_members: 25_000_000 },
    ...{ max_stage_video_channel_users: 50, max_video_channel_users: 25, vanity_url_code: null, premium_tier: 0 },
    ...{ premium_subscription_count: 0, preferred_locale: 'en-US', rules_channel_id: null, nsfw: false },
    ...{ safety_alerts_channel_id: null, public_updates_channel_id: null, premium_progress_bar_enabled: false },
    ...{ nsfw_level: 0, emojis: [], stickers: [], incidents_data: null },
  };
}

/** A guild as GUILD_CREATE brings it: with its channels, its threads and the bot's own member. */
export function guildCreate(world: World, guild: Guild) {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild);
  return {
    ...guildPayload(guild),
    ...{ joined_at: JOINED, large: false, unavailable: false, member_count: guild.members.size + 1 },
    ...{ voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [] },
    members: [memberPayload(world, guild, world.bot.id)],
    channels: channels.filter(({ thread }) => thread === null).map((channel) => channelPayload(world, channel)),
    threads: channels.filter(({ thread }) => thread?.archived === false).map((thread) => channelPayload(world, thread)),
  };
}

/** @everyone, and for each member with permissions of its own one role. */
function guildRoles(guild: Guild) {
  const own = [...guild.members.values()].filter((member) => member.permissions !== undefined);
  const roles = own.map(({ id, name, permissions }) => ({ id: roleId(id), name, permissions: permissions ?? 0n }));
  return [{ id: guild.id, name: '@everyone', permissions: EVERYONE_MAY }, ...roles].map((role, position) => ({
    ...{ ...role, permissions: String(role.permissions), position, color: 0, hoist: false, managed: false, flags: 0 },
    ...{ colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, mentionable: false },
    ...{ icon: null, unicode_emoji: null },
  }));
}

const rolesOf = (guild: Guild, id: string): string[] =>
  guild.members.get(id)?.permissions === undefined ? [] : [roleId(id)];
const roleId = (member: string): string => String(BigInt(member) + 1_000_000n);

export const date = (ms: number): string => new Date(ms).toISOString().replace('Z', '000+00:00');
const JOINED = '2025-01-01T00:00:00.000000+00:00';

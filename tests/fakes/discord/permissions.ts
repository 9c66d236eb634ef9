import { PermissionFlagsBits as May, PermissionsBitField } from 'discord.js';
import type { Channel, Guild } from './world.ts';

/** What everybody may do in a new server, as far as a bot or its users care. */
export const EVERYONE_MAY: bigint =
  May.ViewChannel |
  May.SendMessages |
  May.SendMessagesInThreads |
  May.CreatePublicThreads |
  May.CreatePrivateThreads |
  May.EmbedLinks |
  May.AttachFiles |
  May.AddReactions |
  May.MentionEveryone |
  May.ReadMessageHistory |
  May.UseApplicationCommands |
  May.UseExternalEmojis |
  May.ChangeNickname;

export const ALL: bigint = PermissionsBitField.All;

/** What the bot may do in a channel; a thread has its parent's permissions, a DM allows all. */
export const botPermissions = (channel: Channel): bigint =>
  channel.guild === null ? ALL : ((channel.parent ?? channel).botPermissions ?? EVERYONE_MAY);

export const botMay = (channel: Channel, permission: bigint): boolean =>
  (botPermissions(channel) & permission) === permission;

/** What a member may do; owners and administrators may everything. */
export function memberPermissions(guild: Guild, user: string): bigint {
  const permissions = guild.members.get(user)?.permissions ?? EVERYONE_MAY;
  return user === guild.ownerId || (permissions & May.Administrator) !== 0n ? ALL : permissions;
}

export { May };

import { type GuildBasedChannel, type Interaction, PermissionFlagsBits } from 'discord.js';
import type { CommandDeclaration } from '../../../core/request/command.ts';
import { Failure } from '../../../model/failure.ts';
import type { Request } from '../../../model/reply.ts';
import type { Asker } from '../../../ports/chat.ts';
import { PERSON } from './reach-place.ts';

export type AskerOptions = {
  readonly command: CommandDeclaration | undefined;
  readonly managerBit: bigint;
  readonly timezone: string;
  readonly workspace: string | null; // in a conversation with one person: of the post whose button was pressed
};

/** A request as it is asked, by whom and where; `elsewhere`: for another channel than the one it was asked in. */
export type Asked = { readonly request: Request; readonly asker: Asker; readonly elsewhere: boolean };

/**
 * Who asks, and for which channel: a channel among the options is taken out, and has to be one of the asker's server
 * that they can see; whether they may manage is asked of that channel then.
 * @throws Failure 'not-allowed'
 */
export async function findAsker(interaction: Interaction, request: Request, options: AskerOptions): Promise<Asked> {
  const { command, managerBit, timezone } = options;
  const user = interaction.user.id;
  const name = Object.entries(command?.options ?? {}).find(([, option]) => option.kind === 'channel')?.[0];
  const { [name ?? '']: wanted, ...others } = request.options;
  if (name !== undefined && wanted !== undefined) {
    const channel = await visibleChannel(wanted, interaction, managerBit);
    return {
      request: { ...request, options: others },
      asker: { channel: placeOf(channel.guildId, channel.id), user, mayManage: channel.mayManage, timezone },
      elsewhere: channel.id !== interaction.channelId,
    };
  }
  const { guildId, channelId } = interaction;
  const mayManage = interaction.memberPermissions?.has(managerBit) ?? false;
  const channel =
    guildId === null || channelId === null
      ? placeOf(options.workspace ?? onlyGuild(interaction), `${PERSON}${user}`)
      : placeOf(guildId, channelId);
  return { request, asker: { channel, user, mayManage: guildId !== null && mayManage, timezone }, elsewhere: false };
}

const placeOf = (workspace: string, id: string) => ({ chat: 'discord', workspace, id });

/** The server of a conversation whose button does not tell it. */
function onlyGuild({ client }: Interaction): string {
  const [first, ...others] = client.guilds.cache.keys();
  if (first !== undefined && others.length === 0) return first;
  throw new Failure('not-allowed', 'I cannot tell for which server this is: ask in one of its channels.');
}

type Visible = { readonly guildId: string; readonly id: string; readonly mayManage: boolean };

async function visibleChannel(wanted: string, interaction: Interaction, managerBit: bigint): Promise<Visible> {
  const id = wanted.replace(/^<#(\d+)>$/, '$1');
  const channel = interaction.client.channels.cache.get(id);
  const isHere = channel && !channel.isDMBased() && (interaction.guildId ?? channel.guildId) === channel.guildId;
  const may = isHere ? await permissionsIn(channel, interaction) : null;
  if (!isHere || !may?.has(PermissionFlagsBits.ViewChannel))
    throw new Failure('not-allowed', 'That is no channel of this server that you can see: choose one from the list.');
  return { guildId: channel.guildId, id, mayManage: may.has(managerBit) };
}

/** What the asker may do in a channel, their roles there being told by the interaction, or by Discord if it is of elsewhere. */
async function permissionsIn(channel: GuildBasedChannel, { user, guildId, member }: Interaction) {
  const { guild } = channel;
  if (guildId === guild.id && member && 'guild' in member) return channel.permissionsFor(member);
  try {
    return channel.permissionsFor(await guild.members.fetch({ user, cache: false }));
  } catch {
    return null; // no member of that server, or it cannot be told: then they may nothing
  }
}

import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandDeclaration, Option } from '../../../core/request/command.ts';
import { LIMITS } from './limits.ts';
import { shorten } from './shorten.ts';

export type ManagerPermission = 'manage-channels' | 'manage-guild';

/** The bit of the permission that makes somebody a manager. */
export const managerBit = (managers: ManagerPermission): bigint =>
  managers === 'manage-guild' ? PermissionFlagsBits.ManageGuild : PermissionFlagsBits.ManageChannels;

/** The commands as Discord registers them: slash commands for servers, and those of a message's menu. */
export function declareCommands(
  commands: readonly CommandDeclaration[],
  { managers }: { readonly managers: ManagerPermission },
): RESTPostAPIApplicationCommandsJSONBody[] {
  const permission = String(managerBit(managers));
  return [
    ...commands
      .filter(({ hidden }) => !hidden)
      .map(
        (command): RESTPostAPIApplicationCommandsJSONBody => ({
          type: ApplicationCommandType.ChatInput,
          name: command.name,
          description: shorten(command.summary, LIMITS.description),
          options: optionsOf(command),
          ...common(command, permission),
        }),
      ),
    ...commands.flatMap((command): RESTPostAPIApplicationCommandsJSONBody[] =>
      command.onMessage === undefined
        ? []
        : [
            {
              type: ApplicationCommandType.Message,
              name: shorten(command.onMessage.label, LIMITS.commandName),
              ...common(command, permission),
            },
          ],
    ),
  ];
}

function common({ managers }: CommandDeclaration, permission: string) {
  return {
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    // Admins of a server can change who sees a command, so who may manage is asked again when it is used.
    ...(managers ? { default_member_permissions: permission } : {}),
  };
}

/** What is required comes first: Discord takes no other order. */
function optionsOf({ options }: CommandDeclaration) {
  return Object.entries(options)
    .toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .slice(0, LIMITS.optionsOfCommand)
    .map(([name, option]) => declareOption(name, option));
}

function declareOption(name: string, option: Option) {
  const usual = option.default === undefined ? '' : ` (${option.default} if left out)`;
  const description = shorten(`${option.summary}${usual}`, LIMITS.description);
  const shared = { name, description, required: option.required ?? false };
  switch (option.kind) {
    case 'topic':
    case 'person':
    case 'timezone':
      return { ...shared, type: ApplicationCommandOptionType.String as const, autocomplete: true as const };
    case 'choice': {
      const choices = (option.choices ?? [])
        .slice(0, LIMITS.choices)
        .map((choice) => ({ name: choice, value: choice }));
      return { ...shared, type: ApplicationCommandOptionType.String as const, choices };
    }
    case 'flag':
      return { ...shared, type: ApplicationCommandOptionType.Boolean as const };
    case 'channel':
      return { ...shared, type: ApplicationCommandOptionType.Channel as const, channel_types: [...CHANNELS] };
    case 'since':
    case 'text':
    case 'weekdays':
    case 'time':
      return { ...shared, type: ApplicationCommandOptionType.String as const };
    default:
      return option.kind satisfies never;
  }
}

/** Channels that can be subscribed from elsewhere: those with a text of their own. */
export const CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

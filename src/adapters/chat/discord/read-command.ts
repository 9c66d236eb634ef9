import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { CommandDeclaration } from '../../../core/request/command.ts';
import type { Request } from '../../../model/reply.ts';
import { messageRef } from './message-ref.ts';
import { readMessage } from './read-message.ts';

/** The commands by what Discord calls them. */
export type Declared = {
  byName(name: string): CommandDeclaration | undefined;
  byLabel(label: string): CommandDeclaration | undefined;
};

export function declaredBy(commands: readonly CommandDeclaration[]): Declared {
  return {
    byName: (name) => commands.find((command) => command.name === name && !command.hidden),
    byLabel: (label) => commands.find(({ onMessage }) => onMessage?.label === label),
  };
}

/** A slash command as the request that it is. */
export function readCommand(interaction: ChatInputCommandInteraction, { name: command }: CommandDeclaration): Request {
  const options = interaction.options.data.flatMap(({ name, type, value }): [string, string][] => {
    if (value === undefined) return [];
    if (type === ApplicationCommandOptionType.Boolean) return [[name, value ? 'yes' : 'no']];
    return [[name, String(value)]];
  });
  return { command, options: Object.fromEntries(options) };
}

/** A command of a message's menu: it is given what the message says, and which one it is. */
export function readMessageCommand(
  { targetMessage, client }: MessageContextMenuCommandInteraction,
  { name: command, onMessage }: CommandDeclaration,
): Request {
  const words = onMessage?.words;
  const message = onMessage?.message;
  return {
    command,
    options: {
      ...(words === undefined ? {} : { [words]: readMessage(targetMessage, client.user.id) }),
      ...(message === undefined ? {} : { [message]: messageRef(targetMessage.channelId, targetMessage.id) }),
    },
  };
}

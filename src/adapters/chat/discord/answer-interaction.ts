import type { AutocompleteInteraction, ButtonInteraction, Interaction, ModalSubmitInteraction } from 'discord.js';
import { Failure } from '../../../model/failure.ts';
import type { Request } from '../../../model/reply.ts';
import { completeOption } from './complete-option.ts';
import { isAnswerLost } from './error-codes.ts';
import { type AnswerPorts, giveAnswer } from './give-answer.ts';
import { readForm, writeForm } from './open-form.ts';
import { type Press, readCustomId, requestOf } from './pack-button.ts';
import { readCommand, readMessageCommand } from './read-command.ts';

/**
 * Answers what somebody did: a command, a press, a form, or typing. Never rejects: what goes wrong is told in the log, and
 * where possible to the asker. An answer that comes too late, or a second one, is dropped.
 */
export async function answerInteraction(interaction: Interaction, ports: AnswerPorts): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await interaction.respond(await choicesFor(interaction, ports));
    else if (interaction.isChatInputCommand()) {
      const command = ports.declared.byName(interaction.commandName);
      await giveAnswer(interaction, async () => (command ? readCommand(interaction, command) : OUT_OF_DATE), ports);
    } else if (interaction.isMessageContextMenuCommand()) {
      const command = ports.declared.byLabel(interaction.commandName);
      await giveAnswer(
        interaction,
        async () => (command ? readMessageCommand(interaction, command) : OUT_OF_DATE),
        ports,
      );
    } else if (interaction.isButton()) await answerPress(interaction, ports);
    else if (interaction.isModalSubmit()) await answerForm(interaction, ports);
  } catch (error) {
    if (isAnswerLost(error)) ports.log.debug('discord-answer-dropped', { kind: interaction.type });
    else ports.log.warn('discord-answer-failed', { kind: interaction.type, message: describe(error) });
  }
}

const OUT_OF_DATE = new Failure(
  'not-found',
  'That button or command is out of date: ask again with a command, such as /news.',
);

async function choicesFor(interaction: AutocompleteInteraction, ports: AnswerPorts) {
  try {
    return await completeOption(interaction, ports);
  } catch (error) {
    ports.log.error('discord-completion-failed', { message: describe(error) });
    return [];
  }
}

/** A form has to be the first answer, so what it is made of is read before; all else is acknowledged first. */
async function answerPress(interaction: ButtonInteraction, ports: AnswerPorts): Promise<void> {
  const press = readCustomId(interaction.customId);
  const form = press?.kind === 'form' ? await formFor(interaction, press, ports) : undefined;
  if (form) await interaction.showModal(form);
  else await giveAnswer(interaction, () => wanted(press, ports), { ...ports, press });
}

async function formFor({ customId, component }: ButtonInteraction, press: Press, { store, desk }: AnswerPorts) {
  const request = await requestOf(press, store);
  const command = request && desk.commands.find(({ name }) => name === request.command);
  if (!request || !command) return undefined;
  const title = ('label' in component && component.label) || command.name;
  return writeForm({ title, customId, command, names: press.form, request });
}

async function answerForm(interaction: ModalSubmitInteraction, ports: AnswerPorts): Promise<void> {
  const press = readCustomId(interaction.customId);
  const filled = async () => {
    const request = await wanted(press, ports);
    return request instanceof Failure ? request : readForm(interaction, request);
  };
  await giveAnswer(interaction, filled, { ...ports, press });
}

async function wanted(press: Press | undefined, { store }: AnswerPorts): Promise<Request | Failure> {
  return (press && (await requestOf(press, store))) ?? OUT_OF_DATE;
}

const describe = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');

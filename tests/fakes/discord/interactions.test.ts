import {
  ActionRowBuilder,
  type ApplicationCommandDataResolvable,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Client,
  ContainerBuilder,
  Events,
  type Interaction,
  LabelBuilder,
  PermissionFlagsBits as May,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, it } from 'vitest';
import { ADMIN, CHANNEL, GUILD, openBot, openFake, send, USER } from './open-bot.ts';
import type { Discord } from './types.ts';

const place = { guild: GUILD, channel: CHANNEL, user: USER };

const commands: readonly ApplicationCommandDataResolvable[] = [
  new SlashCommandBuilder()
    .setName('stance')
    .setDescription('Who stands where')
    .addStringOption((option) =>
      option.setName('topic').setDescription('Which').setRequired(true).setAutocomplete(true),
    )
    .addIntegerOption((option) => option.setName('days').setDescription('How many').setMinValue(1).setMaxValue(90)),
  new SlashCommandBuilder()
    .setName('subscriptions')
    .setDescription('What this channel gets')
    .setDefaultMemberPermissions(May.ManageGuild)
    .addSubcommand((sub) => sub.setName('list').setDescription('All of them')),
  { name: 'Who said this?', type: ApplicationCommandType.Message },
];

/** A bot whose listener is the one given, with the commands registered. */
async function openWith(listen: (interaction: Interaction) => Promise<unknown>): Promise<[Discord, Client<true>]> {
  const discord = await openFake();
  const client = await openBot(discord);
  client.on(Events.InteractionCreate, async (interaction) => void (await listen(interaction)));
  await client.application.commands.set(commands);
  return [discord, client];
}

const onCommand = (listen: (command: ChatInputCommandInteraction) => Promise<unknown>) =>
  openWith(async (interaction) => interaction.isChatInputCommand() && listen(interaction));

it('defers a command, then edits the reply and follows up', async () => {
  const [discord] = await onCommand(async (command) => {
    await command.deferReply({ flags: MessageFlags.Ephemeral });
    const [topic, days] = [command.options.getString('topic'), command.options.getInteger('days')];
    await command.editReply({ content: `${topic} ${days}`, allowedMentions: { parse: [] } });
    await command.followUp({ content: 'and in public' });
  });
  const answer = await discord.command({ ...place, name: 'stance', options: { topic: 'harbour', days: 7 } });
  expect(answer).toMatchObject({ type: 5, ephemeral: true, flags: 64 });
  expect(answer.afterMs).toBeLessThan(3000);
  expect(await answer.original()).toMatchObject({ content: 'harbour 7', flags: 64 });
  expect(await answer.followUp()).toMatchObject({ content: 'and in public' });
  expect(discord.ephemerals(USER)).toHaveLength(1);
  expect(discord.messages(CHANNEL).map(({ content }) => content)).toEqual(['and in public']);
  expect(discord.faults).toEqual([]);
});

it('lets a client refuse what it would refuse', async () => {
  const [discord] = await onCommand((command) => command.reply('x'));
  const type = (name: string, options?: Record<string, string | number>, user = USER) =>
    discord.command({ ...place, user, name, ...(options ? { options } : {}) });
  await expect(type('stance')).rejects.toThrow('needs the option topic');
  await expect(type('stance', { topic: 'a', days: 91 })).rejects.toThrow('not within 1 and 90');
  await expect(type('stance', { topic: 3 })).rejects.toThrow('not a string');
  await expect(type('subscriptions')).rejects.toThrow('is offered no command');
  await expect(type('subscriptions', undefined, ADMIN)).rejects.toThrow('subcommands');
  expect((await type('subscriptions list', undefined, ADMIN)).type).toBe(4);
  expect(discord.commandsFor(place)).toEqual(['stance', 'Who said this?']);
});

it('completes while the user types', async () => {
  const [discord] = await openWith(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${name}: ${value}`, value: 'harbour' }]);
  });
  const answer = await discord.complete({ ...place, name: 'stance', options: { topic: 'har' }, focused: 'topic' });
  expect(answer).toMatchObject({ type: 8, choices: [{ name: 'topic: har', value: 'harbour' }] });
  await expect(discord.complete({ ...place, name: 'stance', focused: 'days' })).rejects.toThrow('no autocomplete');
});

it('gives a context menu the message', async () => {
  const [discord] = await openWith(async (interaction) => {
    if (interaction.isMessageContextMenuCommand()) await interaction.reply(`> ${interaction.targetMessage.content}`);
  });
  const message = discord.say({ channel: CHANNEL, user: ADMIN, content: 'The bridge is open.' });
  const answer = await discord.messageCommand({ name: 'Who said this?', message, user: USER });
  expect(answer.message()?.content).toBe('> The bridge is open.');
  expect(discord.faults).toEqual([]);
});

const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);
const rowOf = <T extends ButtonBuilder | StringSelectMenuBuilder>(part: T) =>
  new ActionRowBuilder<T>().addComponents(part);
const days = () =>
  new StringSelectMenuBuilder()
    .setCustomId('days')
    .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' });

it('updates a message by its button and its select', async () => {
  const [discord] = await openWith(async (interaction) => {
    if (interaction.isButton()) {
      await interaction.deferUpdate();
      await interaction.editReply({ content: 'pressed' });
    } else if (interaction.isStringSelectMenu()) {
      await interaction.update({ content: interaction.values.join(), components: [] });
    } else if (interaction.isChatInputCommand()) {
      await interaction.reply({ content: 'asked', components: [rowOf(button('more', 'More')), rowOf(days())] });
    }
  });
  const first = await discord.command({ ...place, name: 'stance', options: { topic: 'x' } });
  const message = first.message();
  if (!message) throw new Error('no message');
  const pressed = await discord.press(message, 'More', USER);
  expect(pressed.type).toBe(6);
  await discord.until(() => pressed.message()?.content === 'pressed');
  await expect(discord.press(message, 'Less', USER)).rejects.toThrow('has no Less');
  await expect(discord.choose(message, 'days', ['3'], USER)).rejects.toThrow('offers no 3');
  expect((await discord.choose(message, 'days', ['Two'], USER)).type).toBe(7);
  expect(discord.messages(CHANNEL)).toMatchObject([{ content: '2', components: [] }]);
  expect(discord.faults).toEqual([]);
});

it('shows a modal with a text and a select in labels, and takes its values', async () => {
  const [discord] = await openWith(async (interaction) => {
    if (interaction.isModalSubmit()) {
      const { fields } = interaction;
      await interaction.reply({
        content: `${fields.getTextInputValue('name')} ${fields.getStringSelectValues('days')}`,
      });
    } else if (interaction.isChatInputCommand()) {
      const name = new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short).setMaxLength(10);
      await interaction.showModal(
        new ModalBuilder()
          .setCustomId('add')
          .setTitle('Add')
          .addLabelComponents(
            new LabelBuilder().setLabel('Name').setTextInputComponent(name),
            new LabelBuilder().setLabel('Days').setStringSelectMenuComponent(days()),
          ),
      );
    }
  });
  const { type, modal } = await discord.command({ ...place, name: 'stance', options: { topic: 'x' } });
  expect(type).toBe(9);
  expect(discord.modals).toEqual([modal]);
  if (!modal) throw new Error('no modal');
  await expect(discord.submit(modal, { name: 'much too long a name', days: '1' })).rejects.toThrow(
    '1 to 10 characters',
  );
  await expect(discord.submit(modal, { name: 'tide' })).rejects.toThrow('1 to 1 values');
  const answer = await discord.submit(modal, { name: 'tide', days: ['Two'] });
  expect(answer.message()?.content).toBe('tide 2');
  expect(discord.faults).toEqual([]);
});

it('shows Components V2, in a deferred reply too', async () => {
  const [discord] = await onCommand(async (command) => {
    await command.deferReply();
    const container = new ContainerBuilder()
      .addTextDisplayComponents(new TextDisplayBuilder().setContent('## Harbour'))
      .addActionRowComponents((row) => row.setComponents(button('b:1:more', 'More')));
    await command.editReply({ components: [container], flags: MessageFlags.IsComponentsV2 });
  });
  const answer = await discord.command({ ...place, name: 'stance', options: { topic: 'x' } });
  expect(answer.message()?.flags).toBe(128);
  expect(await answer.original()).toMatchObject({
    flags: 32768,
    components: [
      {
        type: 17,
        id: 1,
        components: [
          { type: 10, id: 2 },
          { type: 1, components: [{ custom_id: 'b:1:more' }] },
        ],
      },
    ],
  });
  expect(discord.faults).toEqual([]);
});

it('gives the reply to a callback when it is asked for', async () => {
  const ids: (string | undefined)[] = [];
  const [discord] = await onCommand(async (command) => {
    const { resource } = await command.reply({ content: 'here', withResponse: true });
    ids.push(resource?.message?.id, (await command.fetchReply()).id);
    await command.deleteReply();
  });
  const answer = await discord.command({ ...place, name: 'stance', options: { topic: 'x' } });
  await discord.until(() => answer.message() === null);
  expect(ids[0]).toBe(ids[1]);
  expect(discord.faults).toEqual([]);
});

it('refuses an answer after three seconds, and a second one', async () => {
  const codes: unknown[] = [];
  const [discord] = await onCommand(async (command) => {
    const wait = command.options.getString('topic') === 'slow' ? 3_200 : 0;
    await new Promise((resolve) => setTimeout(resolve, wait));
    await command.reply('now').catch((error) => codes.push(error.code ?? error));
    await send(discord, `POST /interactions/${command.id}/${command.token}/callback`, { type: 5 }).then(({ body }) =>
      codes.push(body.code),
    );
  });
  expect((await discord.command({ ...place, name: 'stance', options: { topic: 'quick' } })).type).toBe(4);
  expect((await discord.command({ ...place, name: 'stance', options: { topic: 'slow' } })).type).toBe(null);
  await discord.until(() => codes.length === 3);
  expect(codes).toEqual([40060, 10062, 10062]);
  expect(discord.faults.map(({ kind }) => kind)).toEqual(['answered-twice', 'no-answer', 'late-answer', 'late-answer']);
});

it('refuses a token of fifteen minutes ago and a webhook before the first answer', async () => {
  const codes: unknown[] = [];
  const [discord] = await onCommand(async (command) => {
    const path = `/webhooks/${command.applicationId}/${command.token}`;
    codes.push((await send(discord, `POST ${path}`, { content: 'early' })).body.code);
    await command.reply('now');
    discord.advance(15 * 60_000 + 1);
    codes.push((await send(discord, `POST ${path}`, { content: 'late' })).body.code);
  });
  await discord.command({ ...place, name: 'stance', options: { topic: 'x' } });
  await discord.until(() => codes.length === 2);
  expect(codes).toEqual([10015, 50027]);
});

it('refuses a callback that does not fit the interaction', async () => {
  const [discord] = await openWith(async (interaction) => {
    await send(discord, `POST /interactions/${interaction.id}/${interaction.token}/callback`, { type: 5 });
  });
  const answer = await discord.complete({ ...place, name: 'stance', focused: 'topic' });
  expect(answer.type).toBe(null);
  expect(discord.faults.map(({ kind }) => kind)).toEqual(['contract', 'no-answer']);
});

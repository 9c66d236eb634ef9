import { randomBytes } from 'node:crypto';
import type { APIMessage } from 'discord.js';
import { allComponents, type Component, LOADING } from './bodies.ts';
import { chosenValues, filledModal } from './fill-modal.ts';
import { actingMember, interactionChannel, userPayload } from './payloads.ts';
import { botPermissions } from './permissions.ts';
import { ANSWER_WITHIN_MS } from './routes-interactions.ts';
import { createMessage, snapshot } from './store-message.ts';
import { commandData, commandsFor, type Resolved, resolve, typedCommand } from './type-command.ts';
import type { Answer, Discord } from './types.ts';
import { type Channel, type Guild, type Interaction, type Stored, userNamed, type World } from './world.ts';

type Actions = Pick<Discord, 'command' | 'complete' | 'messageCommand' | 'press' | 'choose' | 'submit' | 'say'>;

/** What users do. Each interaction is dispatched on the gateway and waits for its answer. */
export function openActions(world: World): Actions {
  return {
    command: async (action) =>
      interact(world, { type: 2, ...placeOf(world, action), data: typedCommand(world, action) }),
    complete: async (action) =>
      interact(world, { type: 4, ...placeOf(world, action), data: typedCommand(world, action, action.focused) }),
    async messageCommand({ name, message, user }) {
      const target = visible(world, message, user);
      const guild = target.channel.guild?.id ?? null;
      const command = commandsFor(world, { guild, user }).find((one) => one.name === name && one.type === 3);
      if (!command) throw new Error(`${user} is offered no message command ${name}`);
      const { id } = target.message;
      const data = { ...commandData(command), target_id: id, resolved: { messages: { [id]: target.message } } };
      return interact(world, { type: 2, user, guild: target.channel.guild, channel: target.channel, data });
    },
    async press(message, button, user) {
      const source = visible(world, message, user);
      const buttons = componentsOf(source).filter(({ type, style }) => type === 2 && Number(style) < 5);
      const found =
        buttons.find(({ custom_id }) => custom_id === button) ?? buttons.find(({ label }) => label === button);
      return use(world, source, user, found, button, {});
    },
    async choose(message, select, values, user) {
      const source = visible(world, message, user);
      const found = componentsOf(source).find(({ type, custom_id }) => type !== 2 && custom_id === select);
      const chosen = found ? chosenValues(found as Component & { custom_id: string }, values) : [];
      const resolved: Resolved = { users: {}, members: {}, channels: {}, roles: {} };
      const where = { guild: source.channel.guild?.id ?? null, user };
      for (const value of chosen)
        resolve(world, where, resolved, found?.type === 8 ? 7 : found?.type === 5 ? 6 : 0, value);
      return use(world, source, user, found, select, { values: chosen, ...(found?.type === 3 ? {} : { resolved }) });
    },
    async submit(modal, values, user = modal.shownTo) {
      if (user !== modal.shownTo) throw new Error(`the modal was shown to ${modal.shownTo}, not to ${user}`);
      const source = modal.messageId === null ? null : (world.messages.get(modal.messageId) ?? null);
      const place = placeOf(world, { guild: modal.guildId, channel: modal.channelId, user });
      return interact(world, { type: 5, ...place, data: filledModal(world, modal, values), source });
    },
    say({ channel, user, content }) {
      const place = world.channels.get(channel);
      if (!place) throw new Error(`no channel ${channel}`);
      return snapshot(createMessage(world, { channel: place, author: user, body: { content } }));
    },
  };
}

/** The stored message; throws when it is gone or another's. */
export function storedMessage(world: World, message: APIMessage | string): Stored {
  const id = typeof message === 'string' ? message : message.id;
  const stored = world.messages.get(id);
  if (!stored) throw new Error(`no message ${id}`);
  return stored;
}

type Acting = {
  readonly type: number;
  readonly user: string;
  readonly guild: Guild | null;
  readonly channel: Channel;
  readonly data: Readonly<Record<string, unknown>>;
  readonly source?: Stored | null;
};

async function interact(world: World, { type, user, guild, channel, data, source = null }: Acting): Promise<Answer> {
  const named = { id: world.nextId(), token: `fake-${randomBytes(24).toString('hex')}`, type, user, guild, channel };
  const interaction: Interaction = {
    ...{ ...named, createdAt: world.now(), source, commandName: typeof data.name === 'string' ? data.name : null },
    ...{ callback: null, original: null, pending: false, modal: null, followUps: [] },
  };
  world.interactions.set(interaction.id, interaction);
  const { locale } = userNamed(world, user);
  const who = guild ? { member: actingMember(world, guild, user) } : { user: userPayload(world, user) };
  world.dispatch('INTERACTION_CREATE', guild?.id ?? null, {
    ...{ id: named.id, application_id: world.options.application.id, type, data, token: named.token, version: 1 },
    ...{ ...who, channel_id: channel.id, channel: interactionChannel(world, channel), locale, entitlements: [] },
    ...(guild
      ? { guild_id: guild.id, guild: { id: guild.id, locale: 'en-US', features: [] }, guild_locale: 'en-US' }
      : {}),
    ...(source ? { message: source.message } : {}),
    ...{ app_permissions: String(botPermissions(channel)), authorizing_integration_owners: { 0: guild?.id ?? '0' } },
    ...{ context: guild ? 0 : 1, attachment_size_limit: 10 * 1024 * 1024 },
  });
  await world
    .until(() => interaction.callback !== null, ANSWER_WITHIN_MS)
    .catch(() => {
      world.fault({
        kind: 'no-answer',
        what: `${interaction.commandName ?? data.custom_id} within ${ANSWER_WITHIN_MS} ms`,
      });
    });
  return answerOf(world, interaction);
}

function answerOf(world: World, interaction: Interaction): Answer {
  const { callback, followUps, id } = interaction;
  const data = callback?.data as { flags?: number; choices?: Answer['choices'] } | null;
  const flags = data?.flags ?? 0;
  const message = () => (interaction.original && !interaction.original.deleted ? snapshot(interaction.original) : null);
  return {
    ...{ type: callback?.type ?? null, afterMs: (callback?.at ?? world.now()) - interaction.createdAt, flags },
    ...{
      ephemeral: (flags & 64) !== 0,
      data,
      choices: data?.choices ?? [],
      modal: interaction.modal,
      interactionId: id,
    },
    message,
    async original(withinMs) {
      await world.until(() => message() !== null && !interaction.pending, withinMs);
      const shown = message();
      if (shown === null || (shown.flags ?? 0) & LOADING) throw new Error('the reply is not there');
      return shown;
    },
    followUps: () => followUps.filter(({ deleted }) => !deleted).map(snapshot),
    async followUp(index = 0, withinMs) {
      await world.until(() => followUps.length > index, withinMs);
      const found = followUps[index];
      if (!found) throw new Error(`no follow-up ${index}`);
      return snapshot(found);
    },
  };
}

async function use(
  world: World,
  source: Stored,
  user: string,
  component: Component | undefined,
  name: string,
  more: object,
) {
  if (!component) throw new Error(`message ${source.message.id} has no ${name} to use`);
  if (component.disabled) throw new Error(`${name} is disabled`);
  const data = { component_type: component.type, custom_id: component.custom_id, id: component.id, ...more };
  return interact(world, { type: 3, user, guild: source.channel.guild, channel: source.channel, data, source });
}

const componentsOf = ({ message }: Stored): Component[] => allComponents(message.components ?? []);

function placeOf(world: World, { guild, channel, user }: { guild: string | null; channel: string; user: string }) {
  const place = world.channels.get(channel);
  if (!place || (place.guild?.id ?? null) !== guild) throw new Error(`no channel ${channel} in ${guild ?? 'DMs'}`);
  if (guild !== null && !place.guild?.members.has(user)) throw new Error(`${user} is no member of ${guild}`);
  return { guild: place.guild, channel: place, user };
}

function visible(world: World, message: APIMessage | string, user: string): Stored {
  const stored = storedMessage(world, message);
  if (stored.deleted) throw new Error(`message ${stored.message.id} is deleted`);
  if (stored.ephemeralFor !== null && stored.ephemeralFor !== user)
    throw new Error(`${user} does not see this message`);
  return stored;
}

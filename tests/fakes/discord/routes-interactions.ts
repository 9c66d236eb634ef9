import type { APIMessage } from 'discord.js';
import { EPHEMERAL, LOADING, type MessageBody } from './bodies.ts';
import { userPayload } from './payloads.ts';
import { invalidBody, refusal } from './refuse.ts';
import type { Asked, Route } from './routes.ts';
import { tellUnshown } from './routes-messages.ts';
import { createMessage, deleteMessage, editMessage } from './store-message.ts';
import type { Modal } from './types.ts';
import type { Interaction, Stored, World } from './world.ts';

const ok = (body: unknown) => ({ status: 200, body });
const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';

/** The answers to what users do. They need no permission in the channel and no bot token. */
export const interactionRoutes: readonly Route[] = [
  {
    id: 'POST /interactions/{interaction_id}/{interaction_token}/callback',
    anybody: true,
    before: (asked) => ((asked.body as { type?: unknown } | null)?.type === 7 ? calledBack(asked).source : null),
    answer(asked) {
      const { world, query, body, files } = asked;
      const interaction = calledBack(asked);
      const { type, data } = body as { type: number; data?: MessageBody | Modal | null };
      mustFit(world, interaction, type);
      interaction.callback = { type, at: world.now(), data: data ?? null };
      answerWith(world, interaction, { type, data: data ?? {}, files });
      return query.with_response === 'true' ? ok(callbackReply(interaction, type)) : { status: 204 };
    },
  },
  {
    id: `POST ${WEBHOOK}`,
    anybody: true,
    answer(asked) {
      const { world, files } = asked;
      const body = asked.body as MessageBody;
      const interaction = interactionOf(asked);
      if (interaction.pending) return ok(editOriginal(world, interaction, asked, interaction.original)); // so does Discord
      const followUp = createMessage(world, { ...place(world, interaction, body), files });
      interaction.followUps.push(followUp);
      tellUnshown(world, body, files, body.flags ?? 0);
      return ok(followUp.message);
    },
  },
  ...['@original', '{message_id}'].flatMap((which): Route[] => [
    { id: `GET ${WEBHOOK}/messages/${which}`, anybody: true, answer: (asked) => ok(answered(asked).message) },
    {
      id: `PATCH ${WEBHOOK}/messages/${which}`,
      anybody: true,
      before: answered,
      answer: (asked) => ok(editOriginal(asked.world, interactionOf(asked), asked, answered(asked))),
    },
    {
      id: `DELETE ${WEBHOOK}/messages/${which}`,
      anybody: true,
      answer(asked) {
        deleteMessage(asked.world, answered(asked));
        return { status: 204 };
      },
    },
  ]),
];

/** The interaction of a callback; known ones only. */
function calledBack({ world, params }: Asked): Interaction {
  const interaction = world.interactions.get(params.interaction_id ?? '');
  if (!interaction || interaction.token !== params.interaction_token) throw refusal(10062);
  return interaction;
}

function mustFit(world: World, interaction: Interaction, type: number): void {
  const afterMs = world.now() - interaction.createdAt;
  const what = `callback ${type} for ${interaction.commandName ?? `interaction of type ${interaction.type}`} after ${afterMs} ms`;
  if (interaction.callback !== null) {
    world.fault({ kind: 'answered-twice', what });
    throw refusal(40060);
  }
  if (afterMs > ANSWER_WITHIN_MS) {
    world.fault({ kind: 'late-answer', what });
    throw refusal(10062);
  }
  const fitting = { 2: [4, 5, 9], 3: [4, 5, 6, 7, 9], 4: [8], 5: interaction.source ? [4, 5, 6, 7] : [4, 5] }[
    interaction.type
  ];
  if (fitting?.includes(type)) return;
  const violation = {
    path: ['type'],
    code: 'INTERACTION_CALLBACK_INVALID_TYPE',
    message: `${fitting} are possible here, not ${type}`,
  };
  world.fault({ kind: 'contract', what: `${what}: ${violation.message}`, violations: [violation] });
  throw invalidBody([violation]);
}

type Given = { readonly type: number; readonly data: MessageBody | Modal; readonly files: Asked['files'] };

function answerWith(world: World, interaction: Interaction, { type, data, files }: Given): void {
  const body = data as MessageBody; // of 4, 5 and 7
  if (type === 4 || type === 5) {
    const flags = (body.flags ?? 0) | (type === 5 ? LOADING : 0);
    interaction.original = createMessage(world, { ...place(world, interaction, { ...body, flags }), files });
    interaction.pending = type === 5;
    tellUnshown(world, body, files, flags);
  }
  if (type === 6 || type === 7) interaction.original = interaction.source;
  if (type === 7 && interaction.source) editMessage(world, interaction.source, body, files);
  if (type === 9) {
    const { user: shownTo, channel, guild, source } = interaction;
    const where = { shownTo, channelId: channel.id, guildId: guild?.id ?? null, messageId: source?.message.id ?? null };
    interaction.modal = { ...(data as Modal), ...where };
    world.modals.push(interaction.modal);
  }
}

/** Where an answer goes, and what Discord adds to it. */
function place(world: World, interaction: Interaction, body: MessageBody) {
  const { id, type, user, guild, channel, source } = interaction;
  const metadata = {
    ...{ id, type, user: userPayload(world, user), authorizing_integration_owners: { 0: guild?.id ?? '0' } },
    ...(type === 3 ? { interacted_message_id: source?.message.id } : {}),
    ...(type === 5
      ? {
          triggering_interaction_metadata: {
            id,
            type: 2,
            user: userPayload(world, user),
            authorizing_integration_owners: {},
          },
        }
      : {}),
  };
  const app = world.options.application.id;
  const extra = { type: type === 2 ? 20 : 0, application_id: app, webhook_id: app, interaction_metadata: metadata };
  const ephemeralFor = (body.flags ?? 0) & EPHEMERAL ? user : null;
  return { channel, author: world.bot.id, body, ephemeralFor, extra: extra as unknown as Partial<APIMessage> };
}

function editOriginal(
  world: World,
  interaction: Interaction,
  { body, files }: Asked,
  stored: Stored | null,
): APIMessage {
  if (!stored || stored.deleted) throw refusal(10008);
  const edit = body as MessageBody;
  const wasPending = interaction.pending && stored === interaction.original;
  if (wasPending) {
    interaction.pending = false;
    stored.message.flags = (stored.message.flags ?? 0) & ~LOADING;
  }
  const flags = typeof edit.flags === 'number' ? { flags: edit.flags & ~EPHEMERAL } : {};
  editMessage(world, stored, { ...edit, ...flags }, files);
  tellUnshown(world, edit, files, stored.message.flags ?? 0);
  return stored.message;
}

/** The interaction behind a webhook: its token lives for 15 minutes, and only once it was answered. */
function interactionOf({ world, params }: Asked): Interaction {
  const interaction = [...world.interactions.values()].find(({ token }) => token === params.webhook_token);
  if (!interaction || params.webhook_id !== world.options.application.id) throw refusal(10015);
  if (world.now() - interaction.createdAt > TOKEN_LIVES_MS) throw refusal(50027);
  if (interaction.callback === null) throw refusal(10015);
  return interaction;
}

function answered(asked: Asked): Stored {
  const { original, followUps } = interactionOf(asked);
  const id = asked.params.message_id;
  const stored = id === undefined ? original : [original, ...followUps].find((one) => one?.message.id === id);
  if (!stored || stored.deleted) throw refusal(10008);
  return stored;
}

function callbackReply({ id, type, original, pending, channel, guild }: Interaction, callback: number) {
  const message = original?.message;
  const about = message && {
    ...{ response_message_id: message.id, response_message_loading: pending },
    response_message_ephemeral: ((message.flags ?? 0) & EPHEMERAL) !== 0,
  };
  const where = { channel_id: channel.id, ...(guild ? { guild_id: guild.id } : {}) };
  const resource = message && { type: callback === 6 || callback === 7 ? 7 : 4, message };
  return { interaction: { id, type, ...about, ...where }, ...(resource ? { resource } : {}) };
}

export const ANSWER_WITHIN_MS = 3_000;
const TOKEN_LIVES_MS = 15 * 60_000;

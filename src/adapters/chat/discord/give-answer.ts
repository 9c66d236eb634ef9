import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  Routes,
} from 'discord.js';
import { Failure } from '../../../model/failure.ts';
import type { Reply, Request } from '../../../model/reply.ts';
import type { FrontDesk } from '../../../ports/chat.ts';
import { callDiscord } from './call-discord.ts';
import { isAnswerLost } from './error-codes.ts';
import { findAsker } from './find-asker.ts';
import { type Press, packButtons } from './pack-button.ts';
import type { PostPorts } from './post-message.ts';
import type { Declared } from './read-command.ts';
import { drawPicture, type Layout, type Rendered, renderReply } from './render-reply.ts';

export type AnswerPorts = PostPorts & {
  readonly desk: FrontDesk;
  readonly declared: Declared;
  readonly managerBit: bigint;
  readonly timezone: string;
  readonly press?: Press | undefined; // the button that was pressed, if one was
};

/** What somebody can do that is answered by a reply. */
export type Asking =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

/**
 * Answers with the desk's reply. Discord waits 3 seconds, so it is told first that an answer will come, and only then is
 * it looked for. The next page of a private answer takes its place, and a shared answer stays beside what was shared; all
 * else is answered privately anew, and what is for everybody follows that: Discord lets none become the other.
 */
export async function giveAnswer(
  interaction: Asking,
  wanted: () => Promise<Request | Failure>,
  ports: AnswerPorts,
): Promise<void> {
  const kind = ports.press?.kind;
  if (interaction.isButton() && kind === 'more' && interaction.message.flags.has(MessageFlags.Ephemeral)) {
    await acknowledged(interaction.deferUpdate());
    const layout = interaction.message.flags.has(MessageFlags.IsComponentsV2) ? 'components' : 'embeds';
    await replace(interaction, await render(await ask(interaction, wanted, ports), { ...ports, layout }, null));
  } else if (interaction.isButton() && kind === 'share') {
    await acknowledged(interaction.deferUpdate());
    const reply = await ask(interaction, wanted, ports);
    if (reply.private) await follow(interaction, await render(reply, ports, null), MessageFlags.Ephemeral);
    else await follow(interaction, await render(reply, ports, `Shared by <@${interaction.user.id}>`));
  } else {
    await acknowledged(interaction.deferReply({ flags: MessageFlags.Ephemeral }));
    const reply = await ask(interaction, wanted, ports);
    if (reply.private) await replace(interaction, await render(reply, ports, null));
    else await showToAll(interaction, reply, ports);
  }
}

/** Without a word from Discord it may have heard ours all the same: then the rest works, else the rest is dropped. */
async function acknowledged(acknowledging: Promise<unknown>): Promise<void> {
  try {
    await acknowledging;
  } catch (error) {
    if (error instanceof Error && 'status' in error && Number(error.status) < 500) throw error;
  }
}

/** The desk's reply; what goes wrong on the way to it as one sentence. */
async function ask(interaction: Asking, wanted: () => Promise<Request | Failure>, ports: AnswerPorts): Promise<Reply> {
  try {
    const request = await wanted();
    if (request instanceof Failure) throw request;
    const command = ports.desk.commands.find(({ name }) => name === request.command);
    const workspace = ports.press?.workspace ?? null;
    const asked = await findAsker(interaction, request, { ...ports, command, workspace });
    const reply = await ports.desk.answer(asked.request, asked.asker);
    return asked.elsewhere ? { ...reply, private: true } : reply;
  } catch (error) {
    if (error instanceof Failure) return sentence(error.words);
    ports.log.error('discord-answer-failed', { message: error instanceof Error ? error.message : 'unknown' });
    return sentence('Something went wrong on our side; please try again in a minute.');
  }
}

/**
 * The first message after a deferral would take its place, and be as private, so that place is filled before. Where the
 * channel cannot be written to the asker gets the answer there.
 */
async function showToAll(interaction: Asking, reply: Reply, ports: AnswerPorts): Promise<void> {
  await replace(interaction, await render(sentence('Done: the answer is in the channel.'), ports, null));
  try {
    await follow(interaction, await render(reply, ports, `Asked by <@${interaction.user.id}>`));
  } catch (error) {
    if (isAnswerLost(error)) throw error;
    await replace(interaction, await render(reply, ports, null));
  }
}

const sentence = (words: string): Reply => ({
  title: words,
  private: true,
  blocks: [{ kind: 'text', line: [words] }],
  more: null,
});

async function render(
  reply: Reply,
  ports: AnswerPorts & { readonly layout: Layout },
  note: string | null,
): Promise<Rendered> {
  const { layout, press } = ports;
  const customIds = await packButtons(reply, { ...ports, workspace: press?.workspace ?? null });
  return renderReply(reply, { layout, customIds, marks: [], note, picture: await drawPicture(reply, ports) });
}

/** Puts it where the deferral was announced, or in place of the message whose button was pressed. */
async function replace({ client, applicationId, token }: Asking, { body, files }: Rendered): Promise<void> {
  const route = Routes.webhookMessage(applicationId, token, '@original');
  await callDiscord(client, 'patch', route, { body, files, auth: false });
}

async function follow(asking: Asking, { body, files }: Rendered, flags = 0): Promise<void> {
  const route = Routes.webhook(asking.applicationId, asking.token);
  await callDiscord(asking.client, 'post', route, { body: { ...body, flags: body.flags | flags }, files, auth: false });
}

import type { App, MessageShortcut } from '@slack/bolt';
import { cleanText } from '../../../core/reply/clean-text.ts';
import { unescapeText } from './escape.ts';
import { type Listening, once, readOr } from './listening.ts';
import { asksForm, readSlash } from './read-command.ts';
import { type Origin, openForm, takeRequest } from './take-request.ts';

/** Slash commands, and the entries of a message's menu. */
export function listenToCommands(app: App, given: Listening): void {
  const { desk } = given;
  app.command(/^\//, async ({ ack, body }) => {
    await ack();
    const from: Origin = {
      workspace: body.team_id,
      user: body.user_id,
      channel: body.channel_id,
      responseUrl: body.response_url,
    };
    await once(body.trigger_id, given, async () => {
      const request = await readOr(() => readSlash(body, desk.commands), from, given);
      if (!request) return;
      const command = asksForm(request, desk.commands);
      if (command) await openForm({ request, names: null, triggerId: body.trigger_id }, from, given);
      else await takeRequest(request, from, given);
    });
  });

  app.shortcut({ type: 'message_action' }, async ({ ack, body }) => {
    await ack();
    const shortcut = body as MessageShortcut; // of this type, as the constraint says
    const command = desk.commands.find(({ name, onMessage }) => onMessage && name === shortcut.callback_id);
    if (!command?.onMessage) return;
    const { words, message } = command.onMessage;
    const text = cleanText(unescapeText(shortcut.message.text ?? '')).trim();
    const options: Record<string, string> = {};
    if (words !== undefined && text !== '') options[words] = text;
    if (message !== undefined) options[message] = shortcut.message.ts;
    const from: Origin = {
      workspace: shortcut.team?.id ?? shortcut.user.team_id ?? '',
      user: shortcut.user.id,
      channel: shortcut.channel.id,
      responseUrl: shortcut.response_url,
    };
    await once(shortcut.trigger_id, given, () => takeRequest({ command: command.name, options }, from, given));
  });
}

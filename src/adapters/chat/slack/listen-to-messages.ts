import type { App } from '@slack/bolt';
import { type Listening, once, readOr } from './listening.ts';
import { publishHome } from './publish-home.ts';
import { readMention } from './read-command.ts';
import { type Origin, takeRequest } from './take-request.ts';

/** Mentions, direct messages, and the Home tab when it is opened. Bots, edits and our own messages are not heard. */
export function listenToMessages(app: App, given: Listening): void {
  const { desk } = given;
  const answer = async (
    event: {
      readonly text: string;
      readonly user: string;
      readonly channel: string;
      readonly thread?: string | undefined;
    },
    of: { readonly workspace: string; readonly botUserId: string },
  ) => {
    const from: Origin = { workspace: of.workspace, ...event, openly: true };
    const commands = { commands: desk.commands, botUserId: of.botUserId };
    const request = await readOr(() => readMention(event.text, commands), from, given);
    if (request) await takeRequest(request, from, given);
  };

  app.event('app_mention', async ({ event, body, context }) => {
    const { user, text, channel, ts, thread_ts: thread } = event;
    if (event.bot_id !== undefined || user === undefined || 'edited' in event) return;
    const of = { workspace: body.team_id, botUserId: context.botUserId ?? '' };
    await once(body.event_id, given, () => answer({ text, user, channel, thread: thread ?? ts }, of));
  });

  app.event('message', async ({ event, body, context }) => {
    if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id !== undefined) return;
    const { user, text = '', channel, thread_ts: thread } = event;
    const of = { workspace: body.team_id, botUserId: context.botUserId ?? '' };
    await once(body.event_id, given, () => answer({ text, user, channel, thread }, of));
  });

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    await once(body.event_id, given, () => publishHome({ workspace: body.team_id, user: event.user }, given));
  });
}

import type { App } from '@slack/bolt';
import { type Listening, once } from './listening.ts';

/** Channels and workspaces that are lost to us. */
export function listenToLosses(app: App, given: Listening): void {
  const leave = (workspace: string, id: string, because: string) =>
    given.desk.left({ chat: 'slack', workspace, id }, because);

  app.event('member_left_channel', async ({ event, body, context }) => {
    if (event.user !== context.botUserId) return;
    await once(body.event_id, given, () => leave(body.team_id, event.channel, REMOVED));
  });
  for (const name of ['channel_left', 'group_left'] as const) {
    app.event(name, async ({ event, body }) => {
      await once(body.event_id, given, () => leave(body.team_id, event.channel, REMOVED));
    });
  }
  for (const name of ['channel_archive', 'group_archive'] as const) {
    app.event(name, async ({ event, body }) => {
      await once(body.event_id, given, () =>
        leave(body.team_id, event.channel, 'This Slack channel was archived: unarchive it, then resume.'),
      );
    });
  }
  for (const name of ['channel_deleted', 'group_deleted'] as const) {
    app.event(name, async ({ event, body }) => {
      await once(body.event_id, given, () =>
        leave(body.team_id, event.channel, 'This Slack channel was deleted: subscribe in another one.'),
      );
    });
  }
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length === 0) return; // a person's own token, and we have none
    await once(body.event_id, given, () => given.leave(lost(body)));
  });
  app.event('app_uninstalled', async ({ body }) => {
    await once(body.event_id, given, () => given.leave(lost(body)));
  });
}

const REMOVED = 'I was removed from this Slack channel: invite me with /invite @OnRecord, then resume.';

/** An organisation's own installation has no workspace. */
function lost(body: { readonly team_id?: string; readonly enterprise_id?: string }): string {
  return body.team_id || body.enterprise_id || '';
}

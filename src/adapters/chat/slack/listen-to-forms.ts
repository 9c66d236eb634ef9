import type { App } from '@slack/bolt';
import { completeOption } from './complete-option.ts';
import { readMemory } from './form-memory.ts';
import { type Listening, once } from './listening.ts';
import { readForm } from './read-form.ts';
import { takeRequest } from './take-request.ts';
import { FORM } from './write-form.ts';

/** Forms that are sent, and what is typed into their fields. */
export function listenToForms(app: App, given: Listening): void {
  app.view({ callback_id: FORM, type: 'view_submission' }, async ({ ack, body, view }) => {
    await ack();
    await once(view.id, given, async () => {
      const workspace = body.team?.id ?? body.user.team_id ?? '';
      const memory = await readMemory(view.private_metadata, given.store);
      if (!memory) return given.log.warn('slack-form-forgotten', { workspace });
      const { request, channel, thread, responseUrl } = memory;
      const options = { ...request.options, ...readForm(view.state.values) };
      await takeRequest(
        { ...request, options },
        { workspace, user: body.user.id, channel, thread, responseUrl },
        given,
      );
    });
  });

  app.options(/^option:/, async ({ ack, body, payload }) => {
    const workspace = body.team?.id ?? body.user.team_id ?? '';
    const asked = { actionId: payload.action_id, text: payload.value, workspace };
    try {
      await ack({ options: await completeOption(asked, given.desk) });
    } catch (error) {
      given.log.warn('slack-completion-failed', { error: error instanceof Error ? error.name : 'unknown' });
      await ack({ options: [] });
    }
  });
}

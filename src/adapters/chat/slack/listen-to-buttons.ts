import type { App, BlockAction } from '@slack/bolt';
import { type Listening, once } from './listening.ts';
import { readButton } from './pack-button.ts';
import { ALL_OPTIONS } from './render-block.ts';
import { type Origin, openForm, sayTo, takeRequest } from './take-request.ts';

/** Buttons, in messages and on the Home tab. */
export function listenToButtons(app: App, given: Listening): void {
  app.action({ type: 'block_actions' }, async ({ ack, body, action }) => {
    await ack();
    if (action.type !== 'button') return; // a choice in a form counts when the form is sent
    const [how, , names = ''] = action.action_id.split(':');
    const from = originOf(body, how === 'more');
    await once(body.trigger_id, given, async () => {
      const request = await readButton(action.value ?? '', given.store);
      if (!request) return sayTo('That button is too old: ask again with a command, such as /brief.', from, given);
      if (how !== 'form') return takeRequest(request, from, given);
      const asked = names === ALL_OPTIONS ? null : names.split(',');
      await openForm({ request, names: asked, triggerId: body.trigger_id }, from, given);
    });
  });
}

function originOf(body: BlockAction, isMore: boolean): Origin {
  const workspace = body.team?.id ?? body.user.team_id ?? '';
  const channel = body.channel?.id ?? null;
  if (channel === null || body.view) return { workspace, user: body.user.id, channel: null, hash: body.view?.hash };
  const isPrivate = body.container.is_ephemeral === true;
  const thread: unknown = body.container.thread_ts ?? body.message?.thread_ts;
  return {
    workspace,
    user: body.user.id,
    channel,
    responseUrl: body.response_url,
    replaces: isMore && isPrivate,
    openly: !isPrivate && channel.startsWith('D'), // a conversation with us alone
    ...(typeof thread === 'string' ? { thread } : {}),
  };
}

import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../../model/reply.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Pictures } from '../../../ports/pictures.ts';
import { LAYOUT_REFUSED, slackError } from './error-codes.ts';
import { packButtons } from './pack-button.ts';
import type { UploadedPicture } from './render-block.ts';
import { renderReply, type SlackMessage } from './render-reply.ts';
import { nextForm, type TableForm } from './render-table.ts';
import { uploadPicture } from './upload-picture.ts';
import { writeText } from './write-text.ts';

export type Composing = {
  readonly store: ChatStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly pictures: () => Promise<Pictures>;
  readonly timezone: string;
  readonly tableForms: Map<string, TableForm>; // by workspace: what it has taken
};

/**
 * Sends a reply in the best layout that the workspace takes: when Slack refuses one, without the picture, then with
 * plainer tables, at last as text. A refusal is known not to have been shown, so the same words may go out again.
 * `send` throws as Slack's client does.
 */
export async function sendComposed<T>(
  reply: Reply,
  to: { readonly client: WebClient; readonly workspace: string; readonly textAtMost: number },
  send: (message: SlackMessage) => Promise<T>,
  composing: Composing,
): Promise<T> {
  const { timezone, tableForms } = composing;
  const packedOf = await packButtons(reply, composing);
  const timeline = reply.blocks.find((block) => block.kind === 'timeline');
  let picture: UploadedPicture | null = timeline ? await uploadPicture(timeline, to.client, composing) : null;
  let form: TableForm | null = tableForms.get(to.workspace) ?? 'data_table';
  const hasTable = reply.blocks.some(({ kind }) => kind === 'table');
  for (;;) {
    if (form === null) return send(asText(reply, { timezone, textAtMost: to.textAtMost }));
    try {
      const sent = await send(
        renderReply(reply, { timezone, textAtMost: to.textAtMost, tableForm: form, packedOf, picture }),
      );
      if (hasTable) tableForms.set(to.workspace, form);
      return sent;
    } catch (error) {
      if (!LAYOUT_REFUSED.has(slackError(error) ?? '')) throw error;
      composing.log.warn('slack-layout-refused', { code: slackError(error), picture: picture !== null, form });
      if (picture !== null) picture = null;
      else form = hasTable ? nextForm[form] : null;
    }
  }
}

/** All of it in one block of the kind that every post has: a message cannot be changed to one without rich text. */
function asText(
  reply: Reply,
  { timezone, textAtMost }: { readonly timezone: string; readonly textAtMost: number },
): SlackMessage {
  const words = [...writeText(reply, timezone)].slice(0, textAtMost).join('');
  return {
    text: words,
    blocks: [
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }] },
    ],
  };
}

import { cleanText } from '../../../core/reply/clean-text.ts';
import type { FrontDesk } from '../../../ports/chat.ts';
import { LIMITS } from './limits.ts';
import { optionOf } from './write-form.ts';

/** What somebody may mean who types into a field `option:subscribe:topic`; none where the field is no such. */
export async function completeOption(
  typed: { readonly actionId: string; readonly text: string; readonly workspace: string },
  desk: Pick<FrontDesk, 'complete'>,
) {
  const [kind, command, option] = typed.actionId.split(':');
  if (kind !== 'option' || command === undefined || option === undefined) return [];
  const { text, workspace } = typed;
  const asked = { command, option, text, atMost: LIMITS.optionsOfSelect };
  const found = await desk.complete(asked, { chat: 'slack', workspace });
  return found
    .filter(({ value }) => value !== '' && [...value].length <= LIMITS.optionValue)
    .slice(0, LIMITS.optionsOfSelect)
    .map(({ label, value }) => optionOf(cleanText(label), value));
}

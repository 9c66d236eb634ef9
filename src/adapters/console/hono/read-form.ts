import { unpackRequest } from '../../../core/request/pack-request.ts';
import type { Channel } from '../../../model/delivery.ts';
import type { Request } from '../../../model/reply.ts';

/** A form that asks for a command: which, in which channel, and the token that proves that the form is ours. */
export type AskForm = { readonly request: Request; readonly channel: Channel | null; readonly token: string };

/**
 * Reads the fields of a form: `r` is the packed request, `o.NAME` an option that was filled in. An option that `r` gives
 * up to a blank ("add ") is completed by its field. Undefined where it is no such form.
 */
export function readAskForm(given: Readonly<Record<string, unknown>>): AskForm | undefined {
  const fields = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? withoutNul(value) : value]),
  );
  const packed = typeof fields.r === 'string' ? unpackRequest(fields.r) : undefined;
  if (!packed) return undefined;
  const options: Record<string, string> = { ...packed.options };
  for (const [field, value] of Object.entries(fields)) {
    const name = /^o\.([a-z]{1,20})$/.exec(field)?.[1];
    if (name === undefined || typeof value !== 'string') continue;
    const begun = packed.options[name] ?? '';
    if (value.trim() !== '') options[name] = begun.endsWith(' ') ? `${begun}${value.trim()}` : value.trim();
    else delete options[name];
  }
  return {
    request: { ...packed, options },
    channel: typeof fields.channel === 'string' ? readChannel(fields.channel) : null,
    token: typeof fields.token === 'string' ? fields.token : '',
  };
}

/** No store takes a NUL, not even as a form's packed fields have it. */
const withoutNul = (text: string): string => text.replaceAll(/\0|%00/g, '');

/** "slack/T1/C2" */
function readChannel(words: string): Channel | null {
  const [chat, workspace, ...id] = words.trim().split('/');
  return chat && workspace && id.length > 0 ? { chat, workspace, id: id.join('/') } : null;
}

import type { Request } from '../../../model/reply.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import { LIMITS } from './limits.ts';
import { packOne, readButton } from './pack-button.ts';

/** What a form has to know when it comes back: the request that it adds to, and where its answer goes. */
export type FormMemory = {
  readonly request: Request; // without the options that the form asks for
  readonly channel: string | null; // null: asked on the Home tab
  readonly thread?: string | undefined;
  readonly responseUrl?: string | undefined;
};

/** As private_metadata, which Slack keeps for us. */
export async function writeMemory(
  memory: FormMemory,
  keeping: { readonly store: ChatStore; readonly clock: Clock },
): Promise<string> {
  const { channel, thread, responseUrl } = memory;
  const rest = JSON.stringify({ request: '', channel, thread, responseUrl });
  const request = await packOne(memory.request, (LIMITS.privateMetadata - rest.length) / ESCAPED, keeping);
  return JSON.stringify({ request, channel, thread, responseUrl });
}

const ESCAPED = 1.1; // JSON escapes little of a packed request

export async function readMemory(text: string, store: ChatStore): Promise<FormMemory | undefined> {
  const { request: packed, channel, thread, responseUrl } = JSON.parse(text); // written above, and signed by Slack
  const request = await readButton(String(packed), store);
  return request ? { request, channel, thread, responseUrl } : undefined;
}

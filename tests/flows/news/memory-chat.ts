import type { Place } from '../../../src/model/delivery.ts';
import type { Reply } from '../../../src/model/reply.ts';
import type { Chat } from '../../../src/ports/chat.ts';

export type Message = { readonly ref: string; readonly place: Place; readonly keys: string[]; reply: Reply };

/** What goes wrong with a call: before the platform has stored anything, or after. */
export type Fault = { readonly on: 'post' | 'edit' | 'find'; readonly error: Error; readonly stored?: true };

/**
 * A chat in memory that does what it is told and no more: unlike real drivers it posts again under the same key, so that
 * a test sees each call.
 */
export function memoryChat(name = 'terminal') {
  const messages: Message[] = [];
  const edits: { readonly ref: string; readonly key: string; readonly title: string }[] = [];
  const finds: string[] = [];
  const faults: Fault[] = [];
  const meet = (on: Fault['on'], stored: boolean) => {
    const at = faults.findIndex((fault) => fault.on === on && (fault.stored ?? false) === stored);
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    if (fault) throw fault.error;
  };
  const chat: Chat = {
    name,
    spacingMs: 0,
    editEveryMs: 0,
    async start() {},
    async post(place, reply, key) {
      meet('post', false);
      const ref = `m${messages.length + 1}`;
      messages.push({ ref, place, keys: [key], reply });
      meet('post', true);
      return ref;
    },
    async edit(_, ref, reply, key) {
      meet('edit', false);
      const message = messages.find((one) => one.ref === ref);
      if (!message) throw new Error(`no message ${ref}`);
      message.reply = reply;
      message.keys.push(key);
      edits.push({ ref, key, title: reply.title });
      meet('edit', true);
    },
    async find(_, key) {
      finds.push(key);
      meet('find', false);
      return messages.find(({ keys }) => keys.includes(key))?.ref ?? null;
    },
    async close() {},
  };
  return { chat, messages, edits, finds, faults };
}

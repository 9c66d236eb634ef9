import { createHash } from 'node:crypto';
import type { Request } from '../../../model/reply.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import { storable } from './storable.ts';
import type { Db } from './transaction.ts';

/** What chats remember. */
export function chatStore(db: Db): ChatStore {
  const note = (chat: string, name: string) =>
    db.selectFrom('chat_notes').select('text').where('chat', '=', chat).where('name', '=', name).executeTakeFirst();
  return {
    async keepRequest(request, now) {
      const kept = asKept(request);
      const id = idOf(kept);
      await db
        .insertInto('kept_requests')
        .values({ id, request: JSON.stringify(kept), kept_at: now })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ kept_at: now }))
        .execute();
      return id;
    },
    async keptRequest(id) {
      const row = await db.selectFrom('kept_requests').select('request').where('id', '=', id).executeTakeFirst();
      return row?.request;
    },
    async isFirst(chat, eventId, now) {
      const row = await db
        .insertInto('chat_events')
        .values({ chat, id: eventId, seen_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    note: async (chat, name) => (await note(chat, name))?.text,
    async setNote(chat, name, text, now) {
      await db
        .insertInto('chat_notes')
        .values({ chat, name, text, noted_at: now })
        .onConflict((conflict) => conflict.columns(['chat', 'name']).doUpdateSet({ text, noted_at: now }))
        .execute();
    },
    installation: (chat, workspace) =>
      db
        .selectFrom('installations')
        .select(['workspace', 'sealed'])
        .where('chat', '=', chat)
        .where('workspace', '=', workspace)
        .executeTakeFirst(),
    installations: (chat) =>
      db
        .selectFrom('installations')
        .select(['workspace', 'sealed'])
        .where('chat', '=', chat)
        .orderBy('workspace')
        .execute(),
    async saveInstallation(chat, { workspace, sealed }, now) {
      await db
        .insertInto('installations')
        .values({ chat, workspace, sealed, saved_at: now })
        .onConflict((conflict) => conflict.columns(['chat', 'workspace']).doUpdateSet({ sealed, saved_at: now }))
        .execute();
    },
    async removeInstallation(chat, workspace) {
      const row = await db
        .deleteFrom('installations')
        .where('chat', '=', chat)
        .where('workspace', '=', workspace)
        .returning('workspace')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

const KEPT_LETTERS = 16; // 64 bits: no two requests of an installation share them

/** Options as the store can keep them: what somebody quoted may have been cut within a letter. */
function asKept({ options, ...request }: Request): Request {
  const entries = Object.entries(options).map(([name, value]): [string, string] => [name, storable(value)]);
  return { ...request, options: Object.fromEntries(entries) };
}

/** The same request has the same id, whatever the order of its options. */
function idOf({ command, options, page = 1 }: Request): string {
  const parts = [command, page, Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, KEPT_LETTERS);
}

import type { Selectable } from 'kysely';
import type { Delivery } from '../../../model/delivery.ts';
import type { Tables } from './schema.ts';

export const toDelivery = (row: Selectable<Tables['deliveries']>): Delivery => ({
  id: row.id,
  subscriptionId: row.subscription_id,
  channel: { chat: row.chat, workspace: row.workspace, id: row.channel },
  topicId: row.topic_id,
  kind: row.kind,
  subject: row.subject,
  revision: row.revision,
  state: row.state,
  attempts: row.attempts,
  messageRef: row.message_ref,
  owedSince: row.owed_since.toISOString(),
});

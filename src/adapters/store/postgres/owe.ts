import type { Selectable } from 'kysely';
import type { DeliveryKind } from '../../../model/delivery.ts';
import type { Instant } from '../../../model/time.ts';
import { deliveryId } from './ids.ts';
import type { Tables } from './schema.ts';
import type { Trx } from './transaction.ts';

/** Who it is owed to: a subscription, or what stands for one. */
type Wanting = Pick<Selectable<Tables['subscriptions']>, 'id' | 'chat' | 'workspace' | 'channel' | 'topic_id'>;

/** Owes something to subscriptions, once: what is owed or was delivered already stays as it is. */
export async function owe(
  trx: Trx,
  subscriptions: readonly Wanting[],
  what: { readonly kind: DeliveryKind; readonly subject: string; readonly revision: number; readonly now: Instant },
): Promise<void> {
  const { kind, subject, revision, now } = what;
  for (let from = 0; from < subscriptions.length; from += ROWS_AT_ONCE)
    await trx
      .insertInto('deliveries')
      .values(
        subscriptions.slice(from, from + ROWS_AT_ONCE).map((subscription) => ({
          id: deliveryId({ subscriptionId: subscription.id, kind, subject, revision }),
          subscription_id: subscription.id,
          chat: subscription.chat,
          workspace: subscription.workspace,
          channel: subscription.channel,
          topic_id: subscription.topic_id,
          kind,
          subject,
          revision,
          state: 'pending',
          message_ref: null,
          error: null,
          owed_since: now,
          changed_at: now,
          holder: null,
          held_since: null,
          shown: null,
          not_before: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

const ROWS_AT_ONCE = 500; // a statement takes 65,535 values

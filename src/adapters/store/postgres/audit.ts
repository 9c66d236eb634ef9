import type { Instant } from '../../../model/time.ts';
import type { Trx } from './transaction.ts';

/** Notes who changed what; in the transaction of the change itself. */
export async function audit(
  trx: Trx,
  line: {
    readonly at: Instant;
    readonly workspace: string | null;
    readonly by: string;
    readonly action: string;
    readonly details: unknown;
  },
): Promise<void> {
  await trx
    .insertInto('audit')
    .values({
      at: line.at,
      workspace: line.workspace,
      done_by: line.by,
      action: line.action,
      details: JSON.stringify(line.details),
    })
    .execute();
}

import type { Mistakes } from '../../../ports/mistakes.ts';
import type { Reader } from './prove-words.ts';
import { readReports } from './read-reports.ts';
import { acceptReport, readReport, withdrawReport } from './report-mistake.ts';
import { inTransaction } from './transaction.ts';

/** Reports of mistakes as the operator settles them, whichever workspace they are from. */
export function mistakes(reader: Reader): Mistakes {
  const { db } = reader;
  return {
    list: (query) => readReports(reader, { ...query, workspace: null }),
    accept: (id, by, now) =>
      inTransaction(db, async (trx) => {
        const report = await readReport(trx, id);
        return report && acceptReport(trx, { report, by, now });
      }),
    withdraw: (id, by, now) =>
      inTransaction(db, async (trx) => {
        const report = await readReport(trx, id);
        return report && withdrawReport(trx, { report, by, now });
      }),
  };
}

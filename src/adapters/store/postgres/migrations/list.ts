import type { Migration } from 'kysely/migration';
import { up as firstTables } from './001-first-tables.ts';
import { up as politePolling } from './002-polite-polling.ts';
import { up as oneStatement } from './003-one-statement.ts';
import { up as secondLooks } from './004-second-looks.ts';
import { up as mistakes } from './005-mistakes.ts';
import { up as otherReports } from './006-other-reports.ts';
import { up as chats } from './007-chats.ts';
import { up as terms } from './008-terms.ts';
import { up as retention } from './009-retention.ts';
import { up as leases } from './010-leases.ts';
import { up as lines } from './011-lines.ts';
import { up as pages } from './012-pages.ts';

/** All migrations by name, in the order of their names. A released one is never changed: the next one corrects it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-first-tables': { up: firstTables },
  '002-polite-polling': { up: politePolling },
  '003-one-statement': { up: oneStatement },
  '004-second-looks': { up: secondLooks },
  '005-mistakes': { up: mistakes },
  '006-other-reports': { up: otherReports },
  '007-chats': { up: chats },
  '008-terms': { up: terms },
  '009-retention': { up: retention },
  '010-leases': { up: leases },
  '011-lines': { up: lines },
  '012-pages': { up: pages },
};

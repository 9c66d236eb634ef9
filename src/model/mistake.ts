import type { Stance } from './stance.ts';
import type { SourcedStatement, Statement } from './statement.ts';
import type { Instant } from './time.ts';

/** What somebody may find wrong with a statement as it is shown. */
export const MISTAKES = ['wrong-speaker', 'not-a-quote', 'wrong-stance', 'duplicate'] as const;

export type Mistake = (typeof MISTAKES)[number];

/**
 * A mistake that somebody reported. It hides the statement, whichever outlet carries it, or with 'wrong-stance' only its
 * positions; from then on, in the workspace where it was made, until it is withdrawn. The operator may accept it for
 * everybody.
 */
export type MistakeReport = {
  readonly id: string;
  readonly workspace: string; // where it was made
  readonly statementId: string;
  readonly what: Mistake;
  readonly topicId: string | null; // of 'wrong-stance' only; null: on whatever topic
  readonly propositionId: string | null; // of a wrong position; null: on whatever proposition
  readonly note: string | null;
  readonly reportedBy: string;
  readonly reportedAt: Instant;
  readonly acceptedAt: Instant | null; // for everybody
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Instant | null;
};

/** A report with the statement that it is about; null where that is no longer on record. */
export type ReportedStatement = { readonly report: MistakeReport; readonly statement: Statement | null };

/** A statement with all positions that it is shown with. */
export type StatementOnRecord = SourcedStatement & { readonly stances: readonly Stance[] };

import type { RecordedStatement } from '../model/record.ts';
import type { Instant } from '../model/time.ts';

/** The whole record, statement by statement, to be taken elsewhere. */
export interface Exports {
  /** The statements that match, newest first, those after the one that `after` names. Each is proven as answers are. */
  page(query: ExportQuery & { readonly after: string | null; readonly atMost: number }): Promise<ExportPage>;
}

export type ExportQuery = {
  readonly workspace: string;
  readonly speakerId: string | null;
  readonly topicId: string | null;
  readonly words: string | null;
  readonly since: Instant;
  readonly until: Instant; // not included
  readonly withReported: boolean; // also those that reports hide from the workspace: marked
};

/** `next` is what to ask for `after` then; null on the last page. */
export type ExportPage = { readonly statements: readonly RecordedStatement[]; readonly next: string | null };

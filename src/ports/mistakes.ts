import type { MistakeReport, ReportedStatement } from '../model/mistake.ts';
import type { Instant } from '../model/time.ts';
import type { Withdrawn } from './desk.ts';
import type { Paged } from './reads.ts';

/** What the operator sees and settles: the reports of all workspaces. Audited. */
export interface Mistakes {
  /** Newest first, also those withdrawn. */
  list(query: { readonly atMost: number; readonly skip: number }): Promise<Paged<ReportedStatement>>;
  /** Makes a report count in every workspace; undefined where there is none such, or it was withdrawn. */
  accept(id: string, by: string, now: Instant): Promise<MistakeReport | undefined>;
  /** Undefined where there is none such. */
  withdraw(id: string, by: string, now: Instant): Promise<Withdrawn | undefined>;
}

/**
 * Names of which each is held by one process at a time, for as long as it goes on asking. Meant for work that is done
 * best in one place. A process may go on for a moment after it lost a lease (it slept, or its store was away), so
 * a lease saves work and never keeps data right: that is what the store's own locks are for.
 */
export interface Leases {
  /** This process, as the others see it in `list`. */
  readonly me: string;
  /** How long a lease lasts that is not held again; hold it every third of that. Milliseconds of the machine's clock. */
  readonly lastMs: number;
  /** Takes the lease or prolongs it; false when another process has it. Times are the database's own. */
  hold(name: string): Promise<boolean>;
  /** Lets another process take it at once; one that is not ours stays. */
  giveUp(name: string): Promise<void>;
  /** What is held now, by anybody, of the names that begin so; what is held longest comes first. */
  list(prefix: string): Promise<readonly Lease[]>;
  /** Aborted when nothing is held any more, and never will be. */
  readonly closed: AbortSignal;
  /** Gives up everything, within a second: a store that does not answer lets the leases run out. */
  close(): Promise<void>;
}

export type Lease = { readonly name: string; readonly holder: string };

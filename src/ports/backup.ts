import type { Instant } from '../model/time.ts';

/** The whole store as it stands, whatever version of the program wrote it. */
export interface WholeStore {
  /**
   * Everything that is kept, as of one moment: a head, each table with its rows, an end. Without secrets, the sealed
   * tokens of installations are left out. @throws Failure 'not-found' where there is no store yet
   */
  dump(options: { readonly withSecrets: boolean; readonly now: Instant }): AsyncGenerator<BackupPart>;
  /**
   * Puts a dump in the place of the store, reads it back to compare, and brings it up to date: all of it or nothing.
   * @throws Failure 'not-allowed' where the store holds something and `replace` is false, 'store-busy' where other
   * processes have it open, 'store-newer' for a dump of a newer version, 'bad-input' for one that does not fit
   */
  load(parts: AsyncIterable<BackupPart>, options: { readonly replace: boolean }): Promise<readonly TableSum[]>;
}

/** A piece of a dump, in the order head, (table, rows...)..., end. */
export type BackupPart =
  | {
      readonly kind: 'head';
      readonly madeAt: Instant;
      readonly withSecrets: boolean;
      readonly migrations: readonly string[]; // by name, those that the store had
      readonly months: readonly string[]; // that statements have a partition of: "2026-03"
      readonly sequences: readonly { readonly name: string; readonly last: string }[]; // bigint
    }
  | { readonly kind: 'table'; readonly name: string; readonly columns: readonly string[] }
  /** Rows of the table before: each a JSON array, one text or null a column, as PostgreSQL writes the value. */
  | { readonly kind: 'rows'; readonly rows: readonly string[] }
  | { readonly kind: 'end'; readonly tables: readonly TableSum[] };

/** What a table holds; the checksum is that of its rows in any order. */
export type TableSum = { readonly name: string; readonly rows: number; readonly checksum: string };

/** Backups that a running process writes, as an embedded store is open to it only. */
export interface Backups {
  /**
   * Begins a backup into a file of this machine, or waits for the one that runs as `run`, for some seconds.
   * @throws Failure 'store-busy' where another one runs, else what went wrong with it
   */
  write(of: {
    readonly file: string;
    readonly withSecrets: boolean;
    readonly run: string | undefined;
  }): Promise<{ readonly run: string; readonly tables: readonly TableSum[] | undefined }>; // undefined: it still runs
}

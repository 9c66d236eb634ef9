import type { Measure } from './measure.ts';

/** How one kind of test set is found in a folder and scored. */
export type Evaluation = {
  /** The task that it measures, see docs/operating.md. */
  readonly task: string;
  /** Folder under the data folder. */
  readonly folder: string;
  /** Names of the sets in that folder, given by its path, sorted. */
  readonly list: (folder: string) => readonly string[];
  readonly run: (path: string) => Promise<Outcome>;
};

/** `count` is the number of things that were answered: articles, pairs, feeds, as the task has it. */
export type Outcome =
  | { readonly kind: 'scored'; readonly count: number; readonly measures: readonly Measure[] }
  | { readonly kind: 'skipped'; readonly why: string };

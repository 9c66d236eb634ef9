import type { Used } from './watch-processes.ts';

/** One look at a day that passes. */
export type Sample = {
  readonly minutes: number; // of the product's clock, since the warm-up
  readonly waiting: Readonly<Record<string, number>>; // jobs by step, waiting and running
  readonly later: number; // jobs that are to wait
  readonly used: Readonly<Record<string, Used>>; // by process
};

import { windowOf } from '../../../core/story/window-of.ts';
import type { Job, StepName } from '../../../model/job.ts';
import { type Backend, type Line, openLine } from './backend.ts';

/** The waiting lines of all steps: one a step, or one for each of its windows. */
export type Lines = {
  readonly of: (job: Job) => Line;
  readonly ofStep: (step: StepName) => readonly Line[];
  /** Names of the lines of a step, or of its line for one window; a step without windows has the one. */
  readonly names: (step: StepName, window?: number) => readonly string[];
  readonly all: readonly Line[];
};

/** Steps on live stories, which are shared out: each window has a line of its own, so that one worker takes it whole. */
const WINDOWED: ReadonlySet<StepName> = new Set(['join-story', 'repair-stories']);

/**
 * Opens the lines of these steps. A line's name does not tell how many there are, so that most jobs are still found
 * when that changes; those in a line that is no more are told again by the store.
 */
export function openLines(options: {
  readonly backend: Backend;
  readonly steps: readonly StepName[];
  readonly windows: number;
  readonly onError: (error: Error) => void;
}): Lines {
  const { backend, steps, windows, onError } = options;
  const lines = new Map<string, Line>();
  const line = (name: string): Line => {
    const opened = lines.get(name) ?? openLine(backend, name).on('error', onError);
    lines.set(name, opened);
    return opened;
  };
  const names: Lines['names'] = (step, window) => {
    if (!WINDOWED.has(step)) return [step];
    if (window !== undefined) return [nameOf(step, window)];
    return Array.from({ length: windows }, (_, index) => nameOf(step, index));
  };
  const ofStep: Lines['ofStep'] = (step) => names(step).map(line);
  return {
    of: (job) => line(nameOf(job.step, 'language' in job ? windowOf(job, windows) : 0)),
    ofStep,
    names,
    all: steps.flatMap(ofStep),
  };
}

/** As before there were windows, where there is one. */
const nameOf = (step: StepName, window: number): string => (window === 0 ? step : `${step}-${window}`);

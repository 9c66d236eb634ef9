import type { Job, StepName } from '../../model/job.ts';
import { pollFeed } from './1-poll-feed.ts';
import { readItem } from './2-read-item.ts';
import { findStatementsStep } from './3-find-statements.ts';
import { joinStoryStep } from './4-join-story.ts';
import { briefStory } from './5-brief-story.ts';
import { deliver } from './6-deliver.ts';
import type { NewsPorts } from './news-ports.ts';
import { repairStoriesStep } from './repair-stories.ts';

/** A step takes its job and its ports and returns the next jobs. It never calls the queue, nor another step. */
type Step<S extends StepName> = (
  job: Extract<Job, { step: S }>,
  ports: NewsPorts,
  signal: AbortSignal,
) => Promise<readonly Job[]>;

/** The whole pipeline, in the order of the flow. */
export const steps: { readonly [S in StepName]: Step<S> } = {
  'poll-feed': pollFeed,
  'read-item': readItem,
  'find-statements': findStatementsStep,
  'join-story': joinStoryStep,
  'repair-stories': repairStoriesStep,
  'brief-story': briefStory,
  deliver,
};

/** Runs a job's step. Safe to run twice, like each of them. */
export function runStep(job: Job, ports: NewsPorts, signal: AbortSignal): Promise<readonly Job[]> {
  // The table is keyed by the job's own step name, so the step takes just this kind of job.
  const step = steps[job.step] as Step<StepName>;
  return step(job, ports, signal);
}

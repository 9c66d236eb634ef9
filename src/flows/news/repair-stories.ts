import { addMinutes } from '../../core/schedule/add-minutes.ts';
import { repairStories } from '../../core/story/repair-stories.ts';
import type { Job } from '../../model/job.ts';
import { indexOf } from './live-stories.ts';
import type { NewsPorts } from './news-ports.ts';

/** A second look at the live stories that changed: those that are one event are merged, and strays are split off. */
export async function repairStoriesStep(
  job: Extract<Job, { step: 'repair-stories' }>,
  ports: NewsPorts,
): Promise<readonly Job[]> {
  const { language, workspace } = job;
  const now = ports.clock.now();
  const since = addMinutes(now, -ports.limits.storyWindowHours * 60);
  const toBrief = await ports.store.stories.repair(
    { language, workspace, since },
    (live, suspects) => repairStories({ index: indexOf(live), suspects, since }),
    now,
  );
  if (toBrief.length > 0) ports.log.info('stories-repaired', { language, stories: toBrief });
  return toBrief.map((storyId): Job => ({ step: 'brief-story', key: `brief-story/${storyId}`, storyId }));
}

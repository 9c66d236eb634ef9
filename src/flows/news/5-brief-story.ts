import { makeBriefing } from '../../core/briefing/make-briefing.ts';
import { findCopies } from '../../core/story/find-copy.ts';
import type { Job } from '../../model/job.ts';
import type { NewsPorts } from './news-ports.ts';

const ARTICLES_AT_MOST = 40; // more articles of one event add outlets, not facts

/** A story becomes its next briefing if there is something new to say, and each channel that follows it is owed a post. */
export async function briefStory(
  job: Extract<Job, { step: 'brief-story' }>,
  ports: NewsPorts,
): Promise<readonly Job[]> {
  const { stories } = ports.store;
  const opened = await stories.open(job.storyId, ARTICLES_AT_MOST);
  if (!opened) return [];
  const { story } = opened;
  const now = ports.clock.now();
  const previous = await stories.briefing(story.id);
  const copies = findCopies(opened.articles);
  const briefing = makeBriefing({ ...opened, copies, previous, madeAt: now, limits: ports.limits });
  if (!briefing) {
    await stories.markBriefed(story.id, now);
    return [];
  }
  const deliveryIds = await stories.saveBriefing(briefing, now);
  ports.log.info('story-briefed', {
    storyId: story.id,
    revision: briefing.revision,
    bullets: briefing.bullets.length,
    deliveries: deliveryIds.length,
  });
  return deliveryIds.map((deliveryId): Job => ({ step: 'deliver', key: `deliver/${deliveryId}`, deliveryId }));
}

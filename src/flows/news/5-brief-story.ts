import { findCorrections } from '../../core/briefing/find-corrections.ts';
import { makeBriefing } from '../../core/briefing/make-briefing.ts';
import { settleBullets } from '../../core/briefing/settle-bullets.ts';
import { chooseTitle } from '../../core/story/choose-title.ts';
import { findCopies } from '../../core/story/find-copy.ts';
import type { Correction, DraftBullet } from '../../model/briefing.ts';
import { Failure } from '../../model/failure.ts';
import type { Job } from '../../model/job.ts';
import type { Instant } from '../../model/time.ts';
import type { SummaryTask } from '../../ports/summariser.ts';
import type { NewsPorts } from './news-ports.ts';

const ARTICLES_AT_MOST = 40; // more articles of one event add outlets, not facts

/**
 * A story becomes its next briefing if there is something new to say, and each channel that follows it is owed a post;
 * a channel that read what an article took back since is owed a note.
 */
export async function briefStory(
  job: Extract<Job, { step: 'brief-story' }>,
  ports: NewsPorts,
  signal: AbortSignal,
): Promise<readonly Job[]> {
  const { stories } = ports.store;
  const opened = await stories.open(job.storyId, ARTICLES_AT_MOST);
  if (!opened) return [];
  const { articles, statements } = opened;
  const now = ports.clock.now();
  const copies = findCopies(articles);
  const story = { ...opened.story, title: chooseTitle(articles, opened.story.title, copies) };
  const { bulletsAtMost, bulletCharacters, statementConfidence } = ports.limits;
  const task = { articles, copies, language: story.language, bulletsAtMost, bulletCharacters };
  const { bullets, refused } = settleBullets(await draft(task, ports, signal), task);
  for (const { text, why } of refused) ports.log.warn('bullet-refused', { storyId: story.id, text, why });
  const previous = await stories.briefing(story.id);
  const corrections = previous ? await findTakenBack(story.id, ports, now) : [];
  const found = { story, articles, bullets, statements, copies, corrections, previous };
  const briefing = makeBriefing({ ...found, statementConfidence, madeAt: now });
  if (!briefing) {
    await stories.markBriefed(story.id, now);
    return [];
  }
  const deliveryIds = await stories.saveBriefing(briefing, now, corrections);
  ports.log.info('story-briefed', {
    storyId: story.id,
    revision: briefing.revision,
    bullets: briefing.bullets.length,
    corrections: corrections.length,
    deliveries: deliveryIds.length,
  });
  return deliveryIds.map((deliveryId): Job => ({ step: 'deliver', key: `deliver/${deliveryId}`, deliveryId }));
}

/** Null when the summariser cannot be had: a briefing in the articles' own words is better than none. */
async function draft(
  task: SummaryTask,
  { summariser, log }: NewsPorts,
  signal: AbortSignal,
): Promise<readonly DraftBullet[] | null> {
  try {
    return await summariser.summarise(task, signal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.warn('summariser-down', { summariser: summariser.name, words: error.words });
    return null;
  }
}

async function findTakenBack(storyId: string, ports: NewsPorts, now: Instant): Promise<readonly Correction[]> {
  const taken = await ports.store.stories.takenBack(storyId);
  return taken ? findCorrections({ ...taken, noticedAt: now }) : [];
}

import { addMinutes } from '../../core/schedule/add-minutes.ts';
import { joinStory } from '../../core/story/join-story.ts';
import type { Job } from '../../model/job.ts';
import { indexOf } from './live-stories.ts';
import type { NewsPorts } from './news-ports.ts';

/** An article joins the story of its event, or begins one. */
export async function joinStoryStep(
  job: Extract<Job, { step: 'join-story' }>,
  ports: NewsPorts,
): Promise<readonly Job[]> {
  const article = await ports.store.news.article(job.articleId);
  if (!article) return [];
  const since = addMinutes(article.published, -ports.limits.storyWindowHours * 60);
  // The article's id makes the story's: a second run that begins the story again begins the same one.
  const newStoryId = `s-${article.id}`;
  const storyId = await ports.store.stories.join(
    article,
    since,
    (live) => joinStory({ article, newStoryId, since }, indexOf(live)),
    ports.clock.now(),
  );
  const afterMs = ports.limits.briefingWaitSeconds * 1000;
  return [{ step: 'brief-story', key: `brief-story/${storyId}`, storyId, afterMs }];
}

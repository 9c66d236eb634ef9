import { addMinutes } from '../../../../core/schedule/add-minutes.ts';
import type { BriefingContent } from '../../../../model/briefing.ts';
import type { Topic } from '../../../../model/topic.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { storyCard } from '../parts/story.ts';
import { moment } from '../parts/times.ts';

const TOPICS_AT_MOST = 20;
const STORIES_A_TOPIC = 4;

const SPANS = [
  { id: '24h', name: '24 hours', minutes: 24 * 60 },
  { id: '3d', name: '3 days', minutes: 3 * 24 * 60 },
  { id: '7d', name: '7 days', minutes: 7 * 24 * 60 },
] as const;

/** The newest stories by topic. */
export async function todayPage(view: View): Promise<Page> {
  const span = SPANS.find(({ id }) => id === view.query.get('since')) ?? SPANS[0];
  const since = addMinutes(view.now, -span.minutes);
  const { workspace } = view;
  const busy = (await view.archive.topics({ workspace, since })).filter(({ stories }) => stories > 0);
  const sections = await Promise.all(
    busy.slice(0, TOPICS_AT_MOST).map(async ({ topic }) => ({
      topic,
      ...(await view.reads.briefings({ workspace, topicId: topic.id, since, atMost: STORIES_A_TOPIC, skip: 0 })),
    })),
  );
  const shown = eachOnce(sections);
  return {
    title: 'Today',
    section: 'today',
    live: {},
    main: html`<div class="titled"><h1>Today</h1>${spanLinks(span.id)}</div>
${shown.length === 0 ? nothingYet(view, since) : NOTHING}
${shown.map((section) => topicSection(section, view))}
${busy.length > TOPICS_AT_MOST ? html`<p class="more"><a href="/topics">All ${busy.length} topics with news</a></p>` : NOTHING}`,
  };
}

type TopicNews = { readonly topic: Topic; readonly found: readonly BriefingContent[]; readonly total: number };

/** A story of several topics under the busiest of them; a topic whose newest stories all stand above is left out. */
function eachOnce(sections: readonly TopicNews[]): readonly TopicNews[] {
  const seen = new Set<string>();
  return sections.flatMap((section) => {
    const found = section.found.filter(({ briefing }) => !seen.has(briefing.storyId));
    for (const { briefing } of found) seen.add(briefing.storyId);
    return found.length === 0 ? [] : [{ ...section, found }];
  });
}

function spanLinks(chosen: string): Html {
  return html`<nav class="spans" aria-label="How far back">${SPANS.map(({ id, name }) => html`<a href="/?since=${id}"${id === chosen ? html` aria-current="true"` : NOTHING}>${name}</a>`)}</nav>`;
}

function topicSection({ topic, found, total }: TopicNews, view: View): Html {
  const [first, ...others] = found;
  const left = total - STORIES_A_TOPIC;
  return html`<section class="topic" aria-labelledby="topic-${topic.id}">
<h2 id="topic-${topic.id}"><a href="/topics/${topic.id}">${topic.name}</a></h2>
${first ? storyCard(first, view, { bullets: 5, quotes: 2 }) : NOTHING}
<div class="others">${others.map((story) => storyCard(story, view, { bullets: 2, quotes: 1 }))}</div>
${left > 0 ? html`<p class="more"><a href="/topics/${topic.id}?view=stories">${left} more</a></p>` : NOTHING}
</section>`;
}

const nothingYet = ({ timezone }: View, since: string): Html => html`<div class="empty">
<p>No story on the topics followed here has come in since ${moment(since, timezone)}.</p>
<p>Stories appear as sources publish them; <a href="/sources">Sources</a> shows whether they answer, <a href="/topics">Topics</a> what is followed.</p>
</div>`;

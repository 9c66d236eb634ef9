import { addMinutes } from '../../../../core/schedule/add-minutes.ts';
import type { BriefingContent } from '../../../../model/briefing.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { storyCard } from '../parts/story.ts';
import { moment } from '../parts/times.ts';

const STORIES_AT_MOST = 60;
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
  const [topics, { found }] = await Promise.all([
    view.reads.topics(workspace),
    view.reads.briefings({ workspace, topicId: null, since, atMost: STORIES_AT_MOST, skip: 0 }),
  ]);
  const byTopic = Map.groupBy(
    found,
    ({ briefing }) => topics.find(({ id }) => briefing.topicIds.includes(id))?.id ?? '',
  );
  const sections = topics.filter(({ id }) => byTopic.has(id));
  return {
    title: 'Today',
    section: 'today',
    live: {},
    main: html`<div class="titled"><h1>Today</h1>${spanLinks(span.id)}</div>
${sections.length === 0 ? nothingYet(view, since) : NOTHING}
${sections.map(({ id, name }) => topicSection({ id, name }, byTopic.get(id) ?? [], view))}`,
  };
}

function spanLinks(chosen: string): Html {
  return html`<nav class="spans" aria-label="How far back">${SPANS.map(({ id, name }) => html`<a href="/?since=${id}"${id === chosen ? html` aria-current="true"` : NOTHING}>${name}</a>`)}</nav>`;
}

function topicSection(
  topic: { readonly id: string; readonly name: string },
  stories: readonly BriefingContent[],
  view: View,
): Html {
  const [first, ...others] = stories.slice(0, STORIES_A_TOPIC);
  const left = stories.length - STORIES_A_TOPIC;
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

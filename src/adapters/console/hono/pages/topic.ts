import { count } from '../../../../core/reply/lines.ts';
import { A_PAGE, POSITIONS_EACH } from '../../../../core/reply/page-sizes.ts';
import { timelineBlock } from '../../../../core/reply/write-timeline.ts';
import type { Topic } from '../../../../model/topic.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { changeCard } from '../parts/change.ts';
import { type Filters, filterForm, readFiltersFor } from '../parts/filters.ts';
import { notFound } from '../parts/not-found.ts';
import { pager } from '../parts/pager.ts';
import { positionsTable } from '../parts/positions.ts';
import { quote } from '../parts/quote.ts';
import { timelinePicture } from '../parts/reply.ts';
import { storyCard } from '../parts/story.ts';

const VIEWS = [
  { id: 'positions', name: 'Positions' },
  { id: 'changes', name: 'Changes' },
  { id: 'timeline', name: 'Timeline' },
  { id: 'stories', name: 'Stories' },
  { id: 'statements', name: 'Statements' },
] as const;

type ViewId = (typeof VIEWS)[number]['id'];

/** One topic: who stands where, what changed, the chart, its stories, all that was said. */
export async function topicPage(view: View): Promise<Page> {
  const topic = (await view.reads.topics(view.workspace)).find(({ id }) => id === view.of.topicId);
  if (!topic) return notFound('topic', 'Topics shows those that are followed.');
  const shown = VIEWS.find(({ id }) => id === view.query.get('view'))?.id ?? 'positions';
  const filters = await readFiltersFor(view, topic);
  return {
    title: topic.name,
    section: 'topics',
    live: { topicId: topic.id },
    alternates: [
      { type: 'application/atom+xml', title: `${topic.name}: briefings`, href: `/topics/${topic.id}/briefings.atom` },
      {
        type: 'application/atom+xml',
        title: `${topic.name}: changes of position`,
        href: `/topics/${topic.id}/changes.atom`,
      },
    ],
    main: html`<div class="titled"><h1>${topic.name}</h1></div>
<nav class="tabs" aria-label="Views of this topic">${VIEWS.map(({ id, name }) => html`<a href="${filters.href({ view: id === 'positions' ? undefined : id, page: undefined })}"${id === shown ? html` aria-current="page"` : NOTHING}>${name}</a>`)}</nav>
${filterForm(view, topic, filters, shown)}
<h2 class="unseen">${VIEWS.find(({ id }) => id === shown)?.name ?? ''}</h2>
${await VIEW_OF[shown](view, topic, filters)}`,
    aside: aboutTopic(topic),
  };
}

const VIEW_OF: Readonly<Record<ViewId, (view: View, topic: Topic, filters: Filters) => Promise<Html>>> = {
  positions: (view, topic, filters) => positions(view, topic, filters),
  changes,
  timeline,
  stories,
  statements,
};

async function positions(view: View, topic: Topic, filters: Filters): Promise<Html> {
  const found = await view.reads.positions({
    workspace: view.workspace,
    topicId: topic.id,
    speakerId: filters.personId,
    since: filters.since,
    changedOnly: false,
    only: filters.only,
    speakersAtMost: A_PAGE.speakers,
    eachAtMost: POSITIONS_EACH.now,
    skip: (filters.page - 1) * A_PAGE.speakers,
  });
  if (found.speakers.length === 0)
    return nothing(
      'No statement with a position is on record for this choice. That does not mean that nobody holds one.',
    );
  return html`<p class="small">${count(found.speakersTotal, 'speaker')} · on the whole topic in this time ${count(found.statements, 'statement')} in ${count(found.articles, 'article')} of ${count(found.outlets, 'outlet')}</p>
${positionsTable(found.speakers, topic, view.timezone)}
${pager(filters, found.speakersTotal, A_PAGE.speakers)}`;
}

async function changes(view: View, topic: Topic, filters: Filters): Promise<Html> {
  const atMost = 20;
  const { found, total } = await view.archive.changes({
    workspace: view.workspace,
    topicId: topic.id,
    speakerId: filters.personId,
    since: filters.since,
    atMost,
    skip: (filters.page - 1) * atMost,
  });
  if (found.length === 0) return nothing('No change of position is on record for this choice.');
  return html`<p class="lead">Two statements of one speaker that do not say the same. Judge by their words.</p>${found.map((change) => changeCard(change, [topic], view.timezone))}${pager(filters, total, atMost)}`;
}

async function timeline(view: View, topic: Topic, filters: Filters): Promise<Html> {
  const { speakers, speakersTotal } = await view.reads.positions({
    workspace: view.workspace,
    topicId: topic.id,
    speakerId: filters.personId,
    since: filters.since,
    changedOnly: false,
    only: filters.only,
    speakersAtMost: A_PAGE.speakers,
    eachAtMost: POSITIONS_EACH.timeline,
    skip: (filters.page - 1) * A_PAGE.speakers,
  });
  const block = timelineBlock(speakers, { topic, timezone: view.timezone, eachAtMost: POSITIONS_EACH.timeline });
  if (block === null) return nothing('No statement with a position is on record for this choice.');
  return html`${await timelinePicture(block, view)}<details><summary>The same in words</summary>${positionsTable(speakers, topic, view.timezone)}</details>${pager(filters, speakersTotal, A_PAGE.speakers)}`;
}

async function stories(view: View, topic: Topic, filters: Filters): Promise<Html> {
  const atMost = 10;
  const { found, total } = await view.reads.briefings({
    workspace: view.workspace,
    topicId: topic.id,
    since: filters.since,
    atMost,
    skip: (filters.page - 1) * atMost,
  });
  if (found.length === 0) return nothing('No story on this topic is on record for this time.');
  return html`${found.map((story) => storyCard(story, view, { bullets: 3, quotes: 1 }))}${pager(filters, total, atMost)}`;
}

async function statements(view: View, topic: Topic, filters: Filters): Promise<Html> {
  const atMost = 20;
  const { found, total } = await view.reads.statements({
    workspace: view.workspace,
    speakerId: filters.personId,
    topicId: topic.id,
    words: null,
    kinds: ['direct', 'mixed', 'indirect'],
    since: filters.since,
    ...(filters.only.until === undefined ? {} : { until: filters.only.until }),
    ...(filters.only.outlet === undefined ? {} : { outlet: filters.only.outlet }),
    atMost,
    skip: (filters.page - 1) * atMost,
  });
  if (found.length === 0) return nothing('No statement is on record for this choice.');
  return html`${found.map((statement) => quote(statement, view.timezone))}${pager(filters, total, atMost)}`;
}

const nothing = (words: string): Html =>
  html`<div class="empty"><p>${words}</p><p>A longer time or fewer filters may bring some.</p></div>`;

function aboutTopic(topic: Topic): Html {
  const phrases = topic.any.slice(0, 12);
  return html`<section class="panel"><h2>Propositions</h2>${topic.propositions.length === 0 ? html`<p class="small">None: this topic has stories and statements, but no positions.</p>` : html`<ul class="plain">${topic.propositions.map(({ text }) => html`<li>“${text}”</li>`)}</ul>`}</section>
<section class="panel"><h2>Found by</h2><p class="small">${phrases.join(', ')}${topic.any.length > phrases.length ? ` and ${topic.any.length - phrases.length} more` : ''}</p></section>
<section class="panel"><h2>Take it elsewhere</h2><ul class="plain small"><li><a href="/topics/${topic.id}/briefings.atom">Briefings as Atom</a>, <a href="/topics/${topic.id}/briefings.rss">RSS</a>, <a href="/topics/${topic.id}/briefings.json">JSON Feed</a></li><li><a href="/topics/${topic.id}/changes.atom">Changes as Atom</a>, <a href="/topics/${topic.id}/changes.rss">RSS</a>, <a href="/topics/${topic.id}/changes.json">JSON Feed</a></li><li><a href="/topics/${topic.id}/statements.csv">Statements as CSV</a>, <a href="/topics/${topic.id}/statements.md">Markdown</a></li></ul></section>`;
}

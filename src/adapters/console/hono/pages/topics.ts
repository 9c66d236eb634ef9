import { count } from '../../../../core/reply/lines.ts';
import { addMinutes } from '../../../../core/schedule/add-minutes.ts';
import { html, type Page, type View } from '../page.ts';
import { moment } from '../parts/times.ts';

const DAYS = 7;

/** All topics that are followed, with what the last week brought. */
export async function topicsPage(view: View): Promise<Page> {
  const { workspace, now, timezone } = view;
  const topics = await view.archive.topics({ workspace, since: addMinutes(now, -DAYS * 24 * 60) });
  return {
    title: 'Topics',
    section: 'topics',
    live: {},
    main: html`<h1>Topics</h1><p class="lead">What is followed here, and what the last ${DAYS} days brought.</p>
<ul class="cards">${topics.map(
      ({
        topic,
        stories,
        statements,
        changes,
        newestAt,
      }) => html`<li class="panel"><h2><a href="/topics/${topic.id}">${topic.name}</a></h2>
<p class="meta">${count(stories, 'story')} · ${count(statements, 'statement')} · ${changes === 0 ? 'no change of position' : html`<a href="/topics/${topic.id}?view=changes">${count(changes, 'change')} of position</a>`}</p>
<p class="small">${newestAt === null ? 'No story yet.' : html`Newest story ${moment(newestAt, timezone)}`}</p></li>`,
    )}</ul>
${topics.length === 0 ? html`<div class="empty"><p>No topic is followed. Topics stand in <code>config/topics.yaml</code>, or are made with <code>/subscribe</code> in a channel.</p></div>` : ''}`,
  };
}

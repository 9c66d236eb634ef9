import { cleanText } from '../../../../core/reply/clean-text.ts';
import { count } from '../../../../core/reply/lines.ts';
import { html, NOTHING, type Page, type View } from '../page.ts';
import { readFiltersFor } from '../parts/filters.ts';
import { pager } from '../parts/pager.ts';
import { moment } from '../parts/times.ts';

const EACH = 50;

/** Who has spoken on the topics that are followed, who spoke last first. */
export async function peoplePage(view: View): Promise<Page> {
  const filters = await readFiltersFor(view, null);
  const topics = await view.reads.topics(view.workspace);
  const chosen = topics.find(({ id }) => id === view.query.get('topic'))?.id ?? null;
  const { found, total } = await view.archive.speakers({
    workspace: view.workspace,
    topicId: chosen,
    atMost: EACH,
    skip: (filters.page - 1) * EACH,
  });
  return {
    title: 'People',
    section: 'people',
    main: html`<h1>People</h1><p class="lead">People and bodies who took a position on a topic followed here: ${count(total, 'name')}.</p>
<form class="filters" method="get" action="/people"><label>Topic <select name="topic"><option value="">all topics</option>${topics.map(({ id, name }) => html`<option value="${id}"${id === chosen ? html` selected` : NOTHING}>${name}</option>`)}</select></label><button>Show</button></form>
<div class="scroll" tabindex="0" role="region" aria-label="People"><table><thead><tr><th scope="col">Name</th><th scope="col">Topics</th><th scope="col">Statements</th><th scope="col">Last</th></tr></thead><tbody>${found.map(
      ({ personId, name, role, statements, topicIds, lastSaid }) =>
        html`<tr><th scope="row"><a class="who" href="/people/${personId}">${cleanText(name)}</a>${role === null ? NOTHING : html`<br><span class="small">${cleanText(role)}</span>`}</th><td>${topics.filter(({ id }) => topicIds.includes(id)).map(({ id, name: topic }, index) => html`${index > 0 ? ', ' : ''}<a href="/topics/${id}?who=${personId}">${topic}</a>`)}</td><td>${statements}</td><td>${moment(lastSaid, view.timezone)}</td></tr>`,
    )}</tbody></table></div>${pager(filters, total, EACH)}`,
  };
}

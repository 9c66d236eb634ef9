import { endpoints, QUERY } from '../api/endpoints.ts';
import { API_AT } from '../api/open-api.ts';
import { html, type Page, type View } from '../page.ts';

/** What programs can read here: feeds, files, and the API. */
export async function apiPage(view: View): Promise<Page> {
  const topics = await view.reads.topics(view.workspace);
  return {
    title: 'API and feeds',
    section: null,
    main: html`<h1>API and feeds</h1><p class="lead">For feed readers, spreadsheets and programs. Where one signs in here, programs send <code>Authorization: Bearer …</code> with the token of <code>web.token</code>.</p>
<section aria-labelledby="feeds"><h2 id="feeds">Feeds and files</h2><div class="scroll" tabindex="0" role="region" aria-label="Table of feeds and files"><table><thead><tr><th scope="col">Topic</th><th scope="col">Briefings</th><th scope="col">Changes of position</th><th scope="col">Statements</th></tr></thead><tbody>${topics.map(({ id, name }) => html`<tr><th scope="row">${name}</th>${['briefings', 'changes'].map((what) => html`<td class="forms">${['atom', 'rss', 'json'].map((form) => html`<a href="/topics/${id}/${what}.${form}">${form}</a> `)}</td>`)}<td class="forms">${['csv', 'json', 'md'].map((form) => html`<a href="/topics/${id}/statements.${form}">${form}</a> `)}</td></tr>`)}</tbody></table></div></section>
<section aria-labelledby="api"><h2 id="api">API</h2><p>Described by <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p><dl class="commands">${endpoints.map(({ path, summary, query }) => html`<dt><code>GET ${API_AT}${path}</code></dt><dd>${summary}.${query.length === 0 ? '' : html` <span class="small">${query.map((name, index) => html`${index > 0 ? '; ' : ''}<code>${name}</code> ${QUERY[name]}`)}</span>`}</dd>`)}</dl></section>`,
  };
}

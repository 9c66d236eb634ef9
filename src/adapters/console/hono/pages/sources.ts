import { cleanText } from '../../../../core/reply/clean-text.ts';
import { count } from '../../../../core/reply/lines.ts';
import { safeAddress, safeWords } from '../../../../core/reply/safe-address.ts';
import { type SourceHealth, sourceHealth } from '../../../../core/reply/source-health.ts';
import type { DeskStatus } from '../../../../ports/reads.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { moment } from '../parts/times.ts';

/** Where the news comes from, and whether it still does. */
export async function sourcesPage(view: View): Promise<Page> {
  const { feeds, counts } = await view.reads.desk({ ...view.channel, workspace: view.workspace });
  const withHealth = feeds.map((feed) => ({ feed, health: sourceHealth(feed.state, view.now) }));
  const byHealth = Map.groupBy(withHealth, ({ health }) => health);
  return {
    title: 'Sources',
    section: 'sources',
    main: html`<h1>Sources</h1>
<p class="lead">${count(feeds.length, 'source')}: ${counts.items.toLocaleString('en')} items, ${counts.articles.toLocaleString('en')} articles, ${counts.statements.toLocaleString('en')} statements, ${counts.stories.toLocaleString('en')} stories.</p>
<p class="actions">${ORDER.filter((health) => byHealth.has(health)).map((health) => html`<span class="badge ${LOOKS[health].look}">${byHealth.get(health)?.length ?? 0} ${LOOKS[health].name}</span>`)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Sources"><table><thead><tr><th scope="col">Outlet</th><th scope="col">Health</th><th scope="col">Newest item</th><th scope="col">Next look</th></tr></thead><tbody>${ORDER.flatMap((health) => byHealth.get(health) ?? []).map(({ feed, health }) => row(feed, health, view))}</tbody></table></div>`,
    aside: view.visitor.mayManage ? manage(view) : NOTHING,
  };
}

const LOOKS: Readonly<Record<SourceHealth, { readonly name: string; readonly look: string }>> = {
  failing: { name: 'failing', look: 'bad' },
  gone: { name: 'gone', look: 'bad' },
  held: { name: 'held back', look: 'wait' },
  paused: { name: 'paused', look: 'wait' },
  quiet: { name: 'quiet', look: 'wait' },
  new: { name: 'not asked yet', look: 'wait' },
  well: { name: 'well', look: 'good' },
};

/** What needs somebody first. */
const ORDER = Object.keys(LOOKS) as SourceHealth[]; // LOOKS has exactly these keys

function row(feed: DeskStatus['feeds'][number], health: SourceHealth, { timezone, visitor }: View): Html {
  const { state } = feed;
  return html`<tr><th scope="row">${cleanText(feed.outlet)}<br><span class="small">${safeAddress(state.movedUrl ?? feed.url)}</span></th>
<td><span class="badge ${LOOKS[health].look}">${LOOKS[health].name}</span>${state.lastError === null ? NOTHING : html`<br><span class="small">${cleanText(safeWords(state.lastError))}${state.failingSince === null ? NOTHING : html` Since ${moment(state.failingSince, timezone)}.`}</span>`}</td>
<td>${state.newestItemAt === null ? '–' : moment(state.newestItemAt, timezone)}</td><td>${state.status === 'active' ? moment(state.nextPollAt, timezone) : '–'}${feed.workspace !== null && visitor.mayManage ? html`<form method="post" action="/ask"><input type="hidden" name="token" value="${visitor.token}"><input type="hidden" name="r" value="newsdesk?area=sources&amp;what=remove+"><input type="hidden" name="o.what" value="${feed.id}"><button class="plain">Remove</button></form>` : NOTHING}</td></tr>`;
}

function manage({ visitor }: View): Html {
  return html`<section class="panel"><h2>Add a source</h2><form method="post" action="/ask" class="stack"><input type="hidden" name="token" value="${visitor.token}"><input type="hidden" name="r" value="newsdesk?area=sources&amp;what=add+"><label>Address of a feed or a page <input type="text" inputmode="url" name="o.what" placeholder="example.org/feed" required></label><button>Look at it</button><p class="small">A feed is read and its newest items are shown; of a page the feeds it offers are shown.</p></form></section>
<section class="panel"><h2>Many at once</h2><p><a href="/sources.opml">Export as OPML</a></p><form method="post" action="/sources.opml" enctype="multipart/form-data" class="stack"><input type="hidden" name="token" value="${visitor.token}"><label>Import an OPML file <input type="file" name="file" accept=".opml,.xml,text/xml" required></label><button class="quiet">Import</button></form></section>`;
}

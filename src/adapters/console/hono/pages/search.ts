import { count } from '../../../../core/reply/lines.ts';
import type { StatementKind } from '../../../../model/statement.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { readFiltersFor } from '../parts/filters.ts';
import { pager } from '../parts/pager.ts';
import { quote } from '../parts/quote.ts';

const EACH = 20;
const LONGEST_WORDS = 200; // characters: a sentence

const KINDS: readonly { readonly id: string; readonly name: string; readonly kinds: readonly StatementKind[] }[] = [
  { id: 'all', name: 'all statements', kinds: ['direct', 'mixed', 'indirect'] },
  { id: 'quoted', name: 'quoted words only', kinds: ['direct', 'mixed'] },
  { id: 'reported', name: 'reported only', kinds: ['indirect'] },
];

/** Statements by their words, who said them, when, where. */
export async function searchPage(view: View): Promise<Page> {
  const filters = await readFiltersFor(view, null);
  const words = (view.query.get('words') ?? '').trim().slice(0, LONGEST_WORDS);
  const topics = await view.reads.topics(view.workspace);
  const topicId = topics.find(({ id }) => id === view.query.get('topic'))?.id ?? null;
  const kind = KINDS.find(({ id }) => id === view.query.get('kind')) ?? KINDS[0];
  const isAsked = words !== '' || filters.personId !== null || topicId !== null || filters.only.outlet !== undefined;
  const result =
    isAsked && filters.mistake === null
      ? await view.reads.statements({
          workspace: view.workspace,
          speakerId: filters.personId,
          topicId,
          words: words === '' ? null : words,
          kinds: kind?.kinds ?? [],
          since: filters.since,
          ...(filters.only.until === undefined ? {} : { until: filters.only.until }),
          ...(filters.only.outlet === undefined ? {} : { outlet: filters.only.outlet }),
          atMost: EACH,
          skip: (filters.page - 1) * EACH,
        })
      : null;
  return {
    title: words === '' ? 'Search' : `Search: ${words}`,
    section: 'search',
    main: html`<h1>Search statements</h1>
${filters.mistake === null ? NOTHING : html`<p class="notice bad" role="alert">${filters.mistake}</p>`}
${form(view, { words, topics, topicId, kind: kind?.id ?? 'all' })}
${result === null ? html`<p class="lead">Words in their order, as somebody said them; who; when; in which outlet.</p>` : html`<p class="small" role="status">${result.total >= 1000 ? 'More than 1,000 statements' : count(result.total, 'statement')}</p>${result.found.map((one) => quote(one, view.timezone))}${result.found.length === 0 ? empty : NOTHING}${pager(filters, result.total, EACH)}`}`,
  };
}

const empty: Html = html`<div class="empty"><p>Nothing on record has these words. That does not mean that nobody said them: try fewer words, or a longer time.</p></div>`;

function form(
  view: View,
  of: {
    readonly words: string;
    readonly topics: readonly { readonly id: string; readonly name: string }[];
    readonly topicId: string | null;
    readonly kind: string;
  },
): Html {
  const value = (name: string) => view.query.get(name) ?? '';
  const since = value('since') || '30d';
  return html`<form class="filters" method="get" action="/search" role="search" aria-label="Statements">
<label>Words <input type="text" name="words" value="${of.words}" maxlength="${LONGEST_WORDS}"></label>
<label>Who <input type="text" name="who" value="${value('who')}" placeholder="anybody" data-complete="person" autocomplete="off"></label>
<label>Topic <select name="topic"><option value="">any</option>${of.topics.map(({ id, name }) => html`<option value="${id}"${id === of.topicId ? html` selected` : NOTHING}>${name}</option>`)}</select></label>
<label>Outlet <input type="text" name="outlet" value="${value('outlet')}" placeholder="any"></label>
<label>Since <input type="text" name="since" value="${since}" size="8" title="24h, 7d, 3 months, or a date"></label>
<label>Until <input type="date" name="until" value="${value('until')}"></label>
<label>Form <select name="kind">${KINDS.map(({ id, name }) => html`<option value="${id}"${id === of.kind ? html` selected` : NOTHING}>${name}</option>`)}</select></label>
<button>Search</button></form>`;
}

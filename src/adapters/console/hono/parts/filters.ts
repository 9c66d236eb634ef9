import { findPerson } from '../../../../core/request/find-named.ts';
import { readSince } from '../../../../core/request/read-since.ts';
import { Failure } from '../../../../model/failure.ts';
import type { Instant } from '../../../../model/time.ts';
import type { Topic } from '../../../../model/topic.ts';
import type { PositionFilter } from '../../../../ports/reads.ts';
import { type Html, html, NOTHING, type View } from '../page.ts';

/** What narrows a list, as its address says it. `mistake` is what of it could not be understood. */
export type Filters = {
  readonly personId: string | null;
  readonly since: Instant;
  readonly only: PositionFilter;
  readonly page: number;
  readonly mistake: string | null;
  /** The address with some of it changed; undefined takes a part away. */
  href(change: Readonly<Record<string, string | undefined>>): string;
};

const PERIODS = [
  { since: '24h', name: '24 hours' },
  { since: '7d', name: '7 days' },
  { since: '30d', name: '30 days' },
  { since: '365d', name: 'a year' },
] as const;

/** Reads who, outlet, proposition, since, until and page of a page's address. */
export async function readFiltersFor(view: View, topic: Topic | null): Promise<Filters> {
  return { ...readFilters(view, topic), ...(await personOf(view)) };
}

function readFilters(view: View, topic: Topic | null): Filters {
  const { query } = view;
  const given = (name: string) => query.get(name)?.trim() || undefined;
  const mistakes: string[] = [];
  const moment = (words: string, fallback: Instant): Instant => {
    try {
      return readSince(words, view);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      mistakes.push(error.words);
      return fallback;
    }
  };
  const since = moment(given('since') ?? '30d', readSince('30d', view));
  const until = given('until');
  const page = Number(given('page') ?? 1);
  return {
    personId: given('who') ?? null,
    since,
    only: {
      outlet: given('outlet'),
      propositionId: topic?.propositions.find(({ id }) => id === given('on'))?.id,
      until: until === undefined ? undefined : moment(until, view.now),
    },
    page: Number.isInteger(page) && page > 0 ? Math.min(page, 500) : 1,
    mistake: mistakes[0] ?? null,
    href(change) {
      const next = new URLSearchParams(query);
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      }
      const asked = next.toString();
      return asked === '' ? view.path : `${view.path}?${asked}`;
    },
  };
}

/** Who is meant, by id or name. */
async function personOf(view: View): Promise<Pick<Filters, 'personId'> & Partial<Pick<Filters, 'mistake'>>> {
  const words = view.query.get('who')?.trim();
  if (!words) return { personId: null };
  try {
    return { personId: findPerson(words, await view.reads.people()).id };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { personId: null, mistake: error.words };
  }
}

/** The form that sets them. It keeps the view that is shown. */
export function filterForm(view: View, topic: Topic | null, filters: Filters, shown: string): Html {
  const { query } = view;
  const value = (name: string) => query.get(name) ?? '';
  const since = value('since') || '30d';
  const periods = PERIODS.some((period) => period.since === since) ? PERIODS : [...PERIODS, { since, name: since }];
  return html`${filters.mistake === null ? NOTHING : html`<p class="notice bad" role="alert">${filters.mistake}</p>`}
<form class="filters" method="get" action="${view.path}">${shown === 'positions' ? NOTHING : html`<input type="hidden" name="view" value="${shown}">`}
<label>Since <select name="since">${periods.map((period) => html`<option value="${period.since}"${period.since === since ? html` selected` : NOTHING}>${period.name}</option>`)}</select></label>
<label>Until <input type="date" name="until" value="${value('until')}"></label>
<label>Person <input type="text" name="who" value="${value('who')}" placeholder="anybody" data-complete="person" autocomplete="off"></label>
<label>Outlet <input type="text" name="outlet" value="${value('outlet')}" placeholder="any"></label>
${
  topic === null || topic.propositions.length < 2
    ? NOTHING
    : html`<label>On <select name="on"><option value="">any proposition</option>${topic.propositions.map(({ id, about }) => html`<option value="${id}"${id === value('on') ? html` selected` : NOTHING}>${about}</option>`)}</select></label>`
}
<button>Show</button></form>`;
}

import { type Html, html, NOTHING } from '../page.ts';

/** What knows the address of another page of the same list. */
export type Paging = { readonly page: number; href(change: { readonly page: string | undefined }): string };

/** Links to the page before and after; nothing where all is on one. */
export function pager(paging: Paging, total: number, each: number): Html {
  const last = Math.ceil(total / each);
  if (last <= 1) return NOTHING;
  const { page } = paging;
  const to = (number: number, name: string, rel: string) =>
    html`<a class="button quiet" rel="${rel}" href="${paging.href({ page: number === 1 ? undefined : String(number) })}">${name}</a>`;
  return html`<nav class="actions" aria-label="Pages">${page > 1 ? to(page - 1, 'Newer', 'prev') : NOTHING}<span class="small">page ${page} of ${last}</span>${page < last ? to(page + 1, 'Older', 'next') : NOTHING}</nav>`;
}

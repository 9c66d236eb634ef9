import type { Span } from '../../../../model/text.ts';
import { type Html, html } from '../page.ts';

const AROUND = 280; // characters on each side: the sentences before and after

/** Words where they stand in their text, marked, with what stands before and after them. */
export function excerpt(text: string, spans: readonly Span[], around: number = AROUND): Html {
  const sorted = spans
    .filter(({ start, end }) => start < end && end <= text.length)
    .toSorted((a, b) => a.start - b.start);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return html`<p class="small">The text of this revision is no longer kept.</p>`;
  const from = wordStart(text, first.start - around);
  const to = wordEnd(text, last.end + around);
  const pieces = sorted.map(({ start, end }, index) => {
    const before = sorted[index - 1]?.end ?? from;
    return html`${text.slice(Math.max(before, from), start)}<mark>${text.slice(Math.max(start, before), end)}</mark>`;
  });
  return html`<p class="excerpt">${from > 0 ? '… ' : ''}${pieces}${text.slice(last.end, to)}${to < text.length ? ' …' : ''}</p>`;
}

/** The beginning of the first whole word from there on. */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const next = text.slice(at).search(/\s\S/);
  return next < 0 ? at : at + next + 1;
}

/** The end of the last whole word up to there. */
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const last = /\s\S*$/.exec(text.slice(0, at));
  return last ? last.index : at;
}

import { cleanText } from '../../../../core/reply/clean-text.ts';
import { count } from '../../../../core/reply/lines.ts';
import type { Span } from '../../../../model/text.ts';
import type { ArticleInFull } from '../../../../ports/archive.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { outward } from '../parts/line.ts';
import { notFound } from '../parts/not-found.ts';
import { speaker } from '../parts/quote.ts';
import { moment } from '../parts/times.ts';

/** An article as it was read, in any of its revisions, with who said what in it; `at` marks words. */
export async function articlePage(view: View): Promise<Page> {
  const revision = Number(view.query.get('revision'));
  const article = await view.archive.article({
    workspace: view.workspace,
    articleId: view.of.articleId ?? '',
    revision: Number.isInteger(revision) && revision > 0 && revision < 1_000_000 ? revision : null,
  });
  if (!article) return notFound('article', 'Superseded revisions are not kept for ever.');
  const { timezone } = view;
  return {
    title: cleanText(article.title),
    section: null,
    main: html`<p class="small">${outward(article.outlet, article.url)} · ${moment(article.published, timezone)}${article.author === null ? NOTHING : ` · ${cleanText(article.author)}`}</p>
<h1>${cleanText(article.title)}</h1>
${revisionLinks(article)}
<div class="text" lang="${article.language}">${paragraphs(article, readSpan(view.query.get('at')))}</div>`,
    aside: html`<section class="panel"><h2>Said here</h2>${article.statements.length === 0 ? html`<p class="small">No statement was found in this revision.</p>` : html`<ul class="plain">${article.statements.map((statement) => html`<li>${speaker(statement)}: <a href="/statements/${statement.id}">${short(statement.parts.map(({ text }) => text).join(' … '))}</a></li>`)}</ul>`}${article.storyId === null ? NOTHING : html`<p class="more"><a href="/stories/${article.storyId}">The story</a></p>`}</section>`,
  };
}

function revisionLinks({ id, revision, newestRevision }: ArticleInFull): Html {
  if (newestRevision === 1) return NOTHING;
  const all = Array.from({ length: newestRevision }, (_, index) => newestRevision - index);
  return html`<nav class="spans" aria-label="Revisions"><span class="small">Its page changed ${count(newestRevision - 1, 'time')}.</span> ${all.map((number) => html`<a href="/articles/${id}?revision=${number}"${number === revision ? html` aria-current="true"` : NOTHING}>${number === newestRevision ? 'as it stands now' : `revision ${number}`}</a>`)}</nav>`;
}

function readSpan(words: string | null): Span | null {
  const [, start, end] = /^(\d{1,7})-(\d{1,7})$/.exec(words ?? '') ?? [];
  return start === undefined || end === undefined || Number(start) >= Number(end)
    ? null
    : { start: Number(start), end: Number(end) };
}

/** The text, paragraph by paragraph, the asked words marked. */
function paragraphs({ text }: ArticleInFull, asked: Span | null): Html {
  const parts: Html[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const from = match.index;
    const to = from + match[0].length;
    const start = Math.max(from, asked?.start ?? to);
    const end = Math.min(to, asked?.end ?? from);
    if (start >= end) parts.push(html`<p>${match[0]}</p>`);
    else
      parts.push(
        html`<p>${text.slice(from, start)}<mark${start === asked?.start ? html` id="words"` : NOTHING}>${text.slice(start, end)}</mark>${text.slice(end, to)}</p>`,
      );
  }
  return html`${parts}`;
}

const short = (words: string): string => {
  const clean = cleanText(words);
  return clean.length <= 110 ? clean : `${clean.slice(0, clean.lastIndexOf(' ', 105))} …`;
};

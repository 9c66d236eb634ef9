import { cleanText } from '../../../../core/reply/clean-text.ts';
import { count } from '../../../../core/reply/lines.ts';
import { ownSummary } from '../../../../core/reply/write-briefing.ts';
import type { Briefing, Bullet } from '../../../../model/briefing.ts';
import type { StoryInFull } from '../../../../ports/archive.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { button } from '../parts/button.ts';
import { excerpt } from '../parts/excerpt.ts';
import { outward } from '../parts/line.ts';
import { notFound } from '../parts/not-found.ts';
import { quote } from '../parts/quote.ts';
import { moment } from '../parts/times.ts';

/** A story: its bullets with the very sentences that they stand on, who spoke, what changed since, where it was read. */
export async function storyPage(view: View): Promise<Page> {
  const storyId = view.of.storyId ?? '';
  const story = await view.archive.story({ workspace: view.workspace, storyId });
  if (!story)
    return notFound('story', 'It may have been read from a source that is not yours, or the address is mistyped.');
  const { briefing, statements } = story;
  const summary = ownSummary(briefing);
  const topics = (await view.reads.topics(view.workspace)).filter(({ id }) => briefing.topicIds.includes(id));
  return {
    title: cleanText(briefing.title),
    section: null,
    live: { storyId: briefing.storyId },
    main: html`<p class="small">${topics.map(({ id, name }, index) => html`${index > 0 ? ' · ' : ''}<a href="/topics/${id}">${name}</a>`)}</p>
<h1>${cleanText(briefing.title)}</h1>
<p class="meta">${count(briefing.outlets.length, 'outlet')} · ${count(briefing.articles, 'article')} · ${briefing.firstSeen === briefing.lastSeen ? NOTHING : html`first ${moment(briefing.firstSeen, view.timezone)} · `}last ${moment(briefing.lastSeen, view.timezone)}</p>
${summary === null ? NOTHING : html`<p class="lead">${cleanText(summary.text)} <span class="outlets">${outward(summary.source.outlet, summary.source.url)}</span></p>`}
<ul class="bullets sourced">${briefing.bullets.map((bullet) => html`<li>${sourcedBullet(bullet, story, briefing.revision > 1)}</li>`)}</ul>
${corrections(briefing, view)}
${statements.length === 0 ? NOTHING : html`<section aria-labelledby="said"><h2 id="said">Who said what</h2>${statements.map((one) => quote(one, view.timezone))}</section>`}
<div class="actions">${button({ label: 'Report a mistake', request: { command: 'report', options: { story: briefing.storyId } } }, view)}${button({ label: 'All sources', request: { command: 'sources', options: { story: briefing.storyId } } }, view)}</div>
${revisions(story, view)}`,
    aside: html`<section class="panel"><h2>Read in</h2><ol class="plain articles">${story.articles.map((article) => html`<li><a href="/articles/${article.id}">${cleanText(article.title)}</a><br><span class="small">${outward(article.outlet, article.url)} · ${moment(article.published, view.timezone)}${article.revision > 1 ? html` · <a href="/articles/${article.id}">changed ${count(article.revision - 1, 'time')}</a>` : NOTHING}</span></li>`)}</ol></section>`,
  };
}

/** A bullet, and under it each sentence it stands on, marked in its text. */
function sourcedBullet(bullet: Bullet, { texts }: StoryInFull, marksNew: boolean): Html {
  const outlets = [...new Set(bullet.sources.map(({ outlet }) => outlet))];
  return html`${marksNew && bullet.isNew ? html`<span class="badge new">New</span> ` : NOTHING}${cleanText(bullet.text)}
<details><summary class="small">${bullet.verbatim ? '' : 'In our words, after '}${outlets.slice(0, 3).join(', ')}${outlets.length > 3 ? ` and ${outlets.length - 3} more` : ''}</summary>
${bullet.sources.map((source) => html`<div class="source">${excerpt(texts[`${source.articleId}/${source.revision}`] ?? '', [source])}<p class="small">${outward(source.outlet, source.url)} · <a href="/articles/${source.articleId}?revision=${source.revision}&amp;at=${source.start}-${source.end}#words">in the article</a></p></div>`)}
</details>`;
}

function corrections({ corrections: some }: Briefing, { timezone }: View): Html {
  if (some.length === 0) return NOTHING;
  return html`<section class="notice" aria-labelledby="corrected"><h2 id="corrected">Corrected by its source</h2><ul class="plain">${some.map(
    ({ was, now, by, source, noticedAt }) =>
      html`<li>${by === null ? NOTHING : html`${by}: `}<del>${cleanText(was)}</del> ${now === null ? 'is gone' : html`<ins>${cleanText(now)}</ins>`} <span class="small">${outward(source.outlet, source.url)} · noticed ${moment(noticedAt, timezone)}</span></li>`,
  )}</ul></section>`;
}

/** What each revision said that the one before did not, and what it no longer said. */
function revisions({ revisions: all }: StoryInFull, { timezone }: View): Html {
  if (all.length < 2) return NOTHING;
  return html`<section aria-labelledby="revisions"><h2 id="revisions">How it grew</h2><ol class="plain revisions">${all.map(
    (briefing, index) => {
      const before = all[index + 1];
      const { added, gone } = difference(before, briefing);
      return html`<li><h3>Revision ${briefing.revision} <span class="small">${moment(briefing.madeAt, timezone)} · ${count(briefing.articles, 'article')}</span></h3>${
        before === undefined
          ? html`<p class="small">First told.</p>`
          : added.length + gone.length === 0
            ? html`<p class="small">The same bullets from more sources.</p>`
            : html`<ul class="plain">${added.map((text) => html`<li><ins>${text}</ins></li>`)}${gone.map((text) => html`<li><del>${text}</del></li>`)}</ul>`
      }</li>`;
    },
  )}</ol></section>`;
}

function difference(
  before: Briefing | undefined,
  after: Briefing,
): { readonly added: readonly string[]; readonly gone: readonly string[] } {
  const [old, now] = [before?.bullets ?? [], after.bullets].map((bullets) =>
    bullets.map(({ text }) => cleanText(text)),
  );
  return {
    added: (now ?? []).filter((text) => !old?.includes(text)),
    gone: (old ?? []).filter((text) => !now?.includes(text)),
  };
}

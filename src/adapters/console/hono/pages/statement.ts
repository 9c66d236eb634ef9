import { cleanText } from '../../../../core/reply/clean-text.ts';
import { linkToWords, saidWhen } from '../../../../core/reply/lines.ts';
import type { StatementOnRecord } from '../../../../model/mistake.ts';
import { MISTAKES } from '../../../../model/mistake.ts';
import type { Statement } from '../../../../model/statement.ts';
import type { Topic } from '../../../../model/topic.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { excerpt } from '../parts/excerpt.ts';
import { line, outward } from '../parts/line.ts';
import { mistakeNames } from '../parts/mistake-names.ts';
import { notFound } from '../parts/not-found.ts';
import { positionChip } from '../parts/position.ts';
import { speaker, words } from '../parts/quote.ts';
import { moment } from '../parts/times.ts';

/** One statement for good: the words in their text, who, when, where, what stands against it. */
export async function statementPage(view: View): Promise<Page> {
  const { workspace, timezone } = view;
  const id = view.of.statementId ?? '';
  const found = await view.reads.statement({ workspace, id });
  if (!found) return notFound('statement', 'Its article may have taken it back since.');
  const { statement } = found;
  const [article, reports, topics] = await Promise.all([
    view.archive.article({ workspace, articleId: statement.articleId, revision: statement.revision }),
    view.archive.reportsOf({ workspace, statementId: id }),
    view.reads.topics(workspace),
  ]);
  const who = statement.speaker?.name ?? statement.speaker?.mention.text ?? 'Unnamed speaker';
  return {
    title: `${cleanText(who)}: ${cleanText(statement.parts[0]?.text ?? '').slice(0, 60)}`,
    section: null,
    main: html`<h1 class="unseen">A statement by ${cleanText(who)}</h1>
<figure class="quote large"><blockquote>${words(statement)}</blockquote><figcaption>${speaker(statement)}</figcaption></figure>
<dl class="facts">
<dt>Said</dt><dd>${statement.said === null ? html`the text names no day; ${line(saidWhen(statement), timezone)}` : line(saidWhen(statement), timezone)}</dd>
<dt>Published</dt><dd>${moment(statement.published, timezone)} by ${line([linkToWords(statement)], timezone)}</dd>
<dt>In</dt><dd><a href="/articles/${statement.articleId}?revision=${statement.revision}&amp;at=${statement.start}-${statement.end}#words">${cleanText(statement.title)}</a></dd>
<dt>Form</dt><dd>${FORMS[statement.kind]}${statement.cue === null ? NOTHING : html` (“${cleanText(statement.cue.text)}”)`}</dd>
</dl>
<section aria-labelledby="context"><h2 id="context">In its context</h2>${article === undefined ? NOTHING : excerpt(article.text, statement.parts, 600)}</section>
${positions(found, topics)}
${sources(reports, found, timezone)}
${variants(found)}`,
    aside: html`${copyPanel(statement)}${reportPanel(statement, view)}`,
  };
}

const FORMS: Readonly<Record<Statement['kind'], string>> = {
  direct: 'quoted word for word',
  mixed: 'partly quoted, partly told by the outlet',
  indirect: 'told by the outlet in its own words',
};

function positions({ stances }: StatementOnRecord, topics: readonly Topic[]): Html {
  if (stances.length === 0) return NOTHING;
  return html`<section aria-labelledby="stands"><h2 id="stands">Where it stands</h2><ul class="plain">${stances.map(
    (stance) => {
      const topic = topics.find(({ id }) => id === stance.topicId);
      const proposition = topic?.propositions.find(({ id }) => id === stance.propositionId);
      return html`<li>${positionChip(stance.position)} on “${proposition?.text ?? stance.propositionId}” <span class="small"><a href="/topics/${stance.topicId}">${topic?.name ?? stance.topicId}</a> · sureness ${Math.round(stance.confidence * 100)} %</span></li>`;
    },
  )}</ul></section>`;
}

function sources(reports: readonly Statement[], { statement }: StatementOnRecord, timezone: string): Html {
  return html`<section aria-labelledby="sources"><h2 id="sources">${reports.length === 1 ? 'One source' : `${reports.length} reports of it`}</h2><ol class="plain">${reports.map(
    (report) =>
      html`<li>${line([linkToWords(report)], timezone)} · ${moment(report.published, timezone)}${report.id === statement.id ? NOTHING : html` · <a href="/statements/${report.id}">its wording</a>`}<br><span class="small">${words(report)}</span></li>`,
  )}</ol></section>`;
}

function variants({ variants: some }: StatementOnRecord): Html {
  if (some.length === 0) return NOTHING;
  return html`<section aria-labelledby="variants"><h2 id="variants">Reported differently</h2><p class="small">The same utterance in other words, or with another number, name or “not”.</p><ul class="plain">${some.map(
    ({ outlet, url, words: parts }) =>
      html`<li>${outward(outlet, url)}: ${parts.map((part) => `“${cleanText(part)}”`).join(' … ')}</li>`,
  )}</ul></section>`;
}

function copyPanel(statement: Statement): Html {
  const who = statement.speaker?.name ?? statement.speaker?.mention.text ?? 'Unnamed speaker';
  const said =
    statement.kind === 'direct'
      ? statement.parts.map(({ text }) => `“${cleanText(text)}”`).join(' … ')
      : `${cleanText(statement.parts.map(({ text }) => text).join(' … '))} (reported)`;
  const citation = `${said} - ${cleanText(who)}${statement.speaker?.role ? `, ${cleanText(statement.speaker.role)}` : ''}. ${statement.outlet}, ${statement.published.slice(0, 10)}${statement.url === null ? '' : `, ${statement.url}`}`;
  return html`<section class="panel"><h2>Cite it</h2><p class="citation" id="citation">${citation}</p><button type="button" class="quiet" data-copy="citation" hidden>Copy</button></section>`;
}

function reportPanel(statement: Statement, { visitor }: View): Html {
  return html`<section class="panel"><h2>Report a mistake</h2><form method="post" action="/ask" class="stack"><input type="hidden" name="token" value="${visitor.token}"><input type="hidden" name="r" value="report?statement=${statement.id}">
<fieldset><legend class="small">What is wrong?</legend>${MISTAKES.map((what, index) => html`<label class="check"><input type="radio" name="o.what" value="${what}"${index === 0 ? html` checked` : NOTHING}> ${mistakeNames[what]}</label>`)}</fieldset>
<label>Note <input type="text" name="o.note" maxlength="300"></label><button>Report</button>
<p class="small">Answers leave it out from then on, until somebody takes the report back.</p></form></section>`;
}

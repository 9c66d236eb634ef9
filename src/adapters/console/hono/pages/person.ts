import { cleanText } from '../../../../core/reply/clean-text.ts';
import { count } from '../../../../core/reply/lines.ts';
import { readSince } from '../../../../core/request/read-since.ts';
import type { Person } from '../../../../model/person.ts';
import type { Instant } from '../../../../model/time.ts';
import type { Topic } from '../../../../model/topic.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { changeCard } from '../parts/change.ts';
import { readFiltersFor } from '../parts/filters.ts';
import { notFound } from '../parts/not-found.ts';
import { pager } from '../parts/pager.ts';
import { positionsTable } from '../parts/positions.ts';
import { quote } from '../parts/quote.ts';
import { calendarDay } from '../parts/times.ts';

const STATEMENTS_EACH = 20;
const TOPICS_SHOWN = 5;

/** One person or body: roles, positions by topic, changes, and all that they said, newest first. */
export async function personPage(view: View): Promise<Page> {
  const { workspace, timezone } = view;
  const personId = view.of.personId ?? '';
  const found = await view.archive.person({ workspace, personId });
  if (!found) return notFound('person', 'People lists who has spoken on the topics followed here.');
  const { person, topics } = found;
  const filters = await readFiltersFor(view, null);
  const since = readSince('365d', view);
  const [said, changed] = await Promise.all([
    view.reads.statements({
      workspace,
      speakerId: personId,
      topicId: null,
      words: null,
      kinds: ['direct', 'mixed', 'indirect'],
      since,
      atMost: STATEMENTS_EACH,
      skip: (filters.page - 1) * STATEMENTS_EACH,
    }),
    view.archive.changes({ workspace, topicId: null, speakerId: personId, since, atMost: 10, skip: 0 }),
  ]);
  const positions = await Promise.all(
    topics.slice(0, TOPICS_SHOWN).map(({ topic }) => positionsOn(topic, view, since)),
  );
  const allTopics = await view.reads.topics(workspace);
  return {
    title: cleanText(person.name),
    section: 'people',
    main: html`<h1>${cleanText(person.name)}</h1>
<p class="lead">${person.roles[0] ? cleanText(person.roles[0].title) : person.kind === 'body' ? 'A body that speaks' : 'No role is known'} · ${count(said.total, 'statement')} in the last year</p>
${changed.found.length === 0 ? NOTHING : html`<section aria-labelledby="changes"><h2 id="changes">Changes of position</h2>${changed.found.map((change) => changeCard(change, allTopics, timezone))}</section>`}
${positions.every((one) => one === null) ? NOTHING : html`<section aria-labelledby="positions"><h2 id="positions">Positions</h2>${positions.map((one) => one ?? NOTHING)}</section>`}
<section aria-labelledby="said"><h2 id="said">On record</h2>${said.found.map((one) => quote(one, timezone))}${said.found.length === 0 ? html`<p class="small">Nothing in the last year.</p>` : NOTHING}${pager(filters, said.total, STATEMENTS_EACH)}</section>`,
    aside: roles(person),
  };
}

async function positionsOn(topic: Topic, view: View, since: Instant): Promise<Html | null> {
  const personId = view.of.personId ?? '';
  const { speakers } = await view.reads.positions({
    workspace: view.workspace,
    topicId: topic.id,
    speakerId: personId,
    since,
    changedOnly: false,
    speakersAtMost: 1,
    eachAtMost: 4,
    skip: 0,
  });
  if (speakers.length === 0) return null;
  return html`<section><h3><a href="/topics/${topic.id}?who=${personId}">${topic.name}</a></h3>${positionsTable(speakers, topic, view.timezone)}</section>`;
}

function roles({ roles: some, aliases, learntFrom }: Person): Html {
  return html`<section class="panel"><h2>Roles</h2>${some.length === 0 ? html`<p class="small">None is known.</p>` : html`<ul class="plain">${some.map(({ title, from, to }) => html`<li>${cleanText(title)}${from === null && to === null ? NOTHING : html`<br><span class="small">${from === null ? 'until ' : calendarDay(from)}${from !== null && to !== null ? ' to ' : ''}${to === null ? ' on' : calendarDay(to)}</span>`}</li>`)}</ul>`}</section>
${aliases.length === 0 ? NOTHING : html`<section class="panel"><h2>Also called</h2><p>${aliases.map(cleanText).join(', ')}</p></section>`}
${learntFrom === null ? NOTHING : html`<p class="small">Known since <a href="/articles/${learntFrom}">an article</a> named them.</p>`}`;
}

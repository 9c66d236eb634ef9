import { cleanText } from '../../../../core/reply/clean-text.ts';
import { subscriptionButtons, subscriptionLine } from '../../../../core/reply/write-subscription.ts';
import { addMinutes } from '../../../../core/schedule/add-minutes.ts';
import type { Channel, DeliveryKind, DeliveryState } from '../../../../model/delivery.ts';
import type { DeliveryInFull } from '../../../../ports/archive.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { button } from '../parts/button.ts';
import { forManagers } from '../parts/for-managers.ts';
import { line } from '../parts/line.ts';
import { notFound } from '../parts/not-found.ts';
import { subscribeForm } from '../parts/subscribe-form.ts';
import { moment } from '../parts/times.ts';
import { channelHref, channelName } from './channels.ts';

const EACH = 50;
const INSTANT = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/; // as its links have it

/** One channel: what it follows, what it was owed and got, and why. */
export async function channelPage(view: View): Promise<Page> {
  if (!view.visitor.mayManage) return forManagers('channels');
  const channel: Channel = {
    chat: view.of.chat ?? '',
    workspace: view.of.workspace ?? '',
    id: view.of.channelId ?? '',
  };
  const found = await view.archive.channel({ channel, since: addMinutes(view.now, -7 * 24 * 60) });
  if (!found) return notFound('channel', 'Channels lists those that follow something.');
  const before = view.query.get('before');
  const deliveries = await view.archive.deliveries({
    channel,
    before: before !== null && INSTANT.test(before) && !Number.isNaN(Date.parse(before)) ? before : null,
    atMost: EACH,
  });
  const topics = await view.reads.topics(channel.workspace);
  const nameOf = (id: string) => topics.find((topic) => topic.id === id)?.name ?? id;
  const words = view.query.get('why')?.trim() ?? '';
  return {
    title: channel.id,
    section: 'channels',
    main: html`<h1>${channelName(channel)}</h1>
<section aria-labelledby="follows"><h2 id="follows">What it gets</h2>${found.subscriptions.map(
      (subscription) =>
        html`<div class="panel"><p>${line(subscriptionLine(subscription, nameOf(subscription.topicId)), view.timezone)}</p><div class="actions">${subscriptionButtons(subscription).map((one) => button(one, view, `${channel.chat}/${channel.workspace}/${channel.id}`))}</div></div>`,
    )}${found.subscriptions.length === 0 ? html`<p class="small">Nothing at present.</p>` : NOTHING}</section>
<section aria-labelledby="why"><h2 id="why">Why did a story come, or not?</h2><form class="fields" method="get" action="${channelHref(channel)}"><label>Words of its headline <input type="text" name="why" value="${words}"></label><button>Explain</button></form>${words === '' ? NOTHING : await explain(view, channel, words, nameOf)}</section>
<section aria-labelledby="ledger"><h2 id="ledger">Ledger</h2>${ledger(deliveries, view, nameOf)}${deliveries.length >= EACH ? html`<p class="more"><a class="button quiet" href="${channelHref(channel)}?before=${encodeURIComponent(deliveries.at(-1)?.owedSince ?? '')}">Older</a></p>` : NOTHING}</section>`,
    aside: subscribeForm(view, topics, channel),
  };
}

function ledger(deliveries: readonly DeliveryInFull[], { timezone }: View, nameOf: (id: string) => string): Html {
  if (deliveries.length === 0) return html`<p class="small">Nothing was owed here yet.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of the ledger"><table><thead><tr><th scope="col">Owed</th><th scope="col">What</th><th scope="col">State</th></tr></thead><tbody>${deliveries.map(
    (one) =>
      html`<tr><td>${moment(one.owedSince, timezone)}</td><td>${KINDS[one.kind]}${one.title === null ? NOTHING : html`: <a href="/stories/${one.subject}">${cleanText(one.title)}</a>`}${one.kind === 'briefing' && one.revision > 1 ? html` <span class="small">revision ${one.revision}</span>` : NOTHING}<br><span class="small">${nameOf(one.topicId)}</span></td><td><span class="badge ${LOOKS[one.state]}">${one.state}</span>${one.error === null ? NOTHING : html`<br><span class="small">${cleanText(one.error)}</span>`}</td></tr>`,
  )}</tbody></table></div>`;
}

const KINDS: Readonly<Record<DeliveryKind, string>> = {
  briefing: 'Story',
  digest: 'Digest',
  change: 'Change of position',
  correction: 'Correction',
  source: 'A failing source',
  paused: 'A pause',
  test: 'A test',
};

const LOOKS: Readonly<Record<DeliveryState, string>> = {
  pending: 'wait',
  sending: 'wait',
  posted: 'good',
  unknown: 'wait',
  failed: 'bad',
  skipped: '',
};

async function explain(view: View, channel: Channel, words: string, nameOf: (id: string) => string): Promise<Html> {
  const stories = await view.reads.why({ channel, words, atMost: 3 });
  if (stories.length === 0)
    return html`<p class="notice">No story that this channel may see has these words in its headline.</p>`;
  return html`${stories.map(
    ({ story, tags, deliveries }) =>
      html`<div class="panel"><h3><a href="/stories/${story.id}">${cleanText(story.title)}</a></h3><ul class="plain small">${tags.length === 0 ? html`<li>It carries no topic that is followed.</li>` : tags.map(({ topicId, evidence }) => html`<li>${nameOf(topicId)}: found by ${evidence.map((one) => `“${cleanText(one)}”`).join(', ')}</li>`)}${deliveries.length === 0 ? html`<li>Nothing of it was owed to this channel.</li>` : deliveries.map(({ topicId, state, at, error }) => html`<li><span class="badge ${LOOKS[state]}">${state}</span> ${nameOf(topicId)}, ${moment(at, view.timezone)}${error === null ? '' : `: ${cleanText(error)}`}</li>`)}</ul></div>`,
  )}`;
}

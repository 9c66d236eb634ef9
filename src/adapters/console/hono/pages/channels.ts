import { count } from '../../../../core/reply/lines.ts';
import { subscriptionLine } from '../../../../core/reply/write-subscription.ts';
import { addMinutes } from '../../../../core/schedule/add-minutes.ts';
import type { Channel } from '../../../../model/delivery.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { readFiltersFor } from '../parts/filters.ts';
import { forManagers } from '../parts/for-managers.ts';
import { line } from '../parts/line.ts';
import { pager } from '../parts/pager.ts';
import { subscribeForm } from '../parts/subscribe-form.ts';

const EACH = 50;

/** Every channel and what it gets: for who runs the installation. */
export async function channelsPage(view: View): Promise<Page> {
  if (!view.visitor.mayManage) return forManagers('channels');
  const filters = await readFiltersFor(view, null);
  const since = addMinutes(view.now, -7 * 24 * 60);
  const { found, total } = await view.archive.channels({ since, atMost: EACH, skip: (filters.page - 1) * EACH });
  const topics = await view.reads.topics(view.workspace);
  const nameOf = (id: string) => topics.find((topic) => topic.id === id)?.name ?? id;
  return {
    title: 'Channels',
    section: 'channels',
    main: html`<h1>Channels</h1><p class="lead">Where briefings go: ${count(total, 'channel')}. Counts are of the last seven days.</p>
${found.map(
  ({
    channel,
    subscriptions,
    posted,
    open,
    failed,
  }) => html`<section class="panel"><h2><a href="${channelHref(channel)}">${channelName(channel)}</a></h2>
<p class="meta">${posted} posted${open > 0 ? html` · <span class="badge wait">${open} waiting</span>` : NOTHING}${failed > 0 ? html` · <span class="badge bad">${failed} failed</span>` : NOTHING}</p>
<ul class="plain">${subscriptions.map((subscription) => html`<li>${line(subscriptionLine(subscription, nameOf(subscription.topicId)), view.timezone)}</li>`)}</ul></section>`,
)}
${found.length === 0 ? html`<div class="empty"><p>No channel follows a topic yet. Follow one below, with <code>/subscribe</code> in Slack or Discord, or in <code>config/channels.yaml</code>.</p></div>` : NOTHING}
${pager(filters, total, EACH)}`,
    aside: subscribeForm(view, topics, view.channel),
  };
}

export const channelHref = ({ chat, workspace, id }: Channel): string =>
  `/channels/${encodeURIComponent(chat)}/${encodeURIComponent(workspace)}/${encodeURIComponent(id)}`;

export function channelName({ chat, workspace, id }: Channel): Html {
  return html`${id} <span class="small">${chat}${workspace === 'local' ? NOTHING : html` · ${workspace}`}</span>`;
}

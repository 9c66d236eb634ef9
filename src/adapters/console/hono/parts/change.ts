import type { Topic } from '../../../../model/topic.ts';
import type { ChangeInFull } from '../../../../ports/archive.ts';
import { type Html, html, NOTHING } from '../page.ts';
import { changeChip } from './position.ts';
import { quote, speaker } from './quote.ts';

/** A change of position: both statements in their words, the earlier one first. */
export function changeCard({ change, first, second }: ChangeInFull, topics: readonly Topic[], timezone: string): Html {
  const topic = topics.find(({ id }) => id === change.topicId);
  const proposition = topic?.propositions.find(({ id }) => id === change.propositionId);
  return html`<article class="panel changed" id="change-${change.id}"><h3>${speaker(second.statement)} ${changeChip(change.label)}</h3>
${proposition === undefined ? NOTHING : html`<p class="meta">on “${proposition.text}”${topics.length > 1 && topic ? html` · <a href="/topics/${topic.id}">${topic.name}</a>` : NOTHING}</p>`}
<div class="pair">${quote(first, timezone)}${quote(second, timezone)}</div></article>`;
}

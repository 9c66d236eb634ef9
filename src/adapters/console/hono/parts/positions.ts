import { cleanText } from '../../../../core/reply/clean-text.ts';
import { linkToWords, saidWhen } from '../../../../core/reply/lines.ts';
import { shownPositions } from '../../../../core/reply/write-positions.ts';
import type { SpeakerPositions } from '../../../../model/stance.ts';
import type { Topic } from '../../../../model/topic.ts';
import { type Html, html, NOTHING } from '../page.ts';
import { line } from './line.ts';
import { changeChip, positionChip } from './position.ts';
import { words } from './quote.ts';

/** Who stands where: per speaker their newest positions with the exact words, the day and the source. */
export function positionsTable(speakers: readonly SpeakerPositions[], topic: Topic, timezone: string): Html {
  return html`<ul class="plain speakers">${speakers.map((speaker) => html`<li class="panel">${speakerHead(speaker)}<ul class="plain positions">${shownPositions(speaker, 'now').map((position) => positionRow(position, topic, timezone))}</ul></li>`)}</ul>`;
}

function speakerHead({ speakerId, name, role, changes, positions }: SpeakerPositions): Html {
  const ids = new Set(positions.map(({ statement }) => statement.id));
  const change = changes.find(
    ({ label, firstStatementId, secondStatementId }) =>
      label !== 'same' && label !== 'unrelated' && ids.has(firstStatementId) && ids.has(secondStatementId),
  );
  return html`<h3><a class="who" href="/people/${speakerId}">${cleanText(name)}</a>${role === null ? NOTHING : html`<span class="role">, ${cleanText(role)}</span>`} ${change ? changeChip(change.label) : NOTHING}</h3>`;
}

function positionRow(
  { statement, stance, alsoIn }: SpeakerPositions['positions'][number],
  topic: Topic,
  timezone: string,
): Html {
  const proposition =
    topic.propositions.length > 1 ? topic.propositions.find(({ id }) => id === stance.propositionId) : undefined;
  return html`<li class="position">${positionChip(stance.position)}${proposition ? html` <span class="small">on ${proposition.about}</span>` : NOTHING}
<blockquote>${words(statement)}</blockquote>
<p class="small">${line(saidWhen(statement), timezone)} · ${line([linkToWords(statement)], timezone)}${alsoIn.length > 0 ? ` +${alsoIn.length}` : ''} · <a href="/statements/${statement.id}">on record</a></p></li>`;
}

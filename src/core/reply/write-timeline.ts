import { DateTime, IANAZone } from 'luxon';
import type { Timeline, TimelineChange, TimelineMark, TimelineRow } from '../../model/reply.ts';
import type { PositionChange, SpeakerPositions } from '../../model/stance.ts';
import type { Statement } from '../../model/statement.ts';
import type { Day, DayRange } from '../../model/time.ts';
import type { Topic } from '../../model/topic.ts';
import { describeTimeline } from './describe-timeline.ts';
import { exactWords } from './write-positions.ts';

/**
 * Who stood where on which day: a row for each speaker and proposition, in the order given, a mark for each statement.
 * Null where nobody has a position. A statement stands on the day it was said; where that is not known on the day it
 * was published, as a reader in `timezone` (IANA; UTC if unknown) counts days. `eachAtMost` is how many positions of a speaker were
 * asked for: where there may be more, the caption says so.
 */
export function timelineBlock(
  speakers: readonly SpeakerPositions[],
  about: { readonly topic: Topic; readonly timezone: string; readonly eachAtMost: number },
): Timeline | null {
  const rows = speakers.flatMap((speaker) => speakerRows(speaker, about));
  const days = rows.flatMap((row) => row.marks.map((mark) => mark.days.to)).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  const isCut = speakers.some(({ positions }) => positions.length >= about.eachAtMost);
  const caption = `${about.topic.name}: who stood where${isCut ? `, newest ${about.eachAtMost} statements each` : ''}`;
  return { kind: 'timeline', caption, alt: describeTimeline({ caption, from, to, rows }), from, to, rows };
}

type Positions = SpeakerPositions['positions'];

function speakerRows(
  speaker: SpeakerPositions,
  { topic, timezone }: { readonly topic: Topic; readonly timezone: string },
): TimelineRow[] {
  const byProposition = Map.groupBy(speaker.positions, ({ stance }) => stance.propositionId);
  const changesOn = (id: string) => speaker.changes.filter((change) => change.propositionId === id);
  return topic.propositions.flatMap(({ id, about }) => {
    const positions = byProposition.get(id);
    if (!positions) return [];
    const marks = marksOf(positions, { changes: changesOn(id), timezone });
    return [{ speaker: speaker.name, about: topic.propositions.length > 1 ? about : null, marks }];
  });
}

/** Of one day they stay in the order of the answer, turned round: its newest stands first. */
function marksOf(
  newestFirst: Positions,
  { changes, timezone }: { readonly changes: readonly PositionChange[]; readonly timezone: string },
): TimelineMark[] {
  const dated = newestFirst
    .toReversed()
    .map((position) => ({ ...position, days: position.statement.said ?? publishedOn(position.statement, timezone) }))
    .sort((a, b) => compareDays(a.days.to, b.days.to));
  const ids = dated.map(({ statement }) => statement.id);
  return dated.map(({ statement, stance, days }) => ({
    days,
    dayIs: statement.said === null ? 'published' : 'said',
    position: stance.position,
    words: exactWords(statement),
    outlet: statement.outlet,
    change: changeInto(statement.id, { changes, ids }),
  }));
}

/** A change is shown only between two statements that are. */
function changeInto(
  id: string,
  { changes, ids }: { readonly changes: readonly PositionChange[]; readonly ids: readonly string[] },
): TimelineChange | null {
  for (const { firstStatementId, secondStatementId, label } of changes) {
    if (secondStatementId !== id || label === 'same' || label === 'unrelated') continue;
    const from = ids.indexOf(firstStatementId);
    if (from >= 0) return { from, label };
  }
  return null;
}

function publishedOn({ published }: Pick<Statement, 'published'>, timezone: string): DayRange {
  const zone = IANAZone.isValidZone(timezone) ? timezone : 'utc';
  const day = DateTime.fromISO(published, { zone }).toFormat('yyyy-MM-dd');
  return { from: day, to: day };
}

const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

import type { Timeline, TimelineMark, TimelineRow } from '../../../src/model/reply.ts';
import type { Position } from '../../../src/model/stance.ts';

/** An invented timeline of these rows; days and alt text follow from them. */
export function timeline(rows: readonly TimelineRow[], given: Partial<Timeline> = {}): Timeline {
  const days = rows.flatMap(({ marks }) => marks.map((one) => one.days.to)).sort();
  return {
    ...{ kind: 'timeline', caption: 'The tide barrier: who stood where', alt: 'Orla Brandt: opposes on 10 Feb.' },
    ...{ from: days[0] ?? '', to: days.at(-1) ?? '', rows },
    ...given,
  };
}

export const row = (speaker: string, marks: readonly TimelineMark[], about: string | null = null): TimelineRow => ({
  ...{ speaker, about, marks },
});

export const mark = (day: string, position: Position, given: Partial<TimelineMark> = {}): TimelineMark => ({
  ...{ days: { from: day, to: day }, dayIs: 'said', position, words: '“never”', outlet: 'The Lantern', change: null },
  ...given,
});

import type { Timeline, TimelineMark, TimelineRow } from '../../model/reply.ts';
import { shortDay, shortDays } from './short-day.ts';

/**
 * A timeline in words, for who cannot see the picture: when it begins and ends, then one sentence a row with every
 * position, its days and the changes. Positions that repeat are told once with all their days.
 */
export function describeTimeline(timeline: Pick<Timeline, 'caption' | 'from' | 'to' | 'rows'>): string {
  const { caption, to, rows } = timeline;
  const isOneYear = rows.every((row) => row.marks.every((mark) => mark.days.from.slice(0, 4) === to.slice(0, 4)));
  const sentences = rows.map((row) => `${rowName(row)}: ${describeMarks(row.marks, isOneYear ? 'day' : 'year')}.`);
  return [`${caption}, ${shortDays(timeline)}.`, ...sentences].join(' ');
}

/** "Orla Brandt", and on what where the topic has several propositions. */
export function rowName({ speaker, about }: Pick<TimelineRow, 'speaker' | 'about'>): string {
  return about === null ? speaker : `${speaker} on ${about}`;
}

/** "opposes on 10 Feb (2 statements) and on 12 Feb; then open on 13 Feb (changed since 12 Feb)". */
function describeMarks(marks: readonly TimelineMark[], precision: 'day' | 'year'): string {
  const runs: TimelineMark[][] = [];
  for (const mark of marks) {
    const run = runs.at(-1);
    if (run && run[0]?.position === mark.position && mark.change === null) run.push(mark);
    else runs.push([mark]);
  }
  return runs
    .map((run) => {
      const [first] = run;
      const began = first?.change ? marks[first.change.from] : undefined;
      const change = began ? ` (${first?.change?.label} since ${shortDay(began.days.to, precision)})` : '';
      return `${first?.position} ${listDays(run, precision)}${change}`;
    })
    .join('; then ');
}

function listDays(run: readonly TimelineMark[], precision: 'day' | 'year'): string {
  const byDay = Map.groupBy(run, (mark) => daysOf(mark, precision));
  const days = [...byDay].map(([day, marks]) => (marks.length === 1 ? day : `${day} (${marks.length} statements)`));
  const last = days.pop() ?? '';
  return days.length === 0 ? last : `${days.join(', ')} and ${last}`;
}

function daysOf({ days, dayIs }: TimelineMark, precision: 'day' | 'year'): string {
  if (dayIs === 'published') return `published ${shortDay(days.to, precision)}`;
  return days.from === days.to
    ? `on ${shortDay(days.to, precision)}`
    : `between ${shortDay(days.from, precision)} and ${shortDay(days.to, precision)}`;
}

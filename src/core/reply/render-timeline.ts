import type { Timeline, TimelineMark, TimelineRow } from '../../model/reply.ts';
import type { Position } from '../../model/stance.ts';
import { cleanText as clean } from './clean-text.ts';
import { rowName } from './describe-timeline.ts';
import { shortDay, shortDays } from './short-day.ts';
import { padColumns, textWidth } from './text-width.ts';
import { wrapText as wrap } from './wrap-text.ts';

/** A timeline as text: a table of speakers by days with a sign for each statement; a list where it is too wide. */
export function renderTimeline(
  timeline: Timeline,
  { width, style }: { readonly width: number; readonly style: { readonly small: (text: string) => string } },
): string {
  const isOneYear = timeline.from.slice(0, 4) === timeline.to.slice(0, 4);
  const caption = `${clean(timeline.caption)}, ${shortDays(timeline)}`;
  const table = renderTable(timeline, isOneYear ? 'weekday' : 'year');
  const fits = table.every((line) => textWidth(line) <= width);
  const rows = fits
    ? [...table, ...timeline.rows.flatMap((row) => changeLines(row, { width, isOneYear }))]
    : timeline.rows.map((row) => renderList(row, { width, isOneYear }));
  const small = (text: string) => style.small(broken(wrap(text, { width, first: '', rest: '' })));
  return [small(caption), ...rows, small(legendOf(timeline))].join('\n');
}

const SIGNS: Readonly<Record<Position, string>> = {
  supports: '▲',
  opposes: '▼',
  open: '○',
  conditional: '◆',
  unclear: '·',
};

type Within = { readonly width: number; readonly isOneYear: boolean };

/** The days on which somebody spoke, and who did; marks of one day stand side by side, oldest first. */
function renderTable(timeline: Timeline, precision: 'weekday' | 'year'): string[] {
  const days = [...new Set(timeline.rows.flatMap((row) => row.marks.map((mark) => mark.days.to)))].sort();
  const table = [
    ['', ...days.map((day) => shortDay(day, precision))],
    ...timeline.rows.map((row) => [
      clean(rowName(row)),
      ...days.map((day) =>
        row.marks
          .filter((mark) => mark.days.to === day)
          .map(signOf)
          .join(''),
      ),
    ]),
  ];
  const widths = ['', ...days].map((_, column) => Math.max(...table.map((cells) => textWidth(cells[column] ?? ''))));
  return table.map((cells) =>
    `  ${cells.map((cell, column) => padColumns(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

function changeLines(row: TimelineRow, { width, isOneYear }: Within): string[] {
  return row.marks.flatMap((mark) => {
    const before = mark.change ? row.marks[mark.change.from] : undefined;
    if (!mark.change || !before) return [];
    const words = `${clean(rowName(row))}: ${unbroken(markOn(before, isOneYear))} ${unbroken(`→ ${markOn(mark, isOneYear)} ${mark.change.label}`)}`;
    return [broken(wrap(words, { width, first: '  ', rest: '    ' }))];
  });
}

/** "Orla Brandt: Mon 10 Feb ▼▼, Wed 12 Feb ▼ → Thu 13 Feb ○ changed". A day and its sign stay on one line. */
function renderList(row: TimelineRow, { width, isOneYear }: Within): string {
  const marks = row.marks.map((mark, index) => {
    const last = row.marks[index - 1];
    const before = mark.change ? row.marks[mark.change.from] : undefined;
    if (!mark.change || !before)
      return last?.days.to === mark.days.to && last.change === null
        ? signOf(mark)
        : `${last ? ', ' : ''}${unbroken(markOn(mark, isOneYear))}`;
    // A change from the mark that stands before it is an arrow, one from further back names its day.
    return before === last
      ? ` ${unbroken(`→ ${markOn(mark, isOneYear)} ${mark.change.label}`)}`
      : `, ${unbroken(`${markOn(mark, isOneYear)} ${mark.change.label}`)} ${unbroken(`since ${dayOf(before, isOneYear)}`)}`;
  });
  return broken(wrap(`${clean(rowName(row))}: ${marks.join('')}`, { width, first: '  ', rest: '    ' }));
}

const unbroken = (text: string): string => text.replaceAll(' ', NO_BREAK);
const broken = (text: string): string => text.replaceAll(NO_BREAK, ' ');
const NO_BREAK = '\u00a0'; // cleaned text has none of its own

const markOn = (mark: TimelineMark, isOneYear: boolean): string => `${dayOf(mark, isOneYear)} ${signOf(mark)}`;

const dayOf = (mark: TimelineMark, isOneYear: boolean): string =>
  shortDay(mark.days.to, isOneYear ? 'weekday' : 'year');

/** With a star where its day is not surely the day it was said. */
const signOf = (mark: TimelineMark): string => `${SIGNS[mark.position]}${isSure(mark) ? '' : '*'}`;

const isSure = ({ days, dayIs }: TimelineMark): boolean => dayIs === 'said' && days.from === days.to;

function legendOf({ rows }: Timeline): string {
  const marks = rows.flatMap((row) => row.marks);
  // The keys of SIGNS are the positions.
  const used = (Object.keys(SIGNS) as Position[]).filter((key) => marks.some((mark) => mark.position === key));
  const signs = used.map((position) => unbroken(`${SIGNS[position]} ${position}`));
  const star = marks.every(isSure)
    ? []
    : [`${unbroken('* day published, or')} last day on which it can have been said`];
  return [...signs, ...star].join('  ');
}

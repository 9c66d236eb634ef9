import { monthOf, monthRange, yearOf, yearRange } from './days.ts';
import { monthAt, yearBehind, yearNumber } from './read-year.ts';
import { type TimeFound, type TimeReader, untilPublished } from './time-reader.ts';

/** Reads a month, a year or a season that stands for itself: "in March", "in a May 2019 interview", "last summer". */
export function readMonth(reader: TimeReader): TimeFound | null {
  return monthAlone(reader) ?? yearAlone(reader) ?? season(reader);
}

/** "in March", "last May", "in early June 2024", "in a March interview"; a bare name could be April or May herself. */
function monthAlone(reader: TimeReader): TimeFound | null {
  const { published, ahead } = reader.context;
  const month = monthAt(reader, 0);
  if (month === 0 || ahead) return null;
  const short = reader.lower(1) === '.' && reader.lower(0).length <= 4 ? 2 : 1;
  const year = yearBehind(reader, short);
  if (year !== null) {
    const range = monthRange(year.year, month);
    return { range: untilPublished(range, published), to: reader.at + year.at };
  }
  const before = reader.lower(-1);
  if (published === null || !BEFORE_MONTH.has(before)) return null;
  if (before === 'of' && !/^(?:weeks?|days|beginning|start|end|middle|half|part)$/.test(reader.lower(-2))) return null;
  if (reader.lower(1) === "'s" || (ARTICLES.has(before) && !/^\p{Ll}/u.test(reader.text(1)))) return null;
  const yearOne = before === 'last' ? monthRange(yearOf(published), monthOf(published)).from : published;
  const here = yearOf(published);
  const range = monthRange(here, month);
  const back = before === 'this' ? 0 : range.from > yearOne || (before === 'last' && range.from === yearOne) ? -12 : 0;
  if (range.from > published && back === 0) return null;
  return { range: untilPublished(monthRange(here, month, back), published), to: reader.at + short };
}

const BEFORE_MONTH = new Set('in last this early late mid a an the during back of their his her its'.split(' '));
const ARTICLES = new Set('a an the their his her its'.split(' '));

/** "in 2019", "in late 2019", "a 2019 interview" */
function yearAlone(reader: TimeReader): TimeFound | null {
  const year = yearNumber(reader.lower(0).replace(/^mid-/, ''));
  const before = reader.lower(-1);
  if (year === null || reader.context.ahead) return null;
  const isPart = /^(?:early|late|mid)$/.test(before) && reader.lower(-2) === 'in';
  const isAdjective = /^(?:a|the|his|her|their|its)$/.test(before) && /^\p{L}/u.test(reader.text(1));
  if (before !== 'in' && before !== 'during' && !isPart && !isAdjective) return null;
  return { range: untilPublished(yearRange(year), reader.context.published), to: reader.at + 1 };
}

const SEASONS = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
]);

/** "last summer", "in the autumn of 2024", "in spring 2024": months as north of the equator. */
function season(reader: TimeReader): TimeFound | null {
  const start = SEASONS.get(reader.lower(0));
  const before = reader.lower(-1);
  if (start === undefined || reader.context.ahead || !/^(?:last|this|in|the|during)$/.test(before)) return null;
  const { published } = reader.context;
  const year = yearBehind(reader, 1);
  const rangeIn = (one: number) => ({ from: monthRange(one, start).from, to: monthRange(one, start, 2).to });
  if (year !== null) return { range: untilPublished(rangeIn(year.year), published), to: reader.at + year.at };
  if (published === null) return null;
  const here = yearOf(published);
  const fits = [here, here - 1, here - 2]
    .map(rangeIn)
    .find(({ from, to }) => (before === 'last' ? to : from) <= published);
  return fits === undefined ? null : { range: untilPublished(fits, published), to: reader.at + 1 };
}

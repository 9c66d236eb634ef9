import { IANAZone } from 'luxon';
import { WEEKDAYS, type Weekday } from '../../model/delivery.ts';
import { Failure } from '../../model/failure.ts';

/** "7:30", "07.30" or "8" as "07:30". @throws Failure 'bad-input' */
export function readTime(words: string): string {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(words.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  if (!match || hour > 23 || minute > 59)
    throw new Failure('bad-input', `"${words}" is no time of day: write it as 08:00.`);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "mon,wed", "weekdays", "weekend" or "daily" as weekdays; none means every day. @throws Failure 'bad-input' */
export function readDays(words: string): readonly Weekday[] {
  const wanted = words
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const days = wanted.flatMap((word) => {
    if (word === 'daily') return WEEKDAYS;
    if (word === 'weekdays') return WEEKDAYS.slice(0, 5);
    if (word === 'weekend') return WEEKDAYS.slice(5);
    const day = WEEKDAYS.find((name) => word.startsWith(name));
    if (!day) throw new Failure('bad-input', `"${word}" is no weekday: write mon,tue or weekdays.`);
    return [day];
  });
  return days.length === 7 ? [] : WEEKDAYS.filter((day) => days.includes(day));
}

/** The zone's IANA name. @throws Failure 'bad-input' */
export function readTimezone(words: string): string {
  const zone = words.trim();
  if (!IANAZone.isValidZone(zone))
    throw new Failure('bad-input', `"${zone}" is no time zone: write one as Europe/Berlin or UTC.`);
  return zone;
}

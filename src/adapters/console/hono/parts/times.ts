import { DateTime } from 'luxon';
import type { Day, Instant } from '../../../../model/time.ts';
import { type Html, html } from '../page.ts';

/** A moment in the zone of the settings; the script writes it in the reader's own. */
export function moment(at: Instant, timezone: string): Html {
  const time = DateTime.fromISO(at, { zone: timezone, locale: 'en-GB' });
  return html`<time datetime="${at}">${time.toFormat('ccc d LLL yyyy, HH:mm')}</time>`;
}

/** A day of the calendar, which is the same in every zone. */
export function calendarDay(day: Day): Html {
  return html`<time datetime="${day}">${DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('ccc d LLL yyyy')}</time>`;
}

import { cleanText } from '../../../../core/reply/clean-text.ts';
import { safeAddress } from '../../../../core/reply/safe-address.ts';
import type { Inline, Line } from '../../../../model/reply.ts';
import { type Html, html } from '../page.ts';
import { calendarDay, moment } from './times.ts';

/** A line of a reply. */
export function line(parts: Line, timezone: string): Html {
  return html`${parts.map((part) => inline(part, timezone))}`;
}

function inline(part: Inline, timezone: string): Html {
  if (typeof part === 'string') return html`${cleanText(part)}`;
  switch (part.kind) {
    case 'strong':
      return html`<strong>${cleanText(part.text)}</strong>`;
    case 'link':
      return outward(part.text, part.url);
    case 'time':
      return moment(part.at, timezone);
    case 'day':
      return calendarDay(part.day);
    case 'person':
      return html`${part.id}`;
    default:
      return part satisfies never;
  }
}

/** A link to another site, which learns nothing of this page and cannot reach back; text alone where the address is none. */
export function outward(text: string, url: string | null): Html {
  const words = cleanText(text);
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return html`${words}`;
  return html`<a class="out" href="${safeAddress(url)}" rel="noopener noreferrer nofollow">${words}</a>`;
}

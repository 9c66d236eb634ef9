import type { RichTextElement, RichTextSection } from '@slack/types';
import { DateTime, IANAZone } from 'luxon';
import { cleanText } from '../../../core/reply/clean-text.ts';
import type { Inline, Line } from '../../../model/reply.ts';
import type { Day, Instant } from '../../../model/time.ts';
import { escapeText, safeUrl } from './escape.ts';
import { labelWithHost } from './show-host.ts';

/**
 * A line as elements of rich text. Words from outside stand in text elements only, which Slack shows as they are: no
 * markup, no mention, no address that becomes a link.
 */
export function richLine(line: Line, timezone: string): RichTextElement[] {
  const joined: RichTextElement[] = [];
  for (const element of line.flatMap((part) => richInline(part, timezone))) {
    const last = joined.at(-1);
    const isPlain = element.type === 'text' && last?.type === 'text' && !element.style && !last.style;
    if (isPlain) joined.splice(-1, 1, { type: 'text', text: last.text + element.text });
    else joined.push(element);
  }
  return joined;
}

/** The line as a section; undefined where nothing of it is seen. */
export function richSection(line: Line, timezone: string): RichTextSection | undefined {
  const elements = richLine(line, timezone);
  return elements.length === 0 ? undefined : { type: 'rich_text_section', elements };
}

export function richText(text: string, style?: { readonly bold?: true; readonly italic?: true }): RichTextElement[] {
  const clean = cleanText(text);
  return clean === '' ? [] : [{ type: 'text', text: clean, ...(style ? { style } : {}) }];
}

/** An address as a link under its label; as text where it is no web address. */
export function richLink(text: string, url: string): RichTextElement[] {
  const safe = safeUrl(url);
  return safe === null
    ? richText(text)
    : [{ type: 'link', url: safe, text: labelWithHost(cleanText(text).trim(), safe) }];
}

function richInline(part: Inline, timezone: string): RichTextElement[] {
  if (typeof part === 'string') return richText(part);
  switch (part.kind) {
    case 'strong':
      return richText(part.text, { bold: true });
    case 'link':
      return richLink(part.text, part.url);
    case 'time': {
      const timestamp = seconds(part.at);
      if (timestamp === null) return richText(part.at);
      return [{ type: 'date', timestamp, format: TIME_FORMAT, fallback: timeInWords(part.at, timezone) }];
    }
    case 'person':
      return /^[UW][A-Z0-9]{2,}$/.test(part.id) ? [{ type: 'user', user_id: part.id }] : richText(part.id);
    case 'day':
      return richText(dayInWords(part.day));
    default:
      return part satisfies never;
  }
}

/** A moment in Slack's markup, shown in the zone of whoever reads. */
export function markedTime(at: Instant, timezone: string): string {
  const timestamp = seconds(at);
  const words = escapeText(timeInWords(at, timezone));
  return timestamp === null ? words : `<!date^${timestamp}^${TIME_FORMAT}|${words}>`;
}

const TIME_FORMAT = '{date_short_pretty} at {time}';

export function dayInWords(day: Day): string {
  const date = DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' });
  return date.isValid ? date.toFormat('ccc d LLL yyyy') : day;
}

function timeInWords(at: Instant, timezone: string): string {
  const named = IANAZone.create(timezone); // kept by luxon: to check a name takes a millisecond
  const zone = named.isValid ? named : 'utc';
  const moment = DateTime.fromISO(at, { zone, locale: 'en-GB' });
  return moment.isValid ? moment.toFormat('ccc d LLL yyyy HH:mm ZZZZ') : at;
}

function seconds(at: Instant): number | null {
  const moment = DateTime.fromISO(at);
  return moment.isValid ? Math.floor(moment.toSeconds()) : null;
}

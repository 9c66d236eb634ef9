import { DateTime } from 'luxon';
import type { Inline, Line } from '../../../model/reply.ts';
import type { Day, Instant } from '../../../model/time.ts';
import { escapeWords } from './escape.ts';
import { writeLink } from './write-link.ts';

/** A line as Discord's Markdown, on one line; empty where nothing of it is seen. */
export function renderLine(line: Line): string {
  return joined(line).map(renderInline).join('').trim();
}

/**
 * Words that follow each other become one piece: between two bold ones the stars would be read as four, and "1" and
 * ". then" would begin a list.
 */
function joined(line: Line): Line {
  const parts: Inline[] = [];
  for (const part of line) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (isStrong(part) && isStrong(last)) parts[parts.length - 1] = { ...last, text: last.text + part.text };
    else parts.push(part);
  }
  return parts;
}

type Strong = Extract<Inline, { kind: 'strong' }>;
const isStrong = (part: Inline | undefined): part is Strong => typeof part === 'object' && part.kind === 'strong';

/** Words in bold; blanks stay outside of the stars, or they would be shown as stars. */
export function bold(words: string): string {
  const text = escapeWords(words);
  const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return inside === '' ? text : `${before}**${inside}**${after}`;
}

function renderInline(part: Inline): string {
  if (typeof part === 'string') return escapeWords(part);
  switch (part.kind) {
    case 'strong':
      return bold(part.text);
    case 'link':
      return writeLink(part.text, part.url);
    case 'time':
      return renderTime(part.at);
    case 'person':
      return /^\d{15,21}$/.test(part.id) ? `<@${part.id}>` : escapeWords(part.id);
    case 'day':
      return renderDay(part.day);
    default:
      return part satisfies never;
  }
}

/** Discord shows it in the zone and language of whoever reads. */
function renderTime(at: Instant): string {
  const moment = DateTime.fromISO(at);
  return moment.isValid ? `<t:${Math.floor(moment.toSeconds())}:f>` : escapeWords(at);
}

/** As words: Discord knows moments only, and a moment is another day for half of the world. */
function renderDay(day: Day): string {
  const date = DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' });
  return date.isValid ? date.toFormat('ccc d LLL yyyy') : escapeWords(day);
}

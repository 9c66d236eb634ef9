import type { ContextBlock, KnownBlock } from '@slack/types';
import { cleanText } from '../../../core/reply/clean-text.ts';
import type { Inline, Line } from '../../../model/reply.ts';
import { escapeText } from './escape.ts';
import { LIMITS } from './limits.ts';
import { dayInWords, markedTime, richSection } from './render-line.ts';

/**
 * A small line. Slack has small letters in context blocks only, whose text is plain, or markup with the reader's own
 * times. So words from outside stand there as plain text, or, beside a time, if no character of theirs is markup; else,
 * and where there is a link, the line is rich text of the usual size.
 */
export function renderSmall(line: Line, timezone: string): KnownBlock | undefined {
  const section = richSection(line, timezone);
  if (!section) return undefined;
  return contextOf(line, timezone) ?? { type: 'rich_text', elements: [section] };
}

function contextOf(line: Line, timezone: string): ContextBlock | undefined {
  const words = line.map(plainWords);
  if (words.some((word) => word === undefined)) return undefined;
  const text = line
    .map((part, index) => (isTime(part) ? markedTime(part.at, timezone) : escapeText(words[index] ?? '')))
    .join('');
  if ([...text].length > LIMITS.plainText || text.trim() === '') return undefined;
  if (!line.some(isTime))
    return { type: 'context', elements: [{ type: 'plain_text', text: words.join('').trim(), emoji: false }] };
  if (!words.every((word) => TAME.test(word ?? ''))) return undefined;
  return { type: 'context', elements: [{ type: 'mrkdwn', text: text.trim(), verbatim: true }] };
}

type Time = Extract<Inline, { kind: 'time' }>;
const isTime = (part: Inline): part is Time => typeof part !== 'string' && part.kind === 'time';

/** What stands there as words; empty for a time, undefined for what is more than words. */
function plainWords(part: Inline): string | undefined {
  if (typeof part === 'string') return cleanText(part);
  switch (part.kind) {
    case 'strong':
      return cleanText(part.text);
    case 'day':
      return dayInWords(part.day);
    case 'time':
      return '';
    case 'link':
    case 'person':
      return undefined;
    default:
      return part satisfies never;
  }
}

// No sign of Slack's markup (* _ ~ ` > < & @ # :name:), and no full stop within a word, which could be an address.
const TAME = /^(?:[\p{L}\p{M}\p{N} ,;()·…“”’'"+%/–—?!-]|:(?=\s|$)|\.(?=[\s,;)]|$))*$/u;

import { DateTime, IANAZone } from 'luxon';
import type { Block, Inline, Line, Reply } from '../../model/reply.ts';
import { cleanText as clean } from './clean-text.ts';
import { renderTimeline } from './render-timeline.ts';
import { padColumns, textWidth } from './text-width.ts';
import { wrapText as wrap } from './wrap-text.ts';
import { writeRequest } from './write-request.ts';

/** How a renderer decorates; the plain style adds nothing, a terminal adds bold and dim. */
export type TextStyle = {
  readonly strong: (text: string) => string;
  readonly small: (text: string) => string;
  readonly heading: (text: string) => string;
};

export const plainStyle: TextStyle = { strong: same, small: same, heading: same };

/**
 * A reply as plain text, lines of at most `width` characters (long words and addresses are not cut). Times are
 * shown in `timezone` (IANA; UTC if unknown). Links are numbered and listed once at the end. Control characters and bidirectional marks in feed text are dropped, so
 * that it cannot drive a terminal.
 */
export function renderText(
  reply: Reply,
  options: { readonly timezone: string; readonly width: number; readonly style?: TextStyle },
): string {
  const style = options.style ?? plainStyle;
  const timezone = IANAZone.isValidZone(options.timezone) ? options.timezone : 'utc';
  const links = new Map<string, number>();
  const context = { ...options, timezone, style, links };
  const blocks = reply.blocks.map((block) => renderBlock(block, context)).filter((text) => text !== '');
  const more = reply.more === null ? [] : [style.small(`More: ${writeRequest(reply.more)}`)];
  const sources = [...links].map(([url, number]) => style.small(`[${number}] ${url}`));
  return [...blocks, ...sources, ...more].join('\n');
}

type Context = {
  readonly timezone: string;
  readonly width: number;
  readonly style: TextStyle;
  readonly links: Map<string, number>; // each address with its number, in the order of their first use
};

function renderBlock(block: Block, context: Context): string {
  const { style, width } = context;
  const line = (parts: Line) => renderLine(parts, context);
  switch (block.kind) {
    case 'heading':
      return `\n${style.heading(wrap(clean(block.text), { width, first: '', rest: '' }))}`;
    case 'text': {
      const text = wrap(line(block.line), { width, first: '', rest: '' });
      return block.small ? style.small(text) : text;
    }
    case 'bullets':
      return block.items.map((item) => wrap(line(item), { width, first: '  • ', rest: '    ' })).join('\n');
    case 'quote': {
      const words = block.reported
        ? `reported: ${block.words.map(clean).join(' … ')}`
        : block.words.map((part) => `“${clean(part)}”`).join(' … ');
      return wrap(`${words} — ${line(block.by)} (${line(block.source)})`, { width, first: '  ❝ ', rest: '    ' });
    }
    case 'table':
      return renderTable(block, context);
    case 'timeline':
      return renderTimeline(block, context);
    case 'facts':
      return block.facts
        .map(({ label, value }) => wrap(`${clean(label)}: ${line(value)}`, { width, first: '  ', rest: '    ' }))
        .join('\n');
    case 'links':
      return block.links.map(({ text, url }) => `  ${clean(text)}: ${clean(url)}`).join('\n');
    case 'buttons':
      return style.small(
        block.buttons
          .filter(({ quiet }) => !quiet)
          .map(({ label, request }) => `  ${clean(label)}: ${writeRequest(request)}`)
          .join('\n'),
      );
    default:
      return block satisfies never;
  }
}

function renderLine(line: Line, context: Context): string {
  return line.map((part) => renderInline(part, context)).join('');
}

function renderInline(part: Inline, { timezone, style, links }: Context): string {
  if (typeof part === 'string') return clean(part);
  switch (part.kind) {
    case 'strong':
      return style.strong(clean(part.text));
    case 'link':
      return `${clean(part.text)} [${numberOf(part.url, links)}]`;
    case 'time':
      return DateTime.fromISO(part.at, { zone: timezone, locale: 'en-GB' }).toFormat('ccc d LLL yyyy HH:mm');
    case 'person':
      return clean(part.id);
    case 'day':
      return DateTime.fromISO(part.day, { zone: 'utc', locale: 'en-GB' }).toFormat('ccc d LLL yyyy');
    default:
      return part satisfies never;
  }
}

/** The address's number. Text fragments are for browsers: the same page is listed once. */
function numberOf(url: string, links: Map<string, number>): number {
  const page = clean(url).replace(/#:~:.*$/, '');
  const number = links.get(page) ?? links.size + 1;
  links.set(page, number);
  return number;
}

function renderTable(block: Extract<Block, { kind: 'table' }>, context: Context): string {
  const rows = [
    block.columns.map((column) => clean(column)),
    ...block.rows.map((row) => row.map((cell) => renderLine(cell, context))),
  ];
  const widths = block.columns.map((_, column) => Math.max(...rows.map((row) => textWidth(row[column] ?? ''))));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => padColumns(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  return [context.style.small(clean(block.caption)), ...lines].join('\n');
}

function same(text: string): string {
  return text;
}

import { DateTime } from 'luxon';
import type { Block, Inline, Line, Reply } from '../../model/reply.ts';

/** How a renderer decorates; the plain style adds nothing, a terminal adds bold and dim. */
export type TextStyle = {
  readonly strong: (text: string) => string;
  readonly small: (text: string) => string;
  readonly heading: (text: string) => string;
};

export const plainStyle: TextStyle = { strong: same, small: same, heading: same };

/**
 * A reply as plain text, lines of at most `width` characters (long words and addresses are not cut). Times are
 * shown in `timezone` (IANA). Control characters in feed text are dropped, so that it cannot drive a terminal.
 */
export function renderText(
  reply: Reply,
  options: { readonly timezone: string; readonly width: number; readonly style?: TextStyle },
): string {
  const style = options.style ?? plainStyle;
  const context = { ...options, style };
  const blocks = reply.blocks.map((block) => renderBlock(block, context)).filter((text) => text !== '');
  const more =
    reply.more === null
      ? []
      : [style.small(`More: /${reply.more.command} ${optionWords(reply.more.options)}page:${reply.more.page ?? 2}`)];
  return [...blocks, ...more].join('\n');
}

type Context = { readonly timezone: string; readonly width: number; readonly style: TextStyle };

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
    case 'chart':
      return renderChart(block, context);
    case 'facts':
      return block.facts
        .map(({ label, value }) => wrap(`${label}: ${line(value)}`, { width, first: '  ', rest: '    ' }))
        .join('\n');
    case 'links':
      return block.links.map(({ text, url }) => `  ${clean(text)}: ${clean(url)}`).join('\n');
    case 'buttons':
      return style.small(
        block.buttons
          .map(({ label, request }) => `  ${label}: /${request.command} ${optionWords(request.options)}`.trimEnd())
          .join('\n'),
      );
    default:
      return block satisfies never;
  }
}

function renderLine(line: Line, context: Context): string {
  return line.map((part) => renderInline(part, context)).join('');
}

function renderInline(part: Inline, { timezone, style }: Context): string {
  if (typeof part === 'string') return clean(part);
  switch (part.kind) {
    case 'strong':
      return style.strong(clean(part.text));
    case 'link':
      return `${clean(part.text)} <${clean(part.url)}>`;
    case 'time':
      return DateTime.fromISO(part.at, { zone: timezone, locale: 'en-GB' }).toFormat('ccc d LLL yyyy HH:mm');
    case 'day':
      return DateTime.fromISO(part.day, { zone: 'utc', locale: 'en-GB' }).toFormat('ccc d LLL yyyy');
    default:
      return part satisfies never;
  }
}

function renderTable(block: Extract<Block, { kind: 'table' }>, context: Context): string {
  const rows = [
    block.columns.map((column) => clean(column)),
    ...block.rows.map((row) => row.map((cell) => renderLine(cell, context))),
  ];
  const widths = block.columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  return [context.style.small(clean(block.caption)), ...lines].join('\n');
}

function renderChart(block: Extract<Block, { kind: 'chart' }>, context: Context): string {
  const most = Math.max(1, ...block.points.map(({ value }) => value));
  const labels = Math.max(0, ...block.points.map(({ label }) => label.length));
  const bars = block.points.map(
    ({ label, value }) =>
      `  ${clean(label).padEnd(labels)} ${'█'.repeat(Math.round((value / most) * CHART_WIDTH))} ${value}`,
  );
  return [context.style.small(clean(block.caption)), ...bars].join('\n');
}

const CHART_WIDTH = 30; // characters of the longest bar

/** Words moved to the next line where a line would be too long; decoration does not count as width. */
function wrap(
  text: string,
  options: { readonly width: number; readonly first: string; readonly rest: string },
): string {
  const lines: string[] = [];
  let line = options.first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && visible(line).length + 1 + visible(word).length > options.width) {
      lines.push(line);
      line = options.rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with a control character
const ESCAPES = /\u001b\[[0-9;]*m/g;

function visible(text: string): string {
  return text.replace(ESCAPES, '');
}

/** One line without control and bidirectional-override characters: feed text must not move a cursor or hide words. */
function clean(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');
}

function optionWords(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value} `)
    .join('');
}

function same(text: string): string {
  return text;
}

import { cleanText } from '../../../core/reply/clean-text.ts';
import { describeTimeline } from '../../../core/reply/describe-timeline.ts';
import type { Block, Line, Request, Timeline } from '../../../model/reply.ts';
import { escapeWords } from './escape.ts';
import { type PressKind, pressKindOf } from './pack-button.ts';
import { bold, renderLine } from './render-line.ts';

/**
 * A part of a message before it has a layout. A text that `begins` something stands apart from what is before it; a
 * heading besides opens a new part of the message.
 */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly begins: 'part' | 'entry' | null }
  | { readonly kind: 'picture' }
  | { readonly kind: 'buttons'; readonly buttons: readonly PressButton[] };

export type PressButton = { readonly press: PressKind; readonly label: string; readonly request: Request };

/** A block as pieces of a message: none where nothing of it is seen. */
export function renderBlock(block: Block, options: { readonly showsPicture: boolean }): Piece[] {
  switch (block.kind) {
    case 'heading':
      return text(headed(block.text), 'part');
    case 'text': {
      const line = renderLine(block.line);
      if (line === '') return [];
      return block.small ? text(`-# ${line}`, null) : text(line, 'entry');
    }
    case 'bullets':
      return text(list(block.items), null);
    case 'quote':
      return text(renderQuote(block), null);
    case 'table':
      return text(renderTable(block), 'entry');
    case 'timeline':
      return options.showsPicture ? [{ kind: 'picture' }] : text(timelineInWords(block), 'entry');
    case 'facts':
      return text(
        block.facts.map(({ label, value }) => `- ${bold(`${label}:`)} ${renderLine(value)}`).join('\n'),
        null,
      );
    case 'links':
      return text(list(block.links.map(({ text: label, url }): Line => [{ kind: 'link', text: label, url }])), null);
    case 'buttons':
      return buttons(
        block.buttons.map((button) => ({
          press: pressKindOf(button),
          label: button.label,
          request: button.request,
        })),
      );
    default:
      return block satisfies never;
  }
}

function text(markdown: string, begins: 'part' | 'entry' | null): Piece[] {
  return markdown === '' ? [] : [{ kind: 'text', text: markdown, begins }];
}

function buttons(list: readonly PressButton[]): Piece[] {
  return list.length === 0 ? [] : [{ kind: 'buttons', buttons: list }];
}

function headed(words: string): string {
  const shown = escapeWords(words).trim();
  return shown === '' ? '' : `## ${shown}`;
}

function list(items: readonly Line[]): string {
  return items
    .map(renderLine)
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

/** Only words that were said stand beside the quotation's bar; an outlet's own words are labelled. */
function renderQuote(quote: Extract<Block, { kind: 'quote' }>): string {
  const parts = quote.words.map((part) => cleanText(part).trim()).filter((part) => part !== '');
  const source = renderLine(['— ', ...quote.by, ', ', ...quote.source]);
  if (parts.length === 0) return source;
  if (quote.reported) return `${escapeWords(`reported: ${parts.join(' … ')}`)} ${source}`;
  return `> ${escapeWords(parts.map((part) => `“${part}”`).join(' … '))}\n${source}`;
}

/** Discord has no tables, and one of letters breaks on a phone: each row is an item, its cells after their columns' names. */
function renderTable({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const items = rows
    .map((row) =>
      row
        .map((cell, column) => ({ name: cleanText(columns[column] ?? '').trim(), words: renderLine(cell), column }))
        .filter(({ words }) => words !== '')
        .map(({ name, words, column }) => (column === 0 || name === '' ? words : `${escapeWords(name)}: ${words}`))
        .join(' · '),
    )
    .filter((item) => item !== '')
    .map((item) => `- ${item}`);
  return [bold(caption).trim(), ...items].filter((line) => line !== '').join('\n');
}

/** What the picture would show: an item for each row, or one text where the rows need each other's years to be read. */
function timelineInWords(timeline: Timeline): string {
  const head = describeTimeline({ ...timeline, rows: [] });
  const tell = (rows: Timeline['rows']) =>
    describeTimeline({ ...timeline, rows })
      .slice(head.length)
      .trim();
  const rows = timeline.rows.map((row) => tell([row]));
  const whole = tell(timeline.rows);
  const lines = rows.join(' ') === whole ? rows.map((row) => `- ${escapeWords(row)}`) : [escapeWords(whole)];
  return [bold(head), ...lines].join('\n');
}

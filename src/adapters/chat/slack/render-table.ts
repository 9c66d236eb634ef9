import type { KnownBlock, RawTextElement, RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { cleanText } from '../../../core/reply/clean-text.ts';
import type { Block, Line } from '../../../model/reply.ts';
import { LIMITS } from './limits.ts';
import { richLine, richText } from './render-line.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** How a workspace takes tables: clients and roll-outs differ, so there are two steps down. */
export type TableForm = 'data_table' | 'table' | 'list';

/** The form to be tried after this one was refused. */
export const nextForm: Readonly<Record<TableForm, TableForm | null>> = {
  data_table: 'table',
  table: 'list',
  list: null,
};

/** A table in the form asked for; as a list where it has too many columns, or no rows or columns. */
export function renderTable(
  table: Table,
  { form, timezone }: { readonly form: TableForm; readonly timezone: string },
): KnownBlock[] {
  const isTable = table.columns.length > 0 && table.columns.length <= LIMITS.tableColumns && table.rows.length > 0;
  const caption = cleanText(table.caption).trim();
  if (!isTable || form === 'list') return listOf(table, timezone);
  const head = table.columns.map(
    (name): RawTextElement => ({ type: 'raw_text', text: cleanText(name).trim() || EMPTY }),
  );
  const rows = [
    head,
    ...table.rows.map((row) => table.columns.map((_, column) => cellOf(row[column] ?? [], timezone))),
  ];
  if (form === 'data_table') return [{ type: 'data_table', caption: caption || 'Table', rows }];
  const title: KnownBlock[] =
    caption === '' ? [] : [rich([{ type: 'rich_text_section', elements: richText(caption, { bold: true }) }])];
  return [...title, { type: 'table', rows }];
}

const EMPTY = '–'; // a cell must not be empty

function cellOf(line: Line, timezone: string): RawTextElement | RichTextBlock {
  if (line.every((part) => typeof part === 'string'))
    return { type: 'raw_text', text: cleanText(line.join('')).trim() || EMPTY };
  const elements = richLine(line, timezone);
  if (elements.length === 0) return { type: 'raw_text', text: EMPTY };
  return rich([{ type: 'rich_text_section', elements }]);
}

/** Each row as an item: its first cell in bold, the others after the names of their columns. */
function listOf({ caption, columns, rows }: Table, timezone: string): KnownBlock[] {
  const items = rows.flatMap((row): RichTextSection[] => {
    const elements = row.flatMap((cell, column): RichTextElement[] => {
      const words = richLine(cell, timezone);
      if (words.length === 0) return [];
      if (column === 0) return [...words.map(bold)];
      return [...richText(`; ${columns[column] ?? ''}: `), ...words];
    });
    return elements.length === 0 ? [] : [{ type: 'rich_text_section', elements }];
  });
  const title = richText(caption, { bold: true });
  const parts: RichTextBlock['elements'] = [
    ...(title.length === 0 ? [] : [{ type: 'rich_text_section', elements: title } as const]),
    ...(items.length === 0 ? [] : [{ type: 'rich_text_list', style: 'bullet', elements: items } as const]),
  ];
  return parts.length === 0 ? [] : [rich(parts)];
}

const bold = (element: RichTextElement): RichTextElement =>
  element.type === 'text' ? { ...element, style: { bold: true } } : element;

const rich = (elements: RichTextBlock['elements']): RichTextBlock => ({ type: 'rich_text', elements });

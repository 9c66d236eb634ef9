import { type ExportFormat, exportWriters } from '../../../../core/reply/export-formats.ts';
import type { ExportQuery } from '../../../../ports/exports.ts';
import type { View } from '../page.ts';

const A_PAGE = 200;

/** Statements as a file, written page by page, so that a record of any length fits in memory. */
export function statementsFile(
  view: Pick<View, 'exports'>,
  query: ExportQuery,
  format: ExportFormat,
): ReadableStream<Uint8Array> {
  const writer = exportWriters[format];
  const encoder = new TextEncoder();
  let after: string | null = null;
  let isFirst = true;
  let isBegun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isBegun) controller.enqueue(encoder.encode(writer.begin));
      isBegun = true;
      const page = await view.exports.page({ ...query, after, atMost: A_PAGE });
      const items = page.statements.map((statement) => {
        const written = writer.item(statement, isFirst);
        isFirst = false;
        return written;
      });
      if (items.length > 0) controller.enqueue(encoder.encode(items.join('')));
      after = page.next;
      if (after !== null) return;
      controller.enqueue(encoder.encode(writer.end));
      controller.close();
    },
  });
}

import type { RecordedStatement } from '../../model/record.ts';
import { csvHead, csvLine } from './export-csv.ts';
import { exportData } from './export-data.ts';
import { markdownItem } from './export-markdown.ts';

export type ExportFormat = 'csv' | 'json' | 'markdown';

export const EXPORT_FORMATS: readonly ExportFormat[] = ['csv', 'json', 'markdown'];

/** How a format is written piece by piece, so that a record of any length fits in memory. */
export type ExportWriter = {
  readonly begin: string;
  readonly item: (statement: RecordedStatement, isFirst: boolean) => string;
  readonly end: string;
};

export const exportWriters: Readonly<Record<ExportFormat, ExportWriter>> = {
  csv: { begin: csvHead, item: (statement) => csvLine(exportData(statement)), end: '' },
  json: {
    begin: '[',
    item: (statement, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(exportData(statement))}`,
    end: '\n]\n',
  },
  markdown: { begin: '# Statements on record\n', item: markdownItem, end: '' },
};

import type { ExportData } from './export-data.ts';

/** A statement as a line of CSV (RFC 4180: commas, double quotes, CRLF). Lists are joined by "; ", parts of words by " … ". */
export function csvLine(data: ExportData): string {
  return line(Object.values(columns).map((column) => column(data)));
}

const columns: Readonly<Record<string, (data: ExportData) => string | number | boolean | null>> = {
  id: ({ id }) => id,
  words: ({ words }) => words.join(' … '),
  exact: ({ exact }) => exact,
  kind: ({ kind }) => kind,
  speaker: ({ speaker }) => speaker,
  person_id: ({ personId }) => personId,
  role: ({ role }) => role,
  cue: ({ cue }) => cue,
  said_from: ({ saidFrom }) => saidFrom,
  said_to: ({ saidTo }) => saidTo,
  outlet: ({ outlet }) => outlet,
  title: ({ title }) => title,
  url: ({ url }) => url,
  link: ({ link }) => link,
  published: ({ published }) => published,
  article_id: ({ articleId }) => articleId,
  revision: ({ revision }) => revision,
  start: ({ start }) => start,
  end: ({ end }) => end,
  topics: ({ topics }) => topics.join('; '),
  positions: ({ positions }) =>
    positions
      .map(({ topicId, proposition, position, confidence, evidence }) => {
        const words = evidence === null ? '' : `, “${evidence}”`;
        return `${topicId}: ${position} “${proposition}” (${confidence}${words})`;
      })
      .join('; '),
  also_in: ({ alsoIn }) => alsoIn.join('; '),
  variants: ({ variants }) => variants.map(({ outlet, words }) => `${outlet}: “${words.join('” … “')}”`).join('; '),
  confidence: ({ confidence }) => confidence,
  reported: ({ reported }) => reported.join('; '),
};

const line = (cells: readonly (string | number | boolean | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = RUNS.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// A spreadsheet takes such cells for formulas, which can call other programs and send away what is in the sheet. An
// apostrophe before them makes them text (OWASP ASVS 5.0, 1.2.10); full-width signs are read as their plain ones.
const RUNS = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** The names of the columns. */
export const csvHead = line(Object.keys(columns));

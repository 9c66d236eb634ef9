/** A field that we read, and what a document of the suite says it holds; null: the field is not there. */
export type Expectation = { readonly field: Field; readonly value: string | null };

export type Field = 'feed title' | 'title' | 'link' | 'id' | 'date' | 'author' | 'body';

/** `mayFail`: the document is expected to be broken, and nothing is expected of its fields. */
export type SuiteDocument = {
  readonly expectations: readonly Expectation[];
  readonly mayFail: boolean;
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * What a document of the feedparser test suite (Mark Pilgrim, Kurt McKee; BSD-2) says of itself in its first comment:
 * "Expect:" with a Python condition over the result, and "Header:" lines that it is served with. Conditions on what we
 * do not read, or of another form, are left out.
 */
export function readExpectations(document: string): SuiteDocument {
  const condition = /^\s*Expect:\s*(.*?)\s*(?:-->|$)/mu.exec(document)?.[1] ?? '';
  const headers = document.matchAll(/^Header:\s+([^:]+):(.*)$/gmu);
  return {
    expectations: partsOf(condition).flatMap((part) => readPart(part) ?? []),
    mayFail: condition === 'bozo',
    headers: {
      'content-type': 'text/xml',
      ...Object.fromEntries(Array.from(headers, ([, name, value]) => [name!.trim().toLowerCase(), value!.trim()])),
    },
  };
}

// feedparser's name of a field, as a path, and ours; a field that is expected under several names may stand in any
const FIELDS: Readonly<Record<string, Field>> = {
  'feed.title': 'feed title',
  'feed.title_detail.value': 'feed title',
  'entries.0.title': 'title',
  'entries.0.title_detail.value': 'title',
  'entries.0.link': 'link',
  'entries.0.links.0.href': 'link',
  'entries.0.id': 'id',
  'entries.0.guid': 'id',
  'entries.0.published_parsed': 'date',
  'entries.0.updated_parsed': 'date',
  'entries.0.created_parsed': 'date',
  'entries.0.author': 'author',
  'entries.0.author_detail.name': 'author',
  'entries.0.summary': 'body',
  'entries.0.description': 'body',
  'entries.0.summary_detail.value': 'body',
  'entries.0.content.0.value': 'body',
};

/** Parts joined by "and", not split within a string: entries[0]['title'] == 'Rock and roll'. */
function partsOf(condition: string): readonly string[] {
  const strings = `'(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*"`;
  const part = new RegExp(`(?:${strings}|(?! and )[\\s\\S])+`, 'gu');
  return (condition.match(part) ?? []).map((words) => words.replace(/^and /u, '').trim());
}

function readPart(part: string): Expectation | null {
  const absent = /^not entries\[0\]\.has_key\('(title|link|id)'\)$/u.exec(part)?.[1];
  if (absent !== undefined) return { field: absent as Field, value: null }; // the pattern names three fields
  const [, path, literal] = /^(ord\(.*\)|[^=]*?)\s*==\s*([\s\S]+)$/u.exec(part) ?? [];
  if (path === undefined || literal === undefined) return null;
  const code = /^ord\((.*)\)$/u.exec(path)?.[1];
  const field = FIELDS[(code ?? path).replaceAll(/\[['"]?(\w+)['"]?\]/gu, '.$1')];
  if (field === undefined) return null;
  if (code !== undefined) return { field, value: String.fromCodePoint(Number(literal)) };
  const value = field === 'date' ? readDate(literal) : readString(literal);
  return value === null ? null : { field, value };
}

/** (2004, 1, 1, 19, 48, 21, 3, 1, 0): year to second in UTC, then day of the week and of the year. */
function readDate(literal: string): string | null {
  const numbers = /^\((\d+(?:, *\d+){8})\)$/u.exec(literal)?.[1]?.split(',').map(Number);
  if (numbers === undefined) return null;
  const [year, month, day, hour, minute, second] = numbers;
  return new Date(Date.UTC(year!, month! - 1, day, hour, minute, second)).toISOString();
}

/** The value of a string of Python; null for what is none. */
function readString(literal: string): string | null {
  const [, prefix = '', , words] = /^([ubr]*)('''|"""|'|")([\s\S]*)\2$/iu.exec(literal) ?? [];
  if (words === undefined) return null;
  if (/r/iu.test(prefix)) return words;
  return words.replaceAll(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/giu, (_, x, u, long, other) => {
    const code = x ?? u ?? long;
    return code === undefined ? (ESCAPES[other] ?? other) : String.fromCodePoint(Number.parseInt(code, 16));
  });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

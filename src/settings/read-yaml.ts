import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { Mistake } from './mistake.ts';

/** A settings file as read: its values, and the document and line table that tell where each stood. */
export type YamlFile = {
  readonly name: string;
  readonly data: unknown; // undefined when the file cannot be read
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
};

/** Reads YAML 1.2. Keys with nothing after them count as not written; an empty file is an empty set of keys. */
export function readYaml(
  name: string,
  text: string,
): { readonly file: YamlFile; readonly mistakes: readonly Mistake[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const all = document.errors.map((error) => syntaxMistake({ name, text, lines, error }));
  // one slip often makes several errors: the first on each line tells it
  const mistakes = all.filter(({ line }, index) => all.findIndex((other) => other.line === line) === index);
  if (mistakes.length > 0) return { file: { name, data: undefined, document, lines }, mistakes };
  try {
    return { file: { name, data: withoutNulls(document.toJS() ?? {}), document, lines }, mistakes };
  } catch (error) {
    // an alias without its anchor, or aliases nested so deep that the file would fill the memory
    const what = lowerFirst(error instanceof Error ? error.message : String(error));
    const words = `not readable as YAML: ${what}: write the value itself instead of *name.`;
    return { file: { name, data: undefined, document, lines }, mistakes: [{ file: name, line: null, words }] };
  }
}

function syntaxMistake(at: {
  readonly name: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly error: YAMLError;
}): Mistake {
  const { code, message, pos } = at.error;
  const [what, advice] = WORDS[code] ?? [lowerFirst(message), 'compare the line with the file that OnRecord ships'];
  const [key] = at.text.slice(pos[0]).split(/[:\n]/); // the error ends within the key
  return {
    file: at.name,
    line: at.lines.linePos(pos[0]).line || 1,
    words: `not readable as YAML: ${code === 'DUPLICATE_KEY' ? `${what} (${key})` : what}: ${advice}.`,
  };
}

const lowerFirst = (message: string): string =>
  message.charAt(0).toLowerCase() + message.slice(1).replace(/[.:]+$/, '');

// What the parser's terms mean to somebody who writes a list of feeds, and what to do.
const UNEVEN = 'the line begins further left or right than its neighbours, or has a second ": "';
const ALIGN = 'line it up with its neighbours, or put the text in quotes';
const WORDS: Partial<Record<YAMLError['code'], readonly [what: string, advice: string]>> = {
  BAD_INDENT: ['a line begins too far left, or a [ or { is not closed', 'move it right, or close the bracket'],
  BAD_SCALAR_START: ['a text begins with a special character', 'put the text in quotes'],
  BLOCK_AS_IMPLICIT_KEY: [UNEVEN, ALIGN],
  DUPLICATE_KEY: ['a key is written twice', 'remove one'],
  MISSING_CHAR: ['a quote, bracket, colon or dash is missing', 'add it, or put a text with such characters in quotes'],
  MULTILINE_IMPLICIT_KEY: ['a key has no value', 'write ": " after the key, or put a text of several lines in quotes'],
  MULTIPLE_DOCS: ['the line --- begins a second document', 'remove that line'],
  NON_STRING_KEY: ['a key is no text', 'put the key in quotes'],
  TAB_AS_INDENT: ['a line begins with a tab', 'use spaces'],
  UNEXPECTED_TOKEN: [
    'a quote or bracket stands where none belongs',
    'put the whole text in quotes, or close what is open',
  ],
};

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner)]),
  );
}

import { Failure } from '../../model/failure.ts';

/** A word of a typed line. `who:"Orla Brandt"` is one word with a name and a quoted value. */
export type Word = {
  readonly raw: string; // as typed
  readonly name: string | null; // lower case; what stands before ":" or "=", null where nothing does
  readonly value: string; // what stands after it; the whole word where there is no name
  readonly quoted: boolean; // the value stood in quotation marks, which are taken off
};

/**
 * A typed line as words, split at white space; quotation marks of any style keep words together, also after a name.
 * Takes time in proportion to the line.
 * @throws Failure 'bad-input' where a double quotation mark is not closed.
 */
export function splitWords(line: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  for (;;) {
    at = after(/\s*/y, line, at);
    if (at >= line.length) return words;
    const start = at;
    at = after(/[a-z_]+[:=]/iy, line, at);
    const name = at > start ? line.slice(start, at - 1).toLowerCase() : null;
    const closed = closingMark(line, at);
    const end = closed ?? after(/\S*/y, line, at);
    const value = closed === undefined ? line.slice(at, end) : line.slice(at + 1, end);
    at = closed === undefined ? end : end + 1;
    words.push({ raw: line.slice(start, at), name, value, quoted: closed !== undefined });
  }
}

/** What may close a quotation mark, the usual one first: keyboards and phones mix the styles. */
const DOUBLE: Readonly<Record<string, readonly string[]>> = {
  '"': ['"', '”', '“'],
  '“': ['”', '"', '“'],
  '”': ['”', '"', '“'],
  '„': ['“', '”', '"'],
  '«': ['»'],
  '»': ['«', '»'],
};

const SINGLE: Readonly<Record<string, RegExp>> = {
  "'": /['’](?=\s|$)/g,
  '‘': /['’](?=\s|$)/g,
  '‹': /›(?=\s|$)/g,
};

/** Where the quotation that opens at `at` is closed; undefined if none opens there. */
function closingMark(line: string, at: number): number | undefined {
  const opening = line.charAt(at);
  const double = Object.hasOwn(DOUBLE, opening) ? DOUBLE[opening] : undefined;
  if (double) {
    const closed = double.map((mark) => line.indexOf(mark, at + 1)).find((index) => index >= 0);
    if (closed !== undefined) return closed;
    throw new Failure('bad-input', `A quotation mark (${opening}) is not closed: write it as who:"Kaja Kallas".`);
  }
  // A single one is an apostrophe more often than a quotation mark, so it counts only if it closes a word too.
  const single = Object.hasOwn(SINGLE, opening) ? SINGLE[opening] : undefined;
  if (!single) return undefined;
  single.lastIndex = at + 1;
  return single.exec(line)?.index;
}

function after(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : at;
}

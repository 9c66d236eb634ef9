import { textWidth } from './text-width.ts';

/**
 * Words moved to the next line where a line would be wider than `width` columns; a word that is wider by itself, such
 * as an address, is not cut. `first` begins the first line, `rest` all others.
 */
export function wrapText(
  text: string,
  options: { readonly width: number; readonly first: string; readonly rest: string },
): string {
  const lines: string[] = [];
  let line = options.first;
  let columns = textWidth(line);
  let empty = true;
  for (const word of text.split(' ')) {
    if (word === '' && empty) continue; // no line begins with a gap
    const wide = textWidth(word);
    if (!empty && columns + 1 + wide > options.width) {
      lines.push(line.trimEnd());
      line = options.rest;
      columns = textWidth(line);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    columns += wide + (empty ? 0 : 1);
    empty = false;
  }
  return [...lines, line.trimEnd()].join('\n');
}

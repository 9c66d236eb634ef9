/**
 * Words as at most that many lines of `width` pixels. What does not fit ends in "…" after a whole word; a single word
 * that is too wide is broken between characters.
 */
export function fitText(
  text: string,
  options: { readonly width: number; readonly size: number; readonly linesAtMost: number },
): readonly string[] {
  const { width, size, linesAtMost } = options;
  const fits = (line: string) => lineWidth(line, size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((given) => breakWord(given, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || fits(longer)) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  lines.push(line);
  const last = lines[linesAtMost - 1];
  if (lines.length <= linesAtMost || last === undefined) return lines;
  return [...lines.slice(0, linesAtMost - 1), shorten(last, fits)];
}

/** Pixels that a line of bold text takes at most: measured on DejaVu Sans Bold, the widest font that it is shown in. */
export function lineWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

function emsOf(character: string): number {
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  const group = GROUPS.find(([letters]) => letters.includes(character.normalize('NFD').charAt(0)));
  if (group) return group[1];
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(character) ? 0.86 : 1.04;
}

// Advance widths of DejaVu Sans Bold in ems, after its hmtx table, each group as wide as its widest.
const GROUPS: readonly (readonly [letters: string, ems: number])[] = [
  [" '’ijlI/J|,.:;-", 0.42],
  ['ftr!()[]“”', 0.51],
  ['szc?"', 0.6],
  ['LaevkxyoEFT', 0.69],
  ['0123456789$hnubdgpqSY', 0.72],
  ['PCZBAKRVX', 0.78],
  ['UGDHNOQ&+<>=#', 0.87],
  ['w', 0.93],
  ['mMW@%…—', 1.11],
];

function breakWord(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)) {
    if (piece !== '' && !fits(piece + segment)) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}

function shorten(line: string, fits: (line: string) => boolean): string {
  const words = line.split(' ');
  while (words.length > 1 && !fits(`${words.join(' ')} …`)) words.pop();
  return `${words.join(' ')} …`;
}

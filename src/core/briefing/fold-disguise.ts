/**
 * A text without what hides words from a search: compatibility forms, invisible characters and accents taken out,
 * Cyrillic and Greek letters in Latin words replaced by those they look like, digits in words by theirs ("1gn0re").
 */
export function foldDisguise(text: string): string {
  const tags = text.replace(/[\u{e0020}-\u{e007e}]/gu, (tag) =>
    String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000),
  );
  return tags
    .normalize('NFKD')
    .replace(/\p{M}|\p{Cf}|[\u115f\u1160\u3164\uffa0]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[’‘`´]/g, "'")
    .replace(/[\p{L}\p{N}]+/gu, foldWord);
}

/** The letters of a text that spaces its letters out ("i g n o r e"), without anything between; null for others. */
export function joinSpacedLetters(text: string): string | null {
  const spaced = text.match(/(?<![\p{L}\p{N}])(?:\p{L}[^\p{L}\p{N}]{1,3}){5,}\p{L}(?![\p{L}\p{N}])/gu);
  return spaced === null ? null : spaced.join('').toLowerCase().replace(/\P{L}/gu, '');
}

function foldWord(word: string): string {
  const latin = word.replace(/[^\p{ASCII}]/gu, (letter) => LOOKS_LIKE.get(letter) ?? letter);
  if (/^\p{ASCII}+$/u.test(word) || /^\p{ASCII}+$/u.test(latin)) return foldDigits(latin);
  return word; // a word of another script
}

const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** "1nstruct10ns", but not "F16", "2nd" or "B52": letters on both sides of a digit, or most of the word. */
function foldDigits(word: string): string {
  if (!/\p{L}\d+\p{L}|^\d\p{L}{4,}/u.test(word) || /^\d+(?:st|nd|rd|th|s|bn|mn|m|k)$/i.test(word)) return word;
  return word.replace(/[013457]/g, (digit) => DIGITS[digit] ?? digit);
}

const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  [
    ['аАαΑ', 'a'],
    ['вВβΒ', 'b'],
    ['сСϲ', 'c'],
    ['ԁ', 'd'],
    ['еЕєεΕ', 'e'],
    ['ɡ', 'g'],
    ['нНһΗ', 'h'],
    ['іІїιΙıӏ', 'i'],
    ['јЈ', 'j'],
    ['кКκΚ', 'k'],
    ['ⅼ', 'l'],
    ['мМΜ', 'm'],
    ['пηΝ', 'n'],
    ['оОοΟσөӨ', 'o'],
    ['рРρΡ', 'p'],
    ['ԛ', 'q'],
    ['г', 'r'],
    ['ѕЅ', 's'],
    ['тТτΤ', 't'],
    ['υՍ', 'u'],
    ['νѵ', 'v'],
    ['ԝωш', 'w'],
    ['хХχΧ', 'x'],
    ['уУүγΥ', 'y'],
    ['Ζ', 'z'],
  ].flatMap(([letters = '', latin = '']) => [...letters].map((letter) => [letter, latin] as const)),
);

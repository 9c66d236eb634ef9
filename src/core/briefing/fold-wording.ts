/** A word, number or sign of a text as written, and what stands between it and the word before. */
export type RawWord = { readonly text: string; readonly before: string };

/** The words of a text in order, its typography made plain: apostrophes straight, "[W]e" and "U.S." as We and US. */
export function splitWording(text: string): readonly RawWord[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\[(\p{L})\](?=\p{L})/gu, '$1')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll('.', ''))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  let last = 0;
  return [...plain.matchAll(WORD)].map((match) => {
    const before = plain.slice(last, match.index);
    last = match.index + match[0].length;
    return { text: match[0], before };
  });
}

/** The words in a row, " so written ": equal for wordings that differ in marks, dashes, spaces and case only. */
export function foldWording(text: string): string {
  return ` ${splitWording(text)
    .map((word) => word.text.toLowerCase())
    .join(' ')} `;
}

// Scripts without spaces between words are compared sign by sign. Then numbers, signs of money and percent, words.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]|\p{N}+(?:[.,:]\p{N}+)*|[%$€£¥]|[\p{L}\p{M}]+(?:'\p{L}+)*/gu;

/**
 * A word as phrases are compared: small letters without accents, singular, American spelling, as far as the ending
 * tells. "Policies" and "policy" meet, and so do "Organisation" and "organization". Never throws.
 */
export function foldWord(text: string): string {
  const plain = plainWord(text);
  const one = IRREGULAR.get(plain) ?? singular(plain);
  return SPELLINGS.reduce((word, [british, american]) => word.replace(british, american), one);
}

/** Small letters without accents; curly apostrophes are straight. A name keeps its ending: "Williams" is no "William". */
export function plainWord(text: string): string {
  const lower = text.toLowerCase().replaceAll('’', "'");
  if (/^[\0-\x7f]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðıßæœþ]/g, (letter) => LETTERS[letter] ?? letter);
}

function singular(word: string): string {
  if (/^\p{N}+s$/u.test(word)) return word.slice(0, -1); // "F-35s"
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'men man, women woman, children child, crises crisis, analyses analysis, bases base, wives wife, knives knife, lives life, ' +
    'leaves leave, thieves thief, wolves wolf, halves half, heroes hero, potatoes potato, tomatoes tomato, vetoes veto, ' +
    'torpedoes torpedo, cargoes cargo, embargoes embargo, media media, gas gas, buses bus, viruses virus, bonuses bonus'
  )
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]), // each pair above is two words
);

// British ending -> American one; both sides are folded, so that a rare wrong hit changes nothing
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\w{4})is(?=(?:e|ed|er|ing|ation|ational)$)/, 'iz'],
  [/(?<=\w{3})our(?=(?:ed|er|ing|ite|able|hood)?$)/, 'or'],
  [/(?<=^(?:def|off|lic|pret))ence$/, 'ense'],
  [/(?<=^(?:cent|theat|met|lit|fib|kilomet))re$/, 'er'],
  [/gramme$/, 'gram'],
];

// Letters that Unicode does not take apart into a plain letter and an accent.
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
};

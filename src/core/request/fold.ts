/**
 * A name as it is compared: small letters without accents, full stops or apostrophes; dashes are spaces. So
 * "nato ukraine" is nato-ukraine, "J.D. Vance" is JD Vance and "Erdogan" is Erdoğan.
 */
export function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðıßæœþ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[.'’ʼ`]/g, '')
    .replace(/[\s_\-‐-―]+/g, ' ')
    .trim();
}

// Letters that Unicode does not take apart into a plain letter and an accent.
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

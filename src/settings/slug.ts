/** A kebab-case id of a name: "Antonio Guterres" -> "antonio-guterres". '' when it has no Latin letter or digit. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[łøđæœßı]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

// Letters that Unicode does not take apart into a plain letter and a mark.
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i' };

/** The id of a feed that has none of its own: of its address, since outlets have several feeds and change names. */
export const slugOfAddress = (url: string): string => slug(url.replace(/^https?:\/\/(www\.)?/i, ''));

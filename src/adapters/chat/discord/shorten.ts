/** Words of at most so many characters (UTF-16); what is cut ends at a whole word and in "…". */
export function shorten(words: string, atMost: number): string {
  if (words.length <= atMost) return words;
  const kept = [...words].reduce((text, sign) => (text.length + sign.length < atMost ? text + sign : text), '');
  const lastSpace = kept.lastIndexOf(' ');
  return `${(lastSpace > atMost / 2 ? kept.slice(0, lastSpace) : kept).trimEnd()}…`;
}

/** Alternative text of a picture: cut behind a whole position, never within one. */
export function shortenAlt(alt: string, atMost: number): string {
  if (alt.length <= atMost) return alt;
  const kept = alt.slice(0, atMost - 2);
  const end = Math.max(kept.lastIndexOf('; '), kept.lastIndexOf('. '));
  return end < 0 ? shorten(alt, atMost) : `${kept.slice(0, end + 1)} …`;
}

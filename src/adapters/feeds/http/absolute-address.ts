/**
 * An address as http(s), resolved against `base`; null when it is none. One that is absolute already is kept as
 * written: normalised ones are not what the source said.
 */
export function absoluteAddress(address: string | null, base: string): string | null {
  if (address === null || address.length > LENGTH_AT_MOST) return null;
  const trimmed = address.trim();
  const url = trimmed === '' ? null : URL.parse(trimmed, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.href.length > LENGTH_AT_MOST)
    return null;
  return /^https?:\/\/[^\s<>"\\^`{|}]+$/i.test(trimmed) ? trimmed : url.href;
}

const LENGTH_AT_MOST = 4000; // browsers and servers give up at 2,000 to 8,000 characters

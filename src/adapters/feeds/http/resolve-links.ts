import { decodeEntities } from './plain-text.ts';

// Linear on any input: a tag's text ends at the next bracket, and an attribute's value at its quote.
const TAG = /<[a-z][^<>]*>/gi;
const ADDRESS = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

const LINKS_AT_MOST = 2000; // of one body; the longest live blogs have 500
const GROWTH_AT_MOST = 2000; // characters, and once the body's length: a long base must not blow up many short links

/** Makes the links and pictures of a piece of HTML absolute; what cannot be resolved stays as it is. */
export function resolveLinks(html: string, base: string): string {
  let links = 0;
  let room = GROWTH_AT_MOST + html.length;
  const absolute = (tag: string) =>
    tag.replace(ADDRESS, (whole, start: string, ...values: string[]) => {
      const address = decodeEntities((values[0] ?? values[1] ?? values[2] ?? '').trim());
      if (address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address)) return whole;
      links += 1;
      const url = links > LINKS_AT_MOST || room < 0 ? null : URL.parse(address, base);
      if (url === null) return whole;
      const resolved = readable(url.href, address);
      room -= resolved.length - address.length;
      return `${start}"${resolved.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`;
    });
  return html.replace(TAG, (tag) => (/href|src/i.test(tag) ? absolute(tag) : tag));
}

/** The letters that the source wrote, where URL writes them as percent signs: "/Zürich" stays readable. */
function readable(resolved: string, written: string): string {
  if (!/[\u0080-\uffff]/.test(written)) return resolved;
  const words = new Set(written.match(/[^\p{ASCII}\p{Cc}\p{Cf}\p{Z}\p{Cs}]+/gu));
  return [...words].slice(0, 20).reduce((text, word) => text.replaceAll(encodeURIComponent(word), word), resolved);
}

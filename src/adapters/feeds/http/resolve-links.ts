import { decodeEntities } from './plain-text.ts';

// Linear on any input: a tag's text ends at the next bracket, and an attribute's value at its quote.
const TAG = /<[a-z][^<>]*\s(?:href|src)\s*=[^<>]*>/gi;
const ADDRESS = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

const LINKS_AT_MOST = 2000; // of one body; the longest live blogs have 500

/** Makes the links and pictures of a piece of HTML absolute; what cannot be resolved stays as it is. */
export function resolveLinks(html: string, base: string): string {
  let links = 0;
  return html.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (whole, start: string, ...values: string[]) => {
      const address = decodeEntities((values[0] ?? values[1] ?? values[2] ?? '').trim());
      if (address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address)) return whole;
      links += 1;
      if (links > LINKS_AT_MOST || !URL.canParse(address, base)) return whole;
      const resolved = readable(new URL(address, base).href, address);
      return `${start}"${resolved.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`;
    }),
  );
}

/** The letters that the source wrote, where URL writes them as percent signs: "/Zürich" stays readable. */
function readable(resolved: string, written: string): string {
  const words = new Set(written.match(/[^\p{ASCII}\p{Cc}\p{Cf}\p{Z}\p{Cs}]+/gu));
  return [...words].slice(0, 20).reduce((text, word) => text.replaceAll(encodeURIComponent(word), word), resolved);
}

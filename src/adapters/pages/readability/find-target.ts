import type { DomDocument } from './dom.ts';
import { readTarget } from './read-canonical.ts';
import { isSameSite } from './same-site.ts';

const REFRESH_SECONDS_AT_MOST = 15; // a redirect's wait; news pages reload themselves after minutes
const SCRIPT_AT_MOST = 4000; // characters of a page whose only point is a script that leads on

/**
 * Where a page without an article sends its readers: by meta refresh, by a script that does nothing else, or by a
 * canonical address on another site. Null where it does not name one address plainly.
 */
export function findTarget(document: DomDocument, html: string, url: string): string | null {
  return refreshTarget(document, url) ?? scriptTarget(html, url) ?? canonicalTarget(document, url);
}

function refreshTarget(document: DomDocument, url: string): string | null {
  for (const meta of document.querySelectorAll('meta[http-equiv="refresh" i]')) {
    if (meta.closest('noscript') !== null) continue; // for browsers without scripts: an error page, mostly
    const found = /^\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)["']?\s*$/i.exec(
      meta.getAttribute('content')?.slice(0, 3000) ?? '',
    );
    if (found !== null && Number(found[1]) <= REFRESH_SECONDS_AT_MOST) return readTarget(found[2], url);
  }
  return null;
}

/** `location.replace("https://…")` with the address written out, in a small page that names no second one. */
function scriptTarget(html: string, url: string): string | null {
  if (html.length > SCRIPT_AT_MOST) return null;
  const found = new Set<string>();
  for (const match of html.matchAll(
    /\blocation(?:\.href)?\s*=\s*(["'])(https?:[^"'\s]+)\1|\blocation\.(?:replace|assign)\(\s*(["'])(https?:[^"'\s]+)\3/gi,
  )) {
    // In scripts, slashes and ampersands may be written as escapes.
    found.add((match[2] ?? match[4] ?? '').replace(/\\\//g, '/').replace(/\\(?:u0026|x26)/gi, '&'));
  }
  const [only] = found;
  return found.size === 1 ? readTarget(only, url) : null;
}

function canonicalTarget(document: DomDocument, url: string): string | null {
  const target = readTarget(document.querySelector('link[rel~="canonical" i]')?.getAttribute('href'), url);
  return target !== null && !isSameSite(new URL(target), new URL(url)) ? target : null;
}

import iconv from 'iconv-lite';
import { decodeBrokenUtf8 } from './decode-broken-utf8.ts';

// An XML prolog or an HTML meta tag stands at the very beginning; anything later is content.
const PROLOG_BYTES = 1024;

/**
 * The text of a feed's bytes: byte-order mark, then the charset of the Content-Type, then the XML prolog, then
 * strict UTF-8, then windows-1252, which can read anything. A charset that is said but does not fit (text said to
 * be us-ascii or utf-8 that is not) gives way to the next.
 */
export function decode(body: Uint8Array, contentType: string | undefined): string {
  const marked = decodeMarked(body);
  if (marked !== null) return marked;
  const wide = decodeWideUnmarked(body);
  if (wide !== null) return wide;
  const head = iconv.decode(view(body.subarray(0, PROLOG_BYTES)), 'latin1');
  const http = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const prolog = /<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
  for (const label of [http, prolog, 'utf-8']) {
    const text = label === undefined ? null : decodeAs(body, label);
    if (text !== null) return text;
  }
  return iconv.decode(view(body), 'windows-1252');
}

function decodeMarked(body: Uint8Array): string | null {
  const [a, b, c] = body;
  if (a === 0xef && b === 0xbb && c === 0xbf) return asUtf8(body.subarray(3)); // null: the mark itself is wrong
  if (a === 0xff && b === 0xfe) return decodeWide(body, 'utf-16le');
  if (a === 0xfe && b === 0xff) return decodeWide(body, 'utf-16be');
  return null;
}

/** UTF-16 and UTF-32 without a mark show by the zero bytes around the first "<" (XML 1.0, appendix F). */
function decodeWideUnmarked(body: Uint8Array): string | null {
  const [a, b, c, d] = body;
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return decodeWide(body, 'utf-32le');
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return decodeWide(body, 'utf-32be');
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return decodeWide(body, 'utf-32be');
  if (a === 0x3c && b === 0) return decodeWide(body, 'utf-16le');
  if (a === 0 && b === 0x3c) return decodeWide(body, 'utf-16be');
  return null;
}

function decodeWide(body: Uint8Array, label: string): string {
  const [, , c, d] = body;
  const utf32 = label === 'utf-16le' && body[0] === 0xff && c === 0 && d === 0 ? 'utf-32le' : label;
  return iconv.decode(view(body), utf32);
}

function decodeAs(body: Uint8Array, label: string): string | null {
  const name = label.toLowerCase();
  // No 16-bit text gets here, and us-ascii with bytes over 127 is something else: both labels are wrong.
  if (/^(utf-?16|utf-?32|ucs-?[24]|iso-10646)/.test(name)) return null;
  if (/^(us-)?ascii$/.test(name)) return body.some((byte) => byte > 127) ? null : iconv.decode(view(body), 'latin1');
  if (/^utf-?8$/.test(name)) return asUtf8(body);
  // WHATWG: pages said to be latin1 are windows-1252. Not by TextDecoder, whose windows-1252 maps 0x80-0x9F to
  // control characters in Node 20 and 22 (nodejs/node#56542).
  const known = /^(iso-?8859-?1|latin-?1)$/.test(name) ? 'windows-1252' : name;
  return iconv.encodingExists(known) ? iconv.decode(view(body), known) : null;
}

function asUtf8(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return decodeBrokenUtf8(body);
  }
}

/** The same bytes as iconv takes them, not copied. */
function view(body: Uint8Array): Buffer {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

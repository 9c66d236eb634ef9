import { Parser } from 'htmlparser2';
import { C1 } from './windows-1252.ts';

// The four that nearly all text has are left to replaceAll, which is four times as fast.
const ENTITY = /&(?!(?:lt|gt|quot|amp);)(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][\w.-]{0,31}));/g;
// Linear on any input: no part of it can run past the next bracket.
const TAG = /<(?:\/?[a-zA-Z][^<>]*>|![a-zA-Z][^<>]*>|!--[^<>]*>?)/g;

/**
 * Decodes numeric and named character references once, those with a semicolon only: "&copy=2" in an address is no
 * reference. Illegal ones vanish, unknown names stay; `own` knows the entities that the document declared.
 */
export function decodeEntities(text: string, own?: (name: string) => string | undefined): string {
  if (!text.includes('&')) return text;
  return text
    .replace(ENTITY, (whole, decimal: string, hex: string, name: string) => {
      const value =
        name === undefined
          ? fromCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
          : (own?.(name) ?? namedEntity(name));
      return value === null ? whole : value.replaceAll('&', '&amp;'); // as "&amp;" is decoded below, and once only
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** HTML as one line of plain text: tags gone, references decoded, white space folded, at most `atMost` characters. */
export function plainText(html: string, atMost: number): string {
  const text = mendC1(withoutMarkup(html.slice(0, atMost * 100)))
    .replace(CONTROLS, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  return text.length <= atMost ? text : cut(text, atMost);
}

function withoutMarkup(html: string): string {
  if (!/[<&]/.test(html)) return html;
  // Titles are often escaped twice ("Tom &amp;amp; Jerry"), so decode again after the tags are gone.
  const stripped = decodeEntities(withoutUnseen(html).replace(TAG, tagGap));
  return decodeEntities(stripped.replace(TAG, tagGap));
}

// Direction overrides and other invisible controls have no place in a title; zero-width joiners do (Arabic, emoji).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Control characters that were windows-1252 in disguise, as the punctuation they stand for. */
export function mendC1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) => C1[character.charCodeAt(0) - 0x80] ?? '');
}

/** Without scripts, styles and comments. By searching, not by one expression, whose cost could be quadratic. */
export function withoutUnseen(html: string): string {
  if (!/<(?:!--|script|style)/i.test(html)) return html;
  return without(without(without(html, '<!--', '-->'), '<script', '</script>'), '<style', '</style>');
}

function without(html: string, start: string, end: string): string {
  const lower = html.toLowerCase();
  let kept = '';
  let from = 0;
  for (;;) {
    const at = lower.indexOf(start, from);
    const close = at < 0 ? -1 : lower.indexOf(end, at + start.length);
    if (close < 0) return kept + html.slice(from);
    kept += html.slice(from, at);
    from = close + end.length;
  }
}

function tagGap(tag: string): string {
  return /^<\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|blockquote|hr)\b/i.test(tag) ? ' ' : '';
}

function cut(text: string, atMost: number): string {
  const room = text.slice(0, atMost - 1);
  const lastSpace = room.lastIndexOf(' ');
  return `${(lastSpace > atMost / 2 ? room.slice(0, lastSpace) : room.replace(/[\ud800-\udbff]$/, '')).trimEnd()}…`;
}

function fromCode(code: number): string {
  // Pages write &#146; for ’ (HTML standard, numeric character references).
  if (code >= 0x80 && code <= 0x9f) return C1[code - 0x80] ?? '';
  const legal =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0x10ffff);
  return legal && code !== 0xfffe && code !== 0xffff ? String.fromCodePoint(code) : '';
}

const seen = new Map<string, string | null>();

/** HTML's two thousand names are htmlparser2's knowledge: ask it, once a name. */
function namedEntity(name: string): string | null {
  const known = seen.get(name);
  if (known !== undefined) return known;
  const whole = `&${name};`;
  let text = '';
  const parser = new Parser({ ontext: (part) => (text += part) }, { decodeEntities: true });
  parser.end(whole);
  const value = text === whole || text.endsWith(';') ? null : text;
  if (seen.size < 3000) seen.set(name, value); // more names than HTML has would be an attack on memory
  return value;
}

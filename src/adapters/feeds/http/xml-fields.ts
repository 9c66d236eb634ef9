import type { Element } from './xml-tree.ts';

/** The child elements with this name. */
export function childrenNamed(element: Element, name: string): readonly Element[] {
  return element.children.filter((child): child is Element => typeof child !== 'string' && child.name === name);
}

/** The value of the first child that gives one, names in order of preference. */
export function firstOf<T>(element: Element, names: readonly string[], read: (child: Element) => T | null): T | null {
  for (const name of names) {
    for (const child of childrenNamed(element, name)) {
      const value = read(child);
      if (value !== null) return value;
    }
  }
  return null;
}

/** All text below an element, trimmed; null when there is none. */
export function textOf(element: Element): string | null {
  const text = collect(element).trim();
  return text === '' ? null : text;
}

/**
 * The HTML that an element carries: escaped or in CDATA (RSS; Atom html), as elements (Atom xhtml; RSS that forgot
 * to escape), in base64 (Atom), or as plain text, which is escaped. Null when there is none.
 */
export function htmlOf(element: Element): string | null {
  const type = element.attributes.get('type')?.toLowerCase() ?? '';
  const mode = element.attributes.get('mode')?.toLowerCase() ?? '';
  if (element.children.some((child) => typeof child !== 'string')) {
    const html = element.children.map(serialise).join('').trim();
    return html === '' ? null : html;
  }
  const text = textOf(element);
  if (text === null) return null;
  if (mode === 'base64' || isBinaryType(type)) return fromBase64(text, type);
  return (type === 'text' || type === 'text/plain') && !LOOKS_LIKE_HTML.test(text) ? escapeHtml(text) : text;
}

/** Plain text as HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

// Half the feeds that write HTML into a text construct forgot to say so.
const LOOKS_LIKE_HTML =
  /<\/?(?:p|a|b|i|em|strong|br|div|span|img|ul|ol|li|h[1-6]|blockquote|table|pre|code)\b[^<>]*>|&(?:#\d+|[a-z]+);/i;

function isBinaryType(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/xml|html/.test(type);
}

/** RFC 4287 4.1.3.3: content of any other media type is base64. */
function fromBase64(text: string, type: string): string | null {
  const packed = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+=*$/.test(packed)) return text;
  const decoded = Buffer.from(packed, 'base64').toString('utf8');
  if (decoded.includes('\uFFFD')) return null; // a picture or the like
  return type === 'text/plain' ? escapeHtml(decoded) : decoded;
}

function collect(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : collect(child))).join('');
}

function serialise(child: Element | string): string {
  if (typeof child === 'string') return escapeHtml(child);
  const name = child.name.replace(/^.*:/, '');
  if (name === 'script' || name === 'style') return '';
  const attributes = [...child.attributes]
    .filter(([key]) => /^[a-z][a-z0-9-]*$/.test(key) && key !== 'xmlns')
    .map(([key, value]) => ` ${key}="${escapeHtml(value).replaceAll('"', '&quot;')}"`)
    .join('');
  const start = `<${name}${attributes}>`;
  return /^(?:br|hr|img|wbr|input)$/.test(name) ? start : `${start}${child.children.map(serialise).join('')}</${name}>`;
}

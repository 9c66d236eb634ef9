import { readHtml } from './html-tokens.ts';
import { withoutUnseen } from './plain-text.ts';
import { resolveLinks } from './resolve-links.ts';

/**
 * A body as a feed gives it, with absolute links and without what could act: scripts, frames, forms, handlers and
 * addresses that are code. Its text stays. Everything that shows a body takes its text only; this is the second lock.
 */
export function cleanHtml(html: string, base: string): string {
  const bare = html.replaceAll('<![CDATA[', '').replaceAll(']]>', ''); // packed twice by mistake
  return resolveLinks(MAY_ACT.test(bare) ? withoutActive(bare) : bare, base);
}

// What is not found here cannot act: a tag's name follows "<" at once, and handlers and code need these letters.
const MAY_ACT =
  /<[/\s]*(?:script|style|iframe|frame|object|embed|applet|meta|link|base|form|input|button|svg|math|template|noscript)\b|\bon[a-z]+\s{0,9}=|script\s{0,9}:|\bdata:/i;

/** Gone with all that they hold. */
const HIDDEN = new Set(['script', 'style', 'applet', 'template']);
/** Gone, their text stays. */
const UNWANTED =
  /^(?:iframe|object|embed|meta|link|base|form|input|button|frame|frameset|textarea|select|html|head|body)$/;
const SAFE_ADDRESS = /^(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])/i;
const ADDRESSES = new Set(['href', 'src', 'cite', 'poster', 'longdesc', 'background', 'action', 'data', 'xlink:href']);

const TAGS_AT_MOST = 10_000; // of one body; the longest articles have 3,000. What stands behind them is dropped

function withoutActive(html: string): string {
  const kept: string[] = [];
  let hidden = '';
  let tags = 0;
  readHtml(withoutUnseen(html), {
    is: 'fragment',
    onStart: (name, attributes) => {
      tags += 1;
      if (tags > TAGS_AT_MOST) return 'stop';
      if (hidden === '' && HIDDEN.has(name)) hidden = name;
      if (hidden !== '' || UNWANTED.test(name) || !/^[a-z][a-z0-9-]*$/.test(name)) return undefined;
      kept.push(`<${name}`);
      for (const [key, value] of attributes)
        if (isHarmless(key, value)) kept.push(` ${key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);
      kept.push('>');
      return undefined;
    },
    onEnd: (name) => {
      if (hidden === name) hidden = '';
      else if (hidden === '' && !UNWANTED.test(name) && !HIDDEN.has(name) && /^[a-z][a-z0-9-]*$/.test(name))
        kept.push(`</${name}>`);
    },
    onText: (text) => {
      if (hidden === '') kept.push(text);
    },
  });
  return kept.join('');
}

function isHarmless(key: string, value: string): boolean {
  if (!/^[a-z][a-z0-9-]*$/.test(key) || key.startsWith('on') || key === 'style' || key === 'srcdoc') return false;
  // Browsers skip white space and controls inside a scheme: "java\nscript:".
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !ADDRESSES.has(key) || SAFE_ADDRESS.test(value.replace(/[\u0000-\u0020\u007f-\u00a0]/g, ''));
}

import { parseHTML } from 'linkedom';
import type { DomDocument } from './dom.ts';
import { tameHtml } from './tame-html.ts';

/** The tree of a page: always <html> with <head> and <body>; null where there is no markup at all. */
export function parsePage(html: string): DomDocument | null {
  if (!/<[a-z!]/i.test(html)) return null;
  // In HTML these marks mean nothing, but one of the tokenizers believes in them.
  const tame = tameHtml(html.replaceAll('<![CDATA[', '').replaceAll(']]>', ''));
  const document = /<html[\s>]/i.test(tame) ? parse(tame) : null;
  return document !== null && isWhole(document) ? document : parse(wrapped(tame));
}

function parse(html: string): DomDocument {
  // The compiler has no DOM types (see dom.ts), so linkedom's nodes come untyped.
  return parseHTML(html).document as DomDocument;
}

/** linkedom makes up no tags that are missing, and leaves what stands behind </html> outside of everything. */
function isWhole(document: DomDocument): boolean {
  const root = document.documentElement;
  if (root?.tagName !== 'HTML') return false;
  const outside = [...document.children].filter((element) => element !== root);
  const inside = [...root.children].map((element) => element.tagName);
  return (
    outside.length === 0 &&
    inside.filter((name) => name === 'BODY').length === 1 &&
    inside.every((name) => name === 'HEAD' || name === 'BODY')
  );
}

/** The page with one <html>, <head> and <body>, whatever it had of them. */
function wrapped(html: string): string {
  const given = /<html\s[^<>]{0,500}>/i.exec(html)?.[0] ?? '';
  const language = /\slang\s*=\s*["']?([a-z]{2}(?:[-_]\w{1,8})?)\b/i.exec(given)?.[1];
  const root = `<html${language === undefined ? '' : ` lang="${language}"`}${/\s(?:amp|⚡)[\s>=]/i.test(given) ? ' amp' : ''}>`;
  const bare = html.replace(/<!doctype[^<>]{0,500}>|<\/?(?:html|head|body)(?:\s[^<>]{0,5000})?>/gi, '');
  const title = /<title[^<>]{0,200}>[^<]{0,1000}<\/title>/i.exec(bare)?.[0] ?? '';
  return `<!doctype html>${root}<head>${title}</head><body>${bare.replace(title, '')}</body></html>`;
}

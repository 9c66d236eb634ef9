import { type DomElement, type DomNode, isElement, isText, oneLine } from './dom.ts';

const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CENTER|DD|DIV|DL|DT|FOOTER|H[1-6]|HEADER|HR|HTML|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TBODY|TR|UL)$/;
const CELL = /^T[DH]$/;
const DEPTH_AT_MOST = 300; // the deepest page seen has under 60 levels below its article

/**
 * The text of an element as paragraphs: one for each block and for each part between two line breaks, white space
 * folded. <q> gets the quotation marks that a browser would draw.
 */
export function paragraphsOf(element: DomElement): readonly string[] {
  const paragraphs: string[] = [];
  let current = '';
  let breaks = 0;

  function finish(): void {
    const text = oneLine(current);
    if (text !== '') paragraphs.push(text);
    current = '';
    breaks = 0;
  }

  function visit(node: DomNode, depth: number): void {
    if (isText(node)) {
      const text = node.textContent ?? '';
      if (text.trim() !== '') breaks = 0;
      current += text;
      return;
    }
    if (!isElement(node) || depth > DEPTH_AT_MOST) return;
    const tag = node.tagName.toUpperCase();
    if (tag === 'BR') {
      breaks += 1;
      current += ' ';
      if (breaks === 2) finish();
      return;
    }
    if (BLOCK.test(tag)) finish();
    if (CELL.test(tag)) current += ' '; // the cells of a row are one line
    const quoted = tag === 'Q' && !/^\s*["“«„]/.test(node.textContent ?? '');
    if (quoted) current += '“';
    for (const child of node.childNodes) visit(child, depth + 1);
    if (quoted) current += '”';
    if (BLOCK.test(tag)) finish();
  }

  visit(element, 0);
  finish();
  return paragraphs;
}

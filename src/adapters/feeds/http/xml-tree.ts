import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { decodeEntities } from './plain-text.ts';
import { FIELD_AT_MOST, ITEMS_AT_MOST } from './reading.ts';
import { canonicalName, type Spaces } from './xml-names.ts';

/**
 * An element of a feed. `name` is canonical (see canonicalName), attribute names are lower-case, `base` is the
 * xml:base in force, null without one. Text children are decoded.
 */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
  readonly base: string | null;
};

const DEPTH_AT_MOST = 400; // deepest real content seen is under 60; what lies deeper is dropped
const ATTRIBUTES_AT_MOST = 200;
const ENTITIES_AT_MOST = 100;
const ENTITY_LENGTH_AT_MOST = 1000; // and an entity's text is never expanded again, so nothing grows
// HTML elements that never close; unescaped HTML in descriptions leaves them open.
const VOID = /^(?:xhtml:)?(?:br|hr|img|wbr|input)$/;

type Open = { readonly tag: string; readonly element: Element; readonly spaces: Spaces; readonly isItem: boolean };

/**
 * Builds the tree of a document however broken: unknown end tags are ignored, open elements end with their
 * parent, a new item ends the one before, a bare "&" or "<" is text, unquoted attributes are read. Never throws.
 */
export function xmlTree(text: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], base: null };
  const stack: Open[] = [{ tag: '', element: root, spaces: new Map(), isItem: false }];
  const entities = new Map<string, string>();
  let tag = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  let tooDeep = 0;
  let items = 0;
  let fieldLength = 0;

  const top = () => stack[stack.length - 1]!; // the root is never popped

  function addText(piece: string): void {
    const room = FIELD_AT_MOST - fieldLength;
    if (tooDeep > 0 || room <= 0 || piece === '') return;
    fieldLength += piece.length;
    top().element.children.push(piece.length > room ? piece.slice(0, room) : piece);
  }

  function open(selfClosing: boolean): void {
    if (tooDeep > 0 || stack.length >= DEPTH_AT_MOST) {
      if (!selfClosing) tooDeep += 1;
      return;
    }
    let parent = top();
    const spaces = withDeclared(parent.spaces, attributes);
    const name = canonicalName(tag, spaces);
    const isItem = name === 'item' || name === 'entry';
    if (isItem) {
      items += 1;
      if (items > ITEMS_AT_MOST) {
        tokenizer.pause();
        return;
      }
      const unclosed = stack.findIndex((one) => one.isItem);
      if (unclosed > 0) stack.length = unclosed;
      parent = top();
    }
    if (parent.isItem || isItem) fieldLength = 0;
    const element: Element = {
      name,
      attributes,
      children: [],
      base: nestedBase(parent.element.base, attributes.get('xml:base')),
    };
    parent.element.children.push(element);
    if (!selfClosing && !VOID.test(name)) stack.push({ tag, element, spaces, isItem });
  }

  function close(name: string): void {
    if (tooDeep > 0) {
      tooDeep -= 1;
      return;
    }
    for (let index = stack.length - 1; index > 0; index -= 1) {
      if (stack[index]?.tag !== name) continue;
      stack.length = index;
      return;
    }
  }

  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => addText(decodeEntities(text.slice(start, end), entities)),
    ontextentity: () => undefined, // entities are decoded by decodeEntities
    oncdata: (start, end, offset) => addText(text.slice(start, end - offset)),
    onopentagname: (start, end) => {
      tag = text.slice(start, end).toLowerCase();
      attributes = new Map();
    },
    onattribname: (start, end) => {
      attribute = text.slice(start, end).toLowerCase();
      value = '';
    },
    onattribdata: (start, end) => {
      value += text.slice(start, end);
    },
    onattribentity: () => undefined,
    onattribend: () => {
      if (attributes.size < ATTRIBUTES_AT_MOST && !attributes.has(attribute))
        attributes.set(attribute, decodeEntities(value, entities));
    },
    onopentagend: () => open(false),
    onselfclosingtag: () => open(true),
    onclosetag: (start, end) => close(text.slice(start, end).trim().toLowerCase()),
    oncomment: () => undefined,
    onprocessinginstruction: () => undefined,
    ondeclaration: (start, end) => {
      // <!DOCTYPE rss [<!ENTITY co "Acme">]>: external and parameter entities do not fit this and stay text
      const found = /ENTITY\s+([A-Za-z][\w.-]*)\s+(?:"([^"%]*)"|'([^'%]*)')/.exec(
        text.slice(start, Math.min(end, start + 5000)),
      );
      const replacement = found?.[2] ?? found?.[3];
      if (found?.[1] !== undefined && replacement !== undefined && entities.size < ENTITIES_AT_MOST)
        entities.set(found[1], decodeEntities(replacement.slice(0, ENTITY_LENGTH_AT_MOST)));
    },
    onend: () => undefined,
  };
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, callbacks);
  tokenizer.write(text);
  if (tokenizer.running) tokenizer.end();
  return root;
}

function withDeclared(spaces: Spaces, attributes: ReadonlyMap<string, string>): Spaces {
  let own: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    own ??= new Map(spaces);
    own.set(name === 'xmlns' ? '' : name.slice(6), value.trim());
  }
  return own ?? spaces;
}

function nestedBase(outer: string | null, own: string | undefined): string | null {
  if (own === undefined) return outer;
  const trimmed = own.trim();
  if (outer === null || /^https?:/i.test(trimmed)) return trimmed;
  return URL.canParse(trimmed, outer) ? new URL(trimmed, outer).href : outer;
}

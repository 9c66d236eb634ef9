import { absoluteAddress } from './absolute-address.ts';
import { FIELD_AT_MOST, ITEMS_AT_MOST } from './reading.ts';
import { canonicalName, type Spaces, withDeclared } from './xml-names.ts';

/**
 * An element of a feed. `name` is canonical (see canonicalName), attribute names are lower-case, `base` is the
 * xml:base in force, absolute, null without one. Text children are decoded.
 */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
  readonly base: string | null;
};

export type Tag = {
  readonly tag: string; // with its prefix, in lower case
  readonly attributes: ReadonlyMap<string, string>;
  readonly isEmpty: boolean; // <br/>
};

export type Tree = {
  readonly root: Element;
  readonly open: (tag: Tag) => void;
  readonly close: (tag: string) => void;
  readonly text: (text: string) => void;
};

const DEPTH_AT_MOST = 400; // deepest real content seen is under 60; what lies deeper is dropped
// Elements and stretches of text: real feeds have under 30 to an item, the longest article in XHTML has 800.
const NODES_AT_MOST = 150_000;
const NODES_IN_ITEM_AT_MOST = 20_000;
// HTML elements that never close; unescaped HTML in descriptions leaves them open.
const VOID = /^(?:xhtml:)?(?:br|hr|img|wbr|input)$/;

type Open = { readonly tag: string; readonly element: Element; readonly spaces: Spaces; readonly isItem: boolean };

/**
 * Grows the tree of a document out of its tags, however broken: unknown end tags are ignored, open elements end with
 * their parent, a new item ends the one before. `url` is the
 * document's address. Calls `stop` when the document has all the items or nodes it may have.
 */
export function growTree(url: string, stop: () => void): Tree {
  const root: Element = { name: '', attributes: new Map(), children: [], base: null };
  const stack: Open[] = [{ tag: '', element: root, spaces: new Map(), isItem: false }];
  const openTags = new Map<string, number>(); // how many of each are on the stack: end tags without one cost nothing
  let tooDeep = 0;
  let items = 0;
  let nodes = 0;
  let nodesInItem = 0;
  let fieldLength = 0;

  const top = () => stack[stack.length - 1]!; // the root is never popped

  function popTo(length: number): void {
    for (const { tag } of stack.splice(length)) openTags.set(tag, (openTags.get(tag) ?? 1) - 1);
  }

  function add(node: Element | string): void {
    nodes += 1;
    nodesInItem += 1;
    if (nodes >= NODES_AT_MOST) stop();
    if (nodesInItem < NODES_IN_ITEM_AT_MOST) top().element.children.push(node);
  }

  function startItem(): void {
    items += 1;
    if (items > ITEMS_AT_MOST) stop();
    const unclosed = stack.findIndex((one) => one.isItem);
    if (unclosed > 0) popTo(unclosed);
    tooDeep = 0;
    nodesInItem = 0;
  }

  return {
    root,
    open({ tag, attributes, isEmpty }) {
      const spaces = withDeclared(top().spaces, attributes);
      const name = canonicalName(tag, spaces);
      const isItem = name === 'item' || name === 'entry';
      if (isItem) startItem();
      if (items > ITEMS_AT_MOST) return;
      if (tooDeep > 0 || stack.length >= DEPTH_AT_MOST) {
        if (!isEmpty) tooDeep += 1;
        return;
      }
      if (top().isItem || isItem) fieldLength = 0;
      const base = nestedBase(attributes.get('xml:base'), top().element.base, url);
      const element: Element = { name, attributes, children: [], base };
      add(element);
      if (isEmpty || VOID.test(name)) return;
      stack.push({ tag, element, spaces, isItem });
      openTags.set(tag, (openTags.get(tag) ?? 0) + 1);
    },
    close(tag) {
      if (tooDeep > 0) tooDeep -= 1;
      else if ((openTags.get(tag) ?? 0) > 0) popTo(stack.findLastIndex((one) => one.tag === tag));
    },
    text(text) {
      const room = FIELD_AT_MOST - fieldLength;
      if (tooDeep > 0 || room <= 0 || text === '') return;
      fieldLength += text.length;
      add(text.slice(0, room));
    },
  };
}

/** An xml:base is relative to the one around it, else to the document; one that is no web address is none. */
function nestedBase(own: string | undefined, outer: string | null, url: string): string | null {
  return own === undefined ? outer : (absoluteAddress(own, outer ?? url) ?? outer);
}

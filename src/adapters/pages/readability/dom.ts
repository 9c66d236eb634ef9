/**
 * The few members of DOM nodes that we use. linkedom and Readability are typed against the browser's DOM, which
 * a server's compiler does not know.
 */
export type DomNode = {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
};

export type DomElement = DomNode & {
  readonly tagName: string;
  readonly children: Iterable<DomElement>;
  readonly childElementCount: number;
  readonly parentNode: DomElement | null;
  readonly nextElementSibling: DomElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  closest(selector: string): DomElement | null;
  remove(): void;
  removeAttribute(name: string): void;
  replaceWith(element: DomElement): void;
};

export type DomDocument = {
  readonly documentElement: DomElement | null;
  readonly children: Iterable<DomElement>;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
};

/** Whether a node is an element (nodeType 1). */
export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

/** Whether a node is text (nodeType 3) or CDATA (4). */
export function isText(node: DomNode): boolean {
  return node.nodeType === 3 || node.nodeType === 4;
}

/** White space folded to single blanks, none at the ends; soft hyphens and zero-width spaces, which hide in words, gone. */
export function oneLine(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

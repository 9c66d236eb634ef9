import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { type Element, growTree } from './grow-tree.ts';
import { mendText } from './mend-text.ts';
import { decodeEntities } from './plain-text.ts';
import { FIELD_AT_MOST } from './reading.ts';
import { declaredEntities } from './xml-entities.ts';

export type { Element } from './grow-tree.ts';

const ATTRIBUTES_AT_MOST = 200; // of one element
const ATTRIBUTE_AT_MOST = 10_000; // characters
const NAME_AT_MOST = 200; // characters
const DECLARATION_AT_MOST = 20_000; // characters
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Builds the tree of the document at `url`, however broken: a bare "&" or "<" is text, unquoted attributes are read, the rest as
 * growTree says. In one pass and with a limit to each part, so that no document costs more than it is long. Never
 * throws.
 */
export function xmlTree(text: string, url: string): Element {
  const entities = declaredEntities();
  const tree = growTree(url, () => tokenizer.pause());
  let tag = '';
  let attributes: Map<string, string> | null = null;
  let attribute = '';
  let value = '';

  const cut = (start: number, end: number, atMost: number) => text.slice(start, Math.min(end, start + atMost));
  const name = (start: number, end: number) => cut(start, end, NAME_AT_MOST).trim().toLowerCase();
  const ignore = () => undefined;
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => tree.text(mendText(decodeEntities(cut(start, end, FIELD_AT_MOST), entities.value))),
    oncdata: (start, end, offset) => tree.text(mendText(cut(start, end - offset, FIELD_AT_MOST))),
    onopentagname: (start, end) => {
      tag = name(start, end);
      attributes = null;
    },
    onattribname: (start, end) => {
      attribute = name(start, end);
      value = '';
    },
    onattribdata: (start, end) => {
      if (value.length < ATTRIBUTE_AT_MOST) value += cut(start, end, ATTRIBUTE_AT_MOST);
    },
    onattribend: () => {
      attributes ??= new Map();
      if (attributes.size < ATTRIBUTES_AT_MOST && !attributes.has(attribute))
        attributes.set(attribute, mendText(decodeEntities(value, entities.value)));
    },
    onopentagend: () => tree.open({ tag, attributes: attributes ?? NO_ATTRIBUTES, isEmpty: false }),
    onselfclosingtag: () => tree.open({ tag, attributes: attributes ?? NO_ATTRIBUTES, isEmpty: true }),
    onclosetag: (start, end) => tree.close(name(start, end)),
    ondeclaration: (start, end) => entities.declare(cut(start, end, DECLARATION_AT_MOST)),
    oncomment: ignore,
    onprocessinginstruction: ignore,
    onattribentity: ignore, // entities are decoded by decodeEntities
    ontextentity: ignore,
    onend: ignore,
  };
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, callbacks);
  tokenizer.write(text);
  if (tokenizer.running) tokenizer.end();
  return tree.root;
}

import { plainText } from './plain-text.ts';
import { childrenNamed, textOf } from './xml-fields.ts';
import type { Element } from './xml-tree.ts';

const AUTHOR_AT_MOST = 200; // characters; longer ones are lists of a whole newsroom

/** Who wrote an item, several joined by ", ": Atom's author/name, RSS's "mail (name)", dc:creator, itunes:author. Not media:credit: that is the photographer. */
export function readAuthor(item: Element): string | null {
  for (const name of ['author', 'dc:creator', 'atom:author', 'itunes:author', 'dc:author']) {
    const names = childrenNamed(item, name).map((author) => nameOnly(nameIn(author)));
    const known = [...new Set(names.filter((one) => one !== ''))];
    if (known.length > 0) return plainText(known.join(', '), AUTHOR_AT_MOST);
  }
  return null;
}

/** "jo@paper.example (Jo Doe)", "Jo Doe (jo@paper.example)" and "Jo Doe <jo@paper.example>" are Jo Doe. */
export function nameOnly(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const inBrackets = /^\S+@\S+ ?\((.+)\)$/.exec(plain)?.[1];
  return (inBrackets ?? plain.replace(/ ?[(<]\s*(?:mailto:)?[^\s()<>]+@[^\s()<>]+\s*[)>]$/, '')).trim();
}

function nameIn(author: Element): string {
  const name = childrenNamed(author, 'name')[0] ?? childrenNamed(author, 'atom:name')[0];
  return (name === undefined ? textOf(author) : textOf(name)) ?? '';
}

import { plainText } from './plain-text.ts';
import { childrenNamed, textOf } from './xml-fields.ts';
import type { Element } from './xml-tree.ts';

const AUTHOR_AT_MOST = 200; // characters; longer ones are lists of a whole newsroom

/**
 * Who wrote an item, several joined by ", ": dc:creator, Atom's author/name, RSS's "mail (name)", itunes:author. Not
 * media:credit: that is the photographer.
 */
export function readAuthor(item: Element): string | null {
  // An entry without an author has those of its source (RFC 4287 4.2.1), and by that also those of its feed. Those are
  // the outlet in nearly all feeds, so they are left out.
  const sources = [...childrenNamed(item, 'source'), ...childrenNamed(item, 'atom:source')];
  return [item, ...sources].map(nameIn).find((name) => name !== null) ?? null;
}

function nameIn(element: Element): string | null {
  for (const name of ['dc:creator', 'author', 'atom:author', 'itunes:author', 'dc:author']) {
    const names = childrenNamed(element, name).map((author) => nameOnly(nameOf(author)));
    const known = [...new Set(names.filter((one) => one !== ''))];
    const plain = plainText(known.join(', '), AUTHOR_AT_MOST);
    if (plain !== '') return plain;
  }
  return null;
}

/** "jo@paper.example (Jo Doe)", "Jo Doe (jo@paper.example)" and "Jo Doe <jo@paper.example>" are Jo Doe. */
export function nameOnly(text: string): string {
  const plain = text.slice(0, 2000).replace(/\s+/g, ' ').trim();
  const inBrackets = /^[^\s()@]+@[^\s()@]+ ?\((.+)\)$/.exec(plain)?.[1];
  return (inBrackets ?? plain.replace(/ ?[(<] ?(?:mailto:)?[^\s()<>@]+@[^\s()<>@]+ ?[)>]$/, '')).trim();
}

function nameOf(author: Element): string {
  const name = childrenNamed(author, 'name')[0] ?? childrenNamed(author, 'atom:name')[0];
  return (name === undefined ? textOf(author) : textOf(name)) ?? '';
}

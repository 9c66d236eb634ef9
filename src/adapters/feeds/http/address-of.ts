import { absoluteAddress } from './absolute-address.ts';
import { childrenNamed, textOf } from './xml-fields.ts';
import type { Element } from './xml-tree.ts';

/**
 * The address of what a feed or an item describes: of all that say one (FeedBurner's original, alternate links, a
 * link's text, a permalink guid, Atom's content elsewhere, CDF's href, RDF's about), the first that is http(s).
 */
export function addressOf(element: Element, base: string): string | null {
  for (const { address, of } of candidatesIn(element)) {
    const found = absoluteAddress(address ?? null, of.base ?? base);
    if (found !== null) return found;
  }
  return null;
}

type Candidate = { readonly address: string | null | undefined; readonly of: Element };

function* candidatesIn(element: Element): Generator<Candidate> {
  yield* childrenNamed(element, 'feedburner:origlink').map(said);
  const links = [...childrenNamed(element, 'link'), ...childrenNamed(element, 'atom:link')];
  const alternates = links.filter(isAlternate);
  yield* alternates.filter((link) => PAGE.test(link.attributes.get('type')?.trim() ?? '')).map(said);
  yield* alternates.map(said);
  yield* guidsOf(element, links.length > 0);
  yield* childrenNamed(element, 'content').map((of) => ({ address: of.attributes.get('src'), of }));
  yield { address: element.attributes.get('href'), of: element };
  if (element.name !== 'channel') yield { address: element.attributes.get('rdf:about'), of: element };
}

function said(of: Element): Candidate {
  return { address: of.attributes.get('href') ?? textOf(of), of };
}

const PAGE = /^(?:text\/html|application\/xhtml\+xml)?(?:;.*)?$/i;
const RELATIONS = 'http://www.iana.org/assignments/relation/'; // RFC 4287 4.2.7.2: the long form of a registered name

function isAlternate(link: Element): boolean {
  const rel = link.attributes.get('rel')?.trim().toLowerCase() ?? '';
  return rel === '' || rel === 'alternate' || rel === `${RELATIONS}alternate`;
}

/** RSS: a guid is a permalink unless it says no. Atom: an id is one only where there is no link of any kind. */
function guidsOf(element: Element, hasLinks: boolean): readonly Candidate[] {
  const guids = childrenNamed(element, 'guid');
  const permalinks = guids.filter((guid) => !/^\s*(?:false|no|0)\s*$/i.test(guid.attributes.get('ispermalink') ?? ''));
  const ids = guids.length > 0 || hasLinks ? [] : ['id', 'atom:id'].flatMap((name) => childrenNamed(element, name));
  return [...permalinks, ...ids]
    .map((of) => ({ address: textOf(of), of }))
    .filter(({ address }) => /^https?:\/\//i.test(address ?? ''));
}

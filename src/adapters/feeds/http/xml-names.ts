/** Prefix to namespace in force at an element; '' is the default namespace. */
export type Spaces = ReadonlyMap<string, string>;

const SPACES_AT_MOST = 50; // in force at one element; each element that declares some copies those around it

/** The namespaces that feeds use, by the prefix that we know them by; '' for the vocabularies of feeds themselves. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(www\.)?w3\.org\/2005\/atom\/?$|^https?:\/\/purl\.org\/atom\//i, 'atom'],
  [
    /^https?:\/\/purl\.org\/rss\/1\.0\/?$|^https?:\/\/(my\.netscape\.com|channel\.netscape\.com)\/|^https?:\/\/backend\.userland\.com\/rss/i,
    '',
  ],
  [/^https?:\/\/(blogs\.law\.harvard\.edu\/tech\/rss|cyber\.law\.harvard\.edu\/rss)/i, ''],
  [/^https?:\/\/purl\.org\/dc\/elements\//i, 'dc'],
  [/^https?:\/\/purl\.org\/dc\/terms\//i, 'dcterms'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/syndication/i, 'sy'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/i, 'media'],
  [/itunes\.com\/dtds\/podcast/i, 'itunes'],
  [/^https?:\/\/rssnamespace\.org\/feedburner/i, 'feedburner'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/i, 'rdf'],
];

/**
 * A tag's name with the prefix that we know its namespace by, in lower case: "title", "dc:date", "atom:link",
 * whatever prefix the document chose. Elements in a feed's own or an unknown default namespace have no prefix;
 * prefixes that are not declared (a common fault) are taken at their word.
 */
export function canonicalName(tag: string, spaces: Spaces): string {
  const colon = tag.indexOf(':');
  const prefix = colon < 0 ? '' : tag.slice(0, colon);
  const local = tag.slice(colon + 1);
  const space = spaces.get(prefix);
  const known = space === undefined ? undefined : knownPrefix(space);
  if (prefix === '')
    return known === 'xhtml' ? `xhtml:${local}` : known === undefined || known === 'atom' ? local : join(known, local);
  return known === undefined ? join(prefix, local) : join(known, local);
}

const remembered = new Map<string, string | undefined>();

function knownPrefix(space: string): string | undefined {
  if (remembered.has(space)) return remembered.get(space);
  const prefix = KNOWN.find(([pattern]) => pattern.test(space))?.[1];
  if (remembered.size < 1000) remembered.set(space, prefix); // documents could invent namespaces without end
  return prefix;
}

function join(prefix: string, local: string): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

/** The namespaces in force at an element with these attributes (names in lower case), inside `spaces`. */
export function withDeclared(spaces: Spaces, attributes: ReadonlyMap<string, string>): Spaces {
  let own: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    if ((own ?? spaces).size >= SPACES_AT_MOST) break;
    own ??= new Map(spaces);
    own.set(name === 'xmlns' ? '' : name.slice(6), value.trim());
  }
  return own ?? spaces;
}

import { htmlToText } from '../../../core/article/html-to-text.ts';
import { oneLine } from './dom.ts';
import type { Metas } from './metas.ts';
import { isObject, type PageData, textOf } from './read-json-ld.ts';

const ALL_AT_MOST = 200; // characters of all names together
const NAME_AT_MOST = 60; // characters; "The Editorial Board of the Harbour Post" has 39
const LIST_AT_MOST = 20; // authors; longer lists are a newsroom's directory

const METAS = [
  'author',
  'article:author',
  'parsely-author',
  'dc.creator',
  'dcterms.creator',
  'sailthru.author',
  'citation_author',
  'byl',
  'byline',
];

/** Who wrote a page, names separated by ", "; null where it does not say, or names only itself. */
export function readAuthor(data: PageData, metas: Metas, outlets: ReadonlySet<string>): string | null {
  const given = data.article?.author ?? data.article?.creator;
  const listed = (Array.isArray(given) ? given.slice(0, LIST_AT_MOST) : [given]).map((one) => nameIn(one, data));
  return (
    cleanAuthors(
      listed.filter((name) => name !== null),
      outlets,
    ) ??
    metas.first(METAS, (value) => cleanAuthors([value], outlets)) ??
    cleanAuthors(metas.all('article:author').slice(0, LIST_AT_MOST), outlets)
  );
}

/** What a page's outlet calls itself, folded by `foldOutlet`: an author of that name is none. */
export function outletsOf(data: PageData, metas: Metas, url: string): ReadonlySet<string> {
  const publisher = data.article?.publisher;
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^(?:www|m|amp|mobile)\./, '') : '';
  const names = [
    isObject(publisher) ? nameIn(publisher, data) : textOf(publisher),
    ...metas.all('og:site_name'),
    ...metas.all('application-name'),
    ...metas.all('twitter:site'),
    host,
    host.split('.')[0],
  ];
  return new Set(names.map((name) => foldOutlet(name ?? '')).filter((name) => name !== ''));
}

const BY =
  /^(?:(?:written|posted|story|text|words|reporting|published|edited)\s+)?by:?\s+|^(?:author|autor|auteur|text|von|par|por|door)\s?:\s*/i;
const FOREIGN_BY = /^(?:von|par|por|door)\s+(?=\p{Lu}\S+\s+\p{Lu})/iu; // "Von Mira Kogler", but "Von Hippel" is a name
const BETWEEN = /\s*(?:[,;|•·]|\s(?:and|und|et|&)\s)\s*/iu;
const ADDRESS = /@|:\/\/|^www\.|\.(?:com|org|net)\b/i;
const ROLE =
  /\b(?:correspondents?|reporters?|editors?|writers?|columnists?|journalists?|producers?|contributors?|contributing|analysts?|staff|newsroom|news ?desk|bureau|web ?master|admin(?:istrator)?|redaktion|redakteur(?:in)?|korrespondent(?:in)?|journalistes?|rédaction|redacción|redazione|redactie|redação)\b/i;
const NOBODY =
  /^(?:anonymous|unknown|guest|user|author|default|null|undefined|none|n\/a|team|editorial|follow|contact|by)$/i;
const PLACE = /\s+(?:in|for|at|of|aus)\s+(?:the\s+)?\p{Lu}.*$/u; // "Tomas Reuel in Brussels", "Ada Lind for The Harbour Post"

/** The names in author lines: without "By", roles, addresses and the outlet itself; null when no name is left. */
export function cleanAuthors(lines: readonly string[], outlets: ReadonlySet<string>): string | null {
  const names = new Map<string, string>();
  for (const line of lines) {
    const plain = oneLine(/[<&]/.test(line) ? htmlToText(line.slice(0, 1000)) : line);
    if (plain.length > ALL_AT_MOST) continue;
    const pieces = plain.replace(BY, '').replace(FOREIGN_BY, '').split(BETWEEN);
    for (const [index, piece] of pieces.entries()) {
      const name = nameOf(piece, outlets);
      // Behind the first, one word alone is a town or a desk: "Tomas Reuel, Brussels".
      if (name !== null && (index === 0 || name.includes(' '))) names.set(name.toLowerCase(), name);
    }
  }
  const all = [...names.values()].join(', ');
  return all === '' || all.length > ALL_AT_MOST ? null : all;
}

function nameOf(piece: string, outlets: ReadonlySet<string>): string | null {
  const bare = piece.replace(/\s*\([^()]*\)\s*$/, '').trim();
  const short = bare.replace(PLACE, '');
  const name = (short.includes(' ') ? short : bare).replace(BY, '').replace(/^[\s"“”'.:-]+|[\s"“”',:-]+$/g, '');
  if (name.length < 2 || name.length > NAME_AT_MOST || !/\p{L}{2}/u.test(name)) return null;
  if (/\d/.test(name) || ADDRESS.test(name) || ROLE.test(name) || NOBODY.test(name)) return null;
  return outlets.has(foldOutlet(name)) ? null : name;
}

/** A name without case, blanks, marks and a leading "The": "The Harbour Post" is "@harbourpost". */
export function foldOutlet(name: string): string {
  return oneLine(name)
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function nameIn(value: unknown, data: PageData): string | null {
  if (!isObject(value)) return textOf(value);
  const known = value.name ?? data.byId.get(String(value['@id'] ?? ''))?.name;
  return textOf(known);
}

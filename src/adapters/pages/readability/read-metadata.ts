import { type DomDocument, oneLine } from './dom.ts';
import { type Metas, readMetas } from './metas.ts';
import { cleanAuthors, outletsOf, readAuthor } from './read-author.ts';
import { readCanonical } from './read-canonical.ts';
import { type PageDates, readDates } from './read-dates.ts';
import { type JsonLd, readPageData, textOf } from './read-json-ld.ts';

/** What a page says about its article outside the text; null is what it does not say. */
export type Metadata = PageDates & {
  readonly author: string | null;
  readonly language: string | null; // ISO 639-1
  readonly canonicalUrl: string | null;
  readonly headlines: readonly string[]; // h1, og:title, document title: those that are there, in this order
  readonly data: JsonLd | null; // the article in JSON-LD
  /** Cleans a byline that was found elsewhere, as all authors are. */
  readonly authorOf: (line: string | null | undefined) => string | null;
};

/** Reads JSON-LD first, as it is made for machines, then the meta tags in use, then the markup. */
export function readMetadata(document: DomDocument, url: string): Metadata {
  const metas = readMetas(document);
  const headlines = [
    document.querySelector('h1')?.textContent,
    metas.all('og:title')[0],
    document.querySelector('title')?.textContent,
  ]
    .map(oneLine)
    .filter((headline) => headline !== '');
  const data = readPageData(document, { url, titles: headlines });
  const outlets = outletsOf(data, metas, url);
  return {
    ...readDates(document, metas, data.article),
    author: readAuthor(data, metas, outlets),
    language: languageOf(document, metas, data.article),
    canonicalUrl: readCanonical(document, metas, url),
    headlines,
    data: data.article,
    authorOf: (line) => bylineNames(line == null ? null : cleanAuthors([line], outlets)),
  };
}

// Capitals, with the particles of names between: a byline that was guessed from markup may be any text.
const NAMES =
  /^(?:(?:\p{Lu}|d[’']\p{Lu}|(?:de|del|della|di|da|dos|van|von|der|den|la|le|bin|al)\b)[\p{L}.’'-]*(?:, | |$)){1,20}$/u;

function bylineNames(names: string | null): string | null {
  return names !== null && NAMES.test(names) && !/^the /i.test(names) ? names : null;
}

function languageOf(document: DomDocument, metas: Metas, data: JsonLd | null): string | null {
  const root = document.documentElement;
  return (
    codeOf(root?.getAttribute('lang')) ??
    codeOf(root?.getAttribute('xml:lang')) ??
    metas.first(['content-language', 'language', 'dc.language', 'og:locale'], codeOf) ??
    codeOf(textOf(data?.inLanguage))
  );
}

function codeOf(said: string | null | undefined): string | null {
  return /^([a-z]{2})(?:[-_][a-z0-9_-]+)?$/i.exec(said?.trim() ?? '')?.[1]?.toLowerCase() ?? null;
}

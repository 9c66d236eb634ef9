import type { Instant } from '../../../model/time.ts';
import { type DomDocument, oneLine } from './dom.ts';
import { articleData, type JsonLd } from './read-json-ld.ts';

/** What a page says about its article outside the text; null is what it does not say. */
export type Metadata = {
  readonly author: string | null;
  readonly published: Instant | null;
  readonly language: string | null; // ISO 639-1
  readonly canonicalUrl: string | null;
};

const AUTHOR_AT_MOST = 200; // characters

/** Reads JSON-LD first, as it is made for machines, then the meta tags in use, then the markup. */
export function readMetadata(document: DomDocument, url: string): Metadata {
  const data = articleData(document);
  return {
    author: authorIn(data) ?? firstMeta(document, AUTHORS, author),
    published:
      readPublished(text(data?.datePublished)) ??
      firstMeta(document, DATES, readPublished) ??
      readPublished(
        document
          .querySelector('time[itemprop~="datePublished"], time[pubdate], article time[datetime]')
          ?.getAttribute('datetime'),
      ) ??
      readPublished(text(data?.dateCreated)),
    language: languageOf(document),
    canonicalUrl:
      absolute(document.querySelector('link[rel~="canonical"]')?.getAttribute('href'), url) ??
      firstMeta(document, ['og:url'], (value) => absolute(value, url)),
  };
}

const AUTHORS = ['author', 'article:author', 'parsely-author', 'dc.creator', 'sailthru.author', 'byl', 'byline'];
const DATES = [
  'article:published_time',
  'og:published_time',
  'datePublished',
  'parsely-pub-date',
  'sailthru.date',
  'article:published',
  'dc.date.issued',
  'dc.date',
  'dcterms.created',
  'pubdate',
  'publishdate',
  'publish-date',
  'date',
];

/**
 * An ISO 8601 date or date-time, the only form that machine-readable dates have; a time without a zone is taken as
 * UTC. Everything else is null: a guessed date is worse than the feed's.
 */
export function readPublished(value: string | null | undefined): Instant | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
    oneLine(value),
  );
  if (found === null) return null;
  const [, day, time = '00:00', second = '00', , zone = 'Z'] = found;
  const offset = zone.toUpperCase().replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const moment = new Date(`${day}T${time}:${second}${offset}`);
  // Date takes 31 February for 3 March, so the day is checked on its own.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || midnight.toISOString().slice(0, 10) !== day || day! < '1970') return null;
  return moment.toISOString();
}

function firstMeta<T>(document: DomDocument, names: readonly string[], read: (value: string) => T | null): T | null {
  for (const name of names) {
    for (const key of ['property', 'name', 'itemprop']) {
      const content = document.querySelector(`meta[${key}="${name}" i]`)?.getAttribute('content');
      const value = content == null ? null : read(content);
      if (value !== null) return value;
    }
  }
  return null;
}

function authorIn(data: JsonLd | null): string | null {
  const given = data?.author;
  const names = (Array.isArray(given) ? given : [given]).map((one: unknown) =>
    typeof one === 'object' && one !== null && 'name' in one ? text(one.name) : text(one),
  );
  return author(names.filter((name) => name !== null).join(', '));
}

/** A person's or newsroom's name; profile addresses, which Facebook asks for in article:author, are none. */
function author(value: string): string | null {
  const name = oneLine(value).replace(/^by\s+/i, '');
  return name === '' || name.length > AUTHOR_AT_MOST || /^(?:https?:|@|www\.)|^\d+$/i.test(name) ? null : name;
}

function languageOf(document: DomDocument): string | null {
  const said =
    document.documentElement?.getAttribute('lang') ??
    document
      .querySelector('meta[http-equiv="content-language" i], meta[property="og:locale"]')
      ?.getAttribute('content');
  return /^([a-z]{2})(?:[-_]|$)/i.exec(said?.trim() ?? '')?.[1]?.toLowerCase() ?? null;
}

function absolute(address: string | null | undefined, base: string): string | null {
  if (address == null || address.trim() === '' || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

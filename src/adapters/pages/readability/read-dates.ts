import type { Instant } from '../../../model/time.ts';
import { type DomDocument, type DomElement, oneLine } from './dom.ts';
import type { Metas } from './metas.ts';
import { type JsonLd, textOf } from './read-json-ld.ts';

/** When a page says that it was published and last changed; null is what it does not say, or not clearly. */
export type PageDates = { readonly published: Instant | null; readonly modified: Instant | null };

const PUBLISHED = [
  'article:published_time',
  'og:published_time',
  'datePublished',
  'parsely-pub-date',
  'sailthru.date',
  'article:published',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dc.date.created',
  'dcterms.created',
  'dcterms.date',
  'citation_publication_date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'cxenseparse:recs:publishtime',
  'article.published',
  'date',
];
const MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'dateModified',
  'article:modified',
  'article.updated',
  'dc.date.modified',
  'dcterms.modified',
  'lastmod',
  'last-modified',
  'revised',
];

/** Reads JSON-LD first, as it is made for machines, then the meta tags in use, then microdata and <time>. */
export function readDates(document: DomDocument, metas: Metas, data: JsonLd | null): PageDates {
  const published =
    readDate(textOf(data?.datePublished)) ??
    metas.first(PUBLISHED, readDate) ??
    markedDate(document, 'datePublished') ??
    timeAtTop(document) ??
    readDate(textOf(data?.dateCreated)) ??
    readDate(textOf(data?.uploadDate));
  const modified =
    readDate(textOf(data?.dateModified)) ?? metas.first(MODIFIED, readDate) ?? markedDate(document, 'dateModified');
  // A change from before the publication is a template's or an editor's date, not this article's.
  return { published, modified: modified !== null && published !== null && modified < published ? null : modified };
}

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?$/i;
// "Mon, 05 Jan 2026 09:30:00 +0100", as in mail and HTTP
const MAIL = /^(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d{2}:\d{2})(?::(\d{2}))? (GMT|UTC|Z|[+-]\d{4})$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * An ISO 8601 or RFC 5322 date or date-time, the forms that machine-readable dates have; a time without a zone is
 * taken as UTC. Everything else is null: a guessed date is worse than the feed's.
 */
export function readDate(value: string | null | undefined): Instant | null {
  const line = oneLine(value);
  if (line.length > 60) return null;
  const iso = ISO.exec(line);
  if (iso !== null) return instant({ day: iso[1], time: iso[2], second: iso[3], zone: iso[4] });
  const basic = BASIC.exec(line);
  if (basic !== null) {
    const [, year, month, date, hour, minute, second, zone] = basic;
    return instant({ day: `${year}-${month}-${date}`, time: `${hour}:${minute}`, second, zone });
  }
  const mail = MAIL.exec(line);
  if (mail === null) return null;
  const [, date = '', name = '', year, time, second, zone] = mail;
  const month = String(MONTHS.indexOf(name.toLowerCase()) + 1).padStart(2, '0');
  return instant({ day: `${year}-${month}-${date.padStart(2, '0')}`, time, second, zone });
}

type Parts = Readonly<Record<'day' | 'time' | 'second' | 'zone', string | undefined>>;

function instant({ day = '', time = '00:00', second = '00', zone = 'Z' }: Parts): Instant | null {
  const offset = /^[a-z]/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, h, m = '00') => `${h}:${m}`);
  const moment = new Date(`${day}T${time}:${second}${offset}`);
  // Date takes 31 February for 3 March, so the day is checked on its own.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || Number.isNaN(midnight.getTime())) return null;
  if (midnight.toISOString().slice(0, 10) !== day || day <= '1970-01-01') return null; // an empty field's zero
  return moment.toISOString();
}

/** Microdata: <time itemprop="datePublished" datetime>, also with the date in content or as its text. */
function markedDate(document: DomDocument, property: string): Instant | null {
  for (const element of document.querySelectorAll(`[itemprop~="${property}"]`)) {
    const date = dateOf(element);
    if (date !== null) return date;
  }
  if (property === 'datePublished') return dateOf(document.querySelector('time[pubdate]'));
  return null;
}

function dateOf(element: DomElement | null): Instant | null {
  return (
    readDate(element?.getAttribute('datetime')) ??
    readDate(element?.getAttribute('content')) ??
    readDate(element?.textContent)
  );
}

const PROSE = 80; // characters; a paragraph as long is text, and what stands below it dates something else
const CHANGED = /updat|modif|aktualis|geändert|actualiz|mis à jour|aggiorna|bijgewerkt|atualiza/i;

/**
 * The <time> between an article's start and its first paragraph, when it is clear which: one article, one day.
 * Times further down belong to other stories, comments and updates.
 */
function timeAtTop(document: DomDocument): Instant | null {
  const articles = [...document.querySelectorAll('article')].filter((one) => hasProse(one));
  const [article] = articles;
  if (article === undefined || articles.length > 1) return null;
  const dates: Instant[] = [];
  for (const element of article.querySelectorAll('time, p')) {
    if (element.tagName.toUpperCase() === 'P') {
      if (oneLine(element.textContent).length >= PROSE) break;
      continue;
    }
    const around = `${element.getAttribute('class')} ${element.parentNode?.getAttribute('class')} ${oneLine(element.parentNode?.textContent).slice(0, PROSE)}`;
    const date = readDate(element.getAttribute('datetime'));
    if (date !== null && !CHANGED.test(around)) dates.push(date);
  }
  const days = new Set(dates.map((date) => date.slice(0, 10)));
  return days.size === 1 ? (dates[0] ?? null) : null;
}

function hasProse(article: DomElement): boolean {
  for (const paragraph of article.querySelectorAll('p')) {
    if (oneLine(paragraph.textContent).length >= PROSE) return true;
  }
  return false;
}

import { htmlToText } from '../../../core/article/html-to-text.ts';
import { type DomDocument, oneLine } from './dom.ts';

export type JsonLd = Readonly<Record<string, unknown>>;

/** The article that a page's JSON-LD describes (schema.org), and every named thing of it by its "@id". */
export type PageData = { readonly article: JsonLd | null; readonly byId: ReadonlyMap<string, JsonLd> };

const ARTICLE = /(?:article|posting|report)$/i; // NewsArticle, BlogPosting, ReportageNewsArticle, Report ...
const OBJECTS_AT_MOST = 500;

/**
 * Of several articles (pages list their related ones too), the one with the page's headline or address; when none
 * has, the only one, else none.
 */
export function readPageData(
  document: DomDocument,
  page: { readonly url: string; readonly titles: readonly string[] },
): PageData {
  const articles: JsonLd[] = [];
  const byId = new Map<string, JsonLd>();
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const queue: unknown[] = [parse(script.textContent ?? '')];
    for (let index = 0; index < queue.length && index < OBJECTS_AT_MOST; index += 1) {
      const value = queue[index];
      if (Array.isArray(value)) queue.push(...value.slice(0, OBJECTS_AT_MOST));
      else if (isObject(value)) {
        const id = value['@id'];
        if (typeof id === 'string' && value.name !== undefined) byId.set(id, value);
        if (isArticle(value)) articles.push(value);
        queue.push(value['@graph'], value.mainEntity, value.mainEntityOfPage);
      }
    }
  }
  const titles = new Set(page.titles.map(fold).filter((title) => title !== ''));
  const own =
    articles.find((one) => titles.has(fold(textOf(one.headline) ?? ''))) ??
    articles.find((one) => addressesOf(one).some((address) => isAddress(address, page.url)));
  return { article: own ?? (articles.length === 1 ? (articles[0] ?? null) : null), byId };
}

/** A JSON-LD value that is a text, or a list that begins with one; null for anything else and for blank. */
export function textOf(value: unknown): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' && one.trim() !== '' ? one : null;
}

/** The article's words where JSON-LD holds them, unless they are said to be for those who pay only. */
export function bodyOf(data: JsonLd | null): string {
  const body = textOf(data?.articleBody);
  return body === null || isPaid(data) ? '' : htmlToText(body.replace(/\r?\n/g, '<br><br>'));
}

/** Whether the page declares that its article is not free to read (schema.org isAccessibleForFree). */
export function isPaid(data: JsonLd | null): boolean {
  return /^false$/i.test(String(data?.isAccessibleForFree ?? ''));
}

export function isObject(value: unknown): value is JsonLd {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArticle(value: JsonLd): boolean {
  const type = value['@type'];
  return (Array.isArray(type) ? type : [type]).some((one: unknown) => typeof one === 'string' && ARTICLE.test(one));
}

function addressesOf(article: JsonLd): readonly string[] {
  const main = article.mainEntityOfPage;
  const given = [article.url, article['@id'], main, isObject(main) ? (main['@id'] ?? main.url) : null];
  return given.filter((one) => typeof one === 'string');
}

function isAddress(address: string, url: string): boolean {
  if (!URL.canParse(address, url) || !URL.canParse(url)) return false;
  const [one, other] = [new URL(address, url), new URL(url)];
  return one.host === other.host && one.pathname === other.pathname && one.pathname !== '/';
}

/** Pages wrap their JSON in comments or CDATA, and break lines inside strings. */
function parse(text: string): unknown {
  const bare = text
    .replace(/^\s*(?:<!--|\/?\*?<!\[CDATA\[\*?\/?)|(?:-->|\/?\*?\]\]>\*?\/?)\s*$/g, '')
    .replace(/[\r\n\t]+/g, ' ');
  try {
    return JSON.parse(bare);
  } catch {
    return null;
  }
}

function fold(title: string): string {
  return oneLine(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

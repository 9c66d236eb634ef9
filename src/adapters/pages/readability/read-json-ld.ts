import type { DomDocument } from './dom.ts';

export type JsonLd = Readonly<Record<string, unknown>>;

const ARTICLE = /(?:article|posting|report)$/i; // NewsArticle, BlogPosting, ReportageNewsArticle, Report ...
const OBJECTS_AT_MOST = 500;

/** The first article that the page's JSON-LD describes (schema.org), null when there is none. */
export function articleData(document: DomDocument): JsonLd | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const queue: unknown[] = [parse(script.textContent ?? '')];
    for (let index = 0; index < queue.length && index < OBJECTS_AT_MOST; index += 1) {
      const value = queue[index];
      if (Array.isArray(value)) queue.push(...value);
      else if (isObject(value)) {
        if (isArticle(value)) return value;
        queue.push(value['@graph'], value.mainEntity, value.mainEntityOfPage);
      }
    }
  }
  return null;
}

function isArticle(value: JsonLd): boolean {
  const type = value['@type'];
  return (Array.isArray(type) ? type : [type]).some((one: unknown) => typeof one === 'string' && ARTICLE.test(one));
}

function isObject(value: unknown): value is JsonLd {
  return typeof value === 'object' && value !== null;
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

import { type DomDocument, oneLine } from './dom.ts';

/** The meta tags of a page by name, property, itemprop or http-equiv (lower case), in their order. */
export type Metas = {
  first<T>(names: readonly string[], read: (value: string) => T | null): T | null;
  all(name: string): readonly string[];
};

const METAS_AT_MOST = 1000;

/** Reads all meta tags in one pass: asking the document for each name would walk it dozens of times. */
export function readMetas(document: DomDocument): Metas {
  const byName = new Map<string, string[]>();
  let count = 0;
  for (const meta of document.querySelectorAll('meta')) {
    if (++count > METAS_AT_MOST) break;
    const content = oneLine(meta.getAttribute('content'));
    if (content === '') continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = meta.getAttribute(key)?.trim().toLowerCase();
      if (name) byName.set(name, [...(byName.get(name) ?? []), content]);
    }
  }
  return {
    all: (name) => byName.get(name.toLowerCase()) ?? [],
    first(names, read) {
      for (const name of names) {
        for (const content of byName.get(name.toLowerCase()) ?? []) {
          const value = read(content);
          if (value !== null) return value;
        }
      }
      return null;
    },
  };
}

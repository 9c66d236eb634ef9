import { decodeEntities } from './plain-text.ts';

const ENTITIES_AT_MOST = 100;
const ENTITY_AT_MOST = 1000; // characters
const EXPANDED_AT_MOST = 100_000; // characters of a whole document: a company's name in every item is a tenth of it

const DECLARATION = /ENTITY\s{1,20}([A-Za-z][\w.-]{0,40})\s{1,20}(?:"([^"%]*)"|'([^'%]*)')/g;

/** The entities that a document declares and uses. */
export type Entities = {
  /** Takes in a declaration: <!DOCTYPE rss [<!ENTITY co "Acme">]> or a part of one. External and parameter entities stay unknown. */
  readonly declare: (declaration: string) => void;
  /** What stands for an entity; undefined for unknown ones. Never expanded again, and only so often: nothing can grow. */
  readonly value: (name: string) => string | undefined;
};

/** No entities yet. */
export function declaredEntities(): Entities {
  const known = new Map<string, string>();
  let room = EXPANDED_AT_MOST;
  return {
    declare(declaration) {
      for (const [, name, double, single] of declaration.matchAll(DECLARATION)) {
        const text = double ?? single;
        if (name === undefined || text === undefined || known.has(name) || known.size >= ENTITIES_AT_MOST) continue;
        known.set(name, decodeEntities(text.slice(0, ENTITY_AT_MOST)));
      }
    },
    value(name) {
      const text = known.get(name);
      if (text === undefined || text.length > room) return undefined;
      room -= text.length;
      return text;
    },
  };
}

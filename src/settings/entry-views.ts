import { z } from 'zod';
import { slug } from './slug.ts';

// Building blocks of lenient views of what was written: '' or [] where something is missing or of the wrong kind, so
// that checks across entries can run although some of them are malformed (which the schemas tell).

/** A text, or ''. */
export const word = z.string().catch('');
/** Texts, '' where one is none. */
export const words = z.array(word).catch([]);
/** Entries, or none at all. The view of an entry must not fail: end it with catch. */
export const list = <T extends z.ZodType>(entry: T) => z.array(entry).catch([]);

/** The id of a topic or person: as written, or made of the name. '' when neither gives one. */
export const idOf = (entry: { readonly id: string; readonly name: string }): string => entry.id || slug(entry.name);

/** What is said of a name that no id can be made of. */
export const NO_ID = 'has no Latin letters or digits to make an id of: add one, such as id: my-name.';

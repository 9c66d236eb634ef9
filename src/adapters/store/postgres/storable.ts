/**
 * Text as PostgreSQL can keep it, of the same length, so that spans still fit: it takes neither NUL nor half a
 * surrogate pair, and one such character in a feed would make every poll of it fail.
 */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

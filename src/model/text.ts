/** A stretch of a text: UTF-16 indices, `end` not included, `start < end`. */
export type Span = { readonly start: number; readonly end: number };

/** A span together with the very characters it covers: `text === source.slice(start, end)`. */
export type Mention = Span & { readonly text: string };

/** A sentence of an article; sentences never overlap and are sorted by start. `paragraph` counts from 0. */
export type Sentence = Span & { readonly paragraph: number };

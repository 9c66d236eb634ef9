/** How many characters a person counts as Slack does: code points. */
export const characters = (text: string): number => [...text].length;

/** All text that the blocks show, in order: text objects, rich text, cells, captions, markdown. */
export function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'string' ? (SHOWN.has(key) ? [part] : []) : textsIn(part),
  );
}

const SHOWN = new Set(['text', 'alt_text', 'caption', 'title', 'name', 'label', 'fallback', 'provider_name']);

import { isFurniture } from './is-furniture.ts';

const TEXT_AT_MOST = 100_000; // characters; the longest of 90 measured news articles has 17,000, a court's ruling more
const REPEATS_FROM = 60; // characters: a long paragraph said again is a caption or a pull quote
const LABEL_REPEATS = 3; // times that a short line without an end comes before it is a button: "Copy link"

/** An article's text out of its paragraphs, without furniture and what is said again; cut at a paragraph when too long. */
export function joinParagraphs(paragraphs: readonly string[]): string {
  const own = paragraphs.filter((paragraph) => !isFurniture(paragraph));
  const times = new Map<string, number>();
  for (const paragraph of own) times.set(paragraph, (times.get(paragraph) ?? 0) + 1);
  const seen = new Set<string>();
  const kept: string[] = [];
  let length = 0;
  for (const paragraph of own) {
    if (seen.has(paragraph) && paragraph.length >= REPEATS_FROM) continue;
    if ((times.get(paragraph) ?? 0) >= LABEL_REPEATS && isLabel(paragraph)) continue;
    seen.add(paragraph);
    if (length + paragraph.length > TEXT_AT_MOST) {
      if (kept.length === 0) kept.push(cutAtWord(paragraph));
      break;
    }
    kept.push(paragraph);
    length += paragraph.length + 2;
  }
  return kept.join('\n\n');
}

/** Short, of words, not a sentence and nobody's speech. */
function isLabel(paragraph: string): boolean {
  return paragraph.length < REPEATS_FROM && /\p{L}{3}/u.test(paragraph) && !/[.!?…:“”"«»„]/.test(paragraph);
}

function cutAtWord(text: string): string {
  const cut = text.lastIndexOf(' ', TEXT_AT_MOST);
  const end = cut > 0 ? cut : TEXT_AT_MOST;
  // Never half of a character that takes two places.
  return text.slice(0, /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end);
}

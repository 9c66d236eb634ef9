/**
 * Text as one line without control characters, bidirectional overrides and marks, or invisible fillers: words from a
 * feed must not move a cursor, hide other words or reverse them. Joiners stay: emoji and some scripts need them.
 */
export function cleanText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(UNSAFE, '').toWellFormed();
}

// Cc: all control characters, ESC and the one-byte CSI (U+009B) among them. Then soft hyphen, Arabic letter mark,
// zero width space, left-to-right and right-to-left marks, embeddings and overrides, word joiner and isolates, byte
// order mark, interlinear marks, and tags (Unicode 16, chapter 23).
const UNSAFE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

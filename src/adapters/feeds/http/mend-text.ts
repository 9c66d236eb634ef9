import { mendC1 } from './plain-text.ts';
import { toWindows1252 } from './windows-1252.ts';

const BEYOND_ASCII = /[\u0080-\uffff]+/g;
// Nearly all text has neither windows-1252 controls nor a possible lead byte: one look is enough for it.
const SUSPECT = /[\u0080-\u009f\u00c2-\u00f4]/;
// A UTF-8 lead byte and a continuation byte, as they look when read as windows-1252.
const DOUBLE_ENCODED = /[\u00c2-\u00f4](?:[\u0080-\u00bf]|[\u0100-\uffff])/;
// Two bytes that nobody writes as letters: "Ã©", "Â°". Not what may follow a capital: "AMANHÃ…", "“IRMÔ".
const NEVER_WRITTEN = /^(?:Â[\u00a0-\u00bf]|Ã[^\u00a0«»‚„…‘’“”–—‹›†‡•])$/;

/**
 * A piece of text without two common faults of encoding: control characters that were windows-1252 punctuation, and
 * UTF-8 that somebody read as windows-1252 and encoded again ("â€™" for "’"). The latter only where it is certain: a
 * stretch that is well-formed UTF-8 when taken back, and too long or too odd to be anything else ("LIBERTÉ…" is also
 * well-formed), or beside such a one.
 */
export function mendText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const mended = mendC1(text);
  if (!DOUBLE_ENCODED.test(mended)) return mended;
  const stretches = new Map<string, string | null>();
  for (const [stretch] of mended.matchAll(BEYOND_ASCII)) stretches.set(stretch, takenBack(stretch));
  const known = [...stretches];
  if (!known.some(([stretch, meant]) => isCertain(stretch, meant))) return mended;
  const isAllOver = known.every(([, meant]) => meant !== null);
  return mended.replace(BEYOND_ASCII, (stretch) => {
    const meant = stretches.get(stretch) ?? null;
    return meant !== null && (isAllOver || isCertain(stretch, meant)) ? meant : stretch;
  });
}

function takenBack(stretch: string): string | null {
  const bytes = toWindows1252(stretch);
  if (bytes === null) return null;
  try {
    return mendC1(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Three bytes for one character, or two characters in a row: chance does not do that. */
function isCertain(stretch: string, meant: string | null): boolean {
  if (meant === null) return false;
  return stretch.length - [...meant].length >= 2 || NEVER_WRITTEN.test(stretch);
}

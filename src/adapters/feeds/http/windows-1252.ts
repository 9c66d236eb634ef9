/** What stands in 0x80-0x9F of windows-1252; its five gaps are the control characters. */
export const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const BYTES: ReadonlyMap<number, number> = new Map(
  [...C1].map((character, at) => [character.charCodeAt(0), at + 0x80]),
);

/** The bytes of a text in windows-1252; null when it has a character that is not in it. */
export function toWindows1252(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : BYTES.get(code);
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  return bytes;
}

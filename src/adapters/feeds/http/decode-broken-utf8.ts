import { C1 } from './windows-1252.ts';

const STRAYS_AT_MOST = 10_000; // more of them than in any feed seen: then each is only marked

/**
 * The text of bytes that are UTF-8 but for some: a pasted windows-1252 quotation mark, a title cut in the middle of a
 * character. Stray bytes are read as windows-1252 where that is plain, else as U+FFFD. Null when more sequences are
 * broken than well-formed: then it is not UTF-8 at all.
 */
export function decodeBrokenUtf8(body: Uint8Array): string | null {
  const strays: number[] = [];
  let wellFormed = 0;
  let broken = 0;
  for (let at = 0; at < body.length; ) {
    const length = sequenceLength(body, at);
    if (length > 1) wellFormed += 1;
    if (length === 0) broken += 1;
    if (length === 0 && strays.length <= STRAYS_AT_MOST) strays.push(at);
    at += length || 1;
  }
  if (broken > wellFormed) return null; // by chance hardly any are well-formed
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  if (strays.length > STRAYS_AT_MOST) return utf8.decode(body);
  let text = '';
  let from = 0;
  for (const at of strays) {
    text += utf8.decode(body.subarray(from, at)) + fromStray(body[at] ?? 0, body[at + 1] ?? 0);
    from = at + 1;
  }
  return text + utf8.decode(body.subarray(from));
}

/** Bytes of the well-formed sequence that starts here (RFC 3629), 0 when there is none. */
function sequenceLength(body: Uint8Array, at: number): number {
  const lead = body[at]!; // the callers stay inside
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let next = 1; next < length; next += 1) if (((body[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = body[at + 1] ?? 0;
  const isOverlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isNoCharacter = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return isOverlong || isNoCharacter ? 0 : length;
}

/** 0x80-0xBF never start a character of UTF-8; a letter inside or at the end of a word is one of windows-1252. */
function fromStray(byte: number, next: number): string {
  if (byte < 0xa0) return C1[byte - 0x80] ?? '';
  const isInWord = next === 0x20 || (next >= 0x61 && next <= 0x7a);
  return byte < 0xc0 || isInWord ? String.fromCharCode(byte) : '\uFFFD';
}

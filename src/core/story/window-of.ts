/**
 * Which of `windows` windows the live stories of a language and workspace belong to, 0 to `windows` - 1: the same in
 * every process and after every restart. They stay together, as articles of one event must meet.
 */
export function windowOf(
  of: { readonly language: string; readonly workspace: string | null },
  windows: number,
): number {
  return hash(`${of.workspace ?? ''}/${of.language}`) % windows;
}

/** FNV-1a, 32 bits, of the text's UTF-16 units (Fowler, Noll, Vo: RFC 9923). */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state >>> 0;
}

/**
 * The quotations in a message, longest first; where there is none, the whole text if it is short enough to be one. Marks
 * of chats for bold, quotes and links are left out.
 */
export function findQuoted(text: string): readonly string[] {
  const plain = text
    .replace(/<[^<>\s|]*\|([^<>]*)>/g, '$1')
    .replace(/\[([^[\]]*)\]\(<?https?:[^()]*\)/g, '$1')
    .replace(/^[ \t]*(?:>>>|>)/gm, ' ') // a quoted line
    .replace(/\|\|/g, '')
    .replace(/[*~`]+|(?<![\p{L}\p{N}_])_{1,3}|_{1,3}(?![\p{L}\p{N}_])/gu, '') // nothing in their place: they stand within words too
    .replace(/\s+/g, ' ')
    .trim();
  const quoted = [...plain.matchAll(QUOTED)].map((match) => (match[1] ?? match[2] ?? match[3] ?? '').trim());
  const telling = quoted.filter((words) => words.split(' ').length >= TELLING_WORDS);
  if (telling.length > 0) return telling.toSorted((a, b) => b.length - a.length).slice(0, QUOTATIONS);
  return /[\p{L}\p{N}]/u.test(plain) && plain.length <= WHOLE_CHARACTERS ? [plain] : [];
}

const QUOTED = /“([^“”]+)”|"([^"]+)"|«([^«»]+)»/g;
const TELLING_WORDS = 2; // one word stands anywhere
const QUOTATIONS = 5;
const WHOLE_CHARACTERS = 300; // the longest quotations are a sentence or two

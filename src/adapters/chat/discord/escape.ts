import { cleanText } from '../../../core/reply/clean-text.ts';

/**
 * Words as Discord shows them exactly as they are: nothing in them formats, links, pings or becomes an emoji. Discord
 * drops a backslash before any sign that is neither letter, digit nor space, so what could mean something gets one.
 * One line; words may stand at the beginning of a line, where more signs count before the first letter.
 */
export function escapeWords(words: string): string {
  const text = cleanText(words);
  const [start = ''] = /^[^\p{L}\p{N}]*/u.exec(text) ?? [];
  const rest = text.slice(start.length);
  const [number = ''] = NUMBERED.exec(rest) ?? [];
  const escaped = [
    start.replace(MARKUP_AT_START, '\\$&'),
    number.replace(/[.)]/, '\\$&'),
    rest.slice(number.length).replace(MARKUP, '\\$&'),
  ];
  return escaped.join('').replace(EMOJI_OR_ADDRESS, '\\:').replace(INVITATION, '$1\\/').replace(EVERYBODY, '@\u200b');
}

/** The words in `escapeWords`' text: what a reader sees. */
export function unescapeWords(text: string): string {
  return text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1').replaceAll('@\u200b', '@');
}

const MARKUP_AT_START = /[\\*_~`|<>[\]#+-]/g; // "# " heading, "-# " small, "- " and "+ " list, "> " quotation
const NUMBERED = /^\d+[.)]/;
const MARKUP = /[\\*_~`|<>[\]]/g;
// ":fire:" becomes an emoji, "https://..." and "discord://..." a link; "_" and "~" have their backslash already
const EMOJI_OR_ADDRESS = /:(?=\/\/|[\w+~\\-]+:)/g;
// clients look for invitations in the text as written, with or without a scheme
const INVITATION = /(discord(?:app)?\.(?:gg|com)|dis\.gd)\//gi;
// a backslash does not stop these two; the space without width is not seen
const EVERYBODY = /@(?=everyone|here)/g;

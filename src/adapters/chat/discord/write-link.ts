import { cleanText } from '../../../core/reply/clean-text.ts';
import { namesHost } from '../../../core/reply/names-host.ts';
import { escapeWords } from './escape.ts';

/**
 * A link under its label, with the host behind it where the label does not name it: a label is words from outside, and a
 * phone shows no address. Just the label where the address is no web address.
 */
export function writeLink(label: string, url: string): string {
  const address = webAddress(url);
  if (address === null) return escapeWords(label);
  const host = hostOf(address);
  const words = cleanText(label).trim();
  // brackets would end the label, escaped or not
  const shown = words === '' || words.toLowerCase() === host ? host : words.replaceAll('[', '(').replaceAll(']', ')');
  const named = shown === host || namesHost(shown, host);
  return `[${escapeWords(shown)}](<${address}>)${named ? '' : ` (${escapeWords(host)})`}`;
}

/** The address with nothing in it that ends a link; null for all that is no http(s) address. */
export function webAddress(url: string): string | null {
  const text = url.trim().toWellFormed();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const page = text.length > FRAGMENT_FROM ? text.replace(/#:~:.*$/s, '') : text;
  const escaped = new URL(page).href.replace(/[()<>"\\^`{}|\s\p{Cc}]/gu, encode);
  return escaped.length > ADDRESS_AT_MOST ? null : escaped;
}

// The words to be scrolled to are worth a few lines of a message, not a quarter of it.
const FRAGMENT_FROM = 600;
const ADDRESS_AT_MOST = 1_500; // of the 4,000 characters of a message

/** encodeURIComponent leaves brackets as they are. */
const encode = (sign: string): string => (sign === '(' ? '%28' : sign === ')' ? '%29' : encodeURIComponent(sign));

const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '');

import type { Inline, Line, Reply } from '../../model/reply.ts';
import type { Statement, Variant } from '../../model/statement.ts';

/** A short answer of one sentence, seen by the asker only. */
export function say(words: string): Reply {
  return { title: words, private: true, blocks: [{ kind: 'text', line: [words] }], more: null };
}

/** A link that names its outlet; just the name where the article has no address in the web. */
export function outletLink(source: { readonly outlet: string; readonly url: string | null }): Inline {
  return isInWeb(source.url) ? { kind: 'link', text: source.outlet, url: source.url } : source.outlet;
}

/** Feeds are read so that all are; but what was stored in another way must not become a link that runs something. */
const isInWeb = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);

/**
 * A link to the very words in the outlet's page, by a text fragment (WICG URL Fragment Text Directives): browsers that
 * know it scroll there, others open the page. A text without end is looked for within one block of the page, so what
 * goes over paragraphs, and what is long, is told by its first and last words.
 */
export function linkToWords(statement: Pick<Statement, 'outlet' | 'url' | 'parts'>): Inline {
  const { url } = statement;
  const paragraphs = partToFind(statement);
  const first = paragraphs[0];
  const last = paragraphs.at(-1);
  if (!isInWeb(url) || url.includes('#') || !first || !last) return outletLink(statement);
  const isShort = first === last && first.length <= WORDS_IN_FULL;
  const few = isShort ? [first] : [first.slice(0, WORDS_AT_AN_END), last.slice(-WORDS_AT_AN_END)];
  const fragment = few.map((words) => encodeDirective(words.join(' '))).join(',');
  if (fragment.length > FRAGMENT_AT_MOST) return outletLink(statement);
  return { kind: 'link', text: statement.outlet, url: `${url}#:~:text=${fragment}` };
}

const WORDS_IN_FULL = 10;
const WORDS_AT_AN_END = 5;
const TELLING_WORDS = 3; // fewer may stand anywhere in the page: “Yes,” she said. “We will rebuild the bridge.”
const FRAGMENT_AT_MOST = 1500; // characters: half of what chats take as an address; words without spaces get that long

/** The words of the first part that is long enough to be found by, else of the longest, paragraph by paragraph. */
function partToFind({ parts }: Pick<Statement, 'parts'>): readonly (readonly string[])[] {
  const split = parts.map(({ text }) =>
    text
      .toWellFormed()
      .split(/\n+/)
      .map((paragraph) => paragraph.split(/\s+/).filter((word) => word !== ''))
      .filter((words) => words.length > 0),
  );
  const size = (paragraphs: readonly (readonly string[])[]): number => paragraphs.flat().length;
  return split.find((part) => size(part) >= TELLING_WORDS) ?? split.toSorted((a, b) => size(b) - size(a))[0] ?? [];
}

/**
 * Dashes, commas and ampersands mean something in a text directive and must be escaped; brackets, stars and the like
 * need not, but would end or mark a link in what chats write.
 */
const encodeDirective = (text: string): string =>
  encodeURIComponent(text).replace(/[-!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** "Kaja Kallas, EU foreign policy chief"; the article's own mention where we do not know whom it means. */
export function speakerName(statement: Pick<Statement, 'speaker'>): string {
  const { speaker } = statement;
  if (speaker === null) return 'unnamed speaker';
  if (speaker.name === null) return `${speaker.mention.text} (not identified)`;
  return speaker.role === null ? speaker.name : `${speaker.name}, ${speaker.role}`;
}

/** The day or days on which it was said; when the text gives none, when it was published, and says so. */
export function saidWhen(statement: Pick<Statement, 'said' | 'published'>): Line {
  const { said } = statement;
  if (said === null) return ['published ', { kind: 'time', at: statement.published }];
  const from: Inline = { kind: 'day', day: said.from };
  return said.from === said.to ? [from] : [from, ' to ', { kind: 'day', day: said.to }];
}

/** "(+2 outlets)", or nothing. */
export function moreOutlets(count: number): string {
  return count <= 0 ? '' : count === 1 ? ' (+1 outlet)' : ` (+${count} outlets)`;
}

/**
 * ' · reported differently by Outlet B: “…”', or nothing. Words that are too long for a line are left out whole: a cut
 * could fall on the very word that differs.
 */
export function reportedDifferently(variants: readonly Variant[]): Line {
  const [first, ...others] = variants;
  if (!first) return [];
  const words = first.words.map((part) => `“${part}”`).join(' … ');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const shown = words === '' || words.length > VARIANT_AT_MOST ? '' : `: ${words}`;
  return [' · reported differently by ', outletLink(first), `${more}${shown}`];
}

const VARIANT_AT_MOST = 240; // characters: three lines of a narrow chat

/** "3 statements", "1 story", "2 days". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural(noun)}`;
}

function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

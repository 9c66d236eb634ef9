import type { Inline, Line, Reply } from '../../model/reply.ts';
import type { Statement } from '../../model/statement.ts';

/** A short answer of one sentence, seen by the asker only. */
export function say(words: string): Reply {
  return { title: words, private: true, blocks: [{ kind: 'text', line: [words] }], more: null };
}

/** A link that names its outlet; just the name where the article has no address. */
export function outletLink(source: { readonly outlet: string; readonly url: string | null }): Inline {
  return source.url === null ? source.outlet : { kind: 'link', text: source.outlet, url: source.url };
}

/**
 * A link to the very words in the outlet's page, by a text fragment (WICG Scroll to Text Fragment): browsers that
 * know it scroll there, others open the page.
 */
export function linkToWords(statement: Pick<Statement, 'outlet' | 'url' | 'parts'>): Inline {
  const words = (statement.parts[0]?.text ?? '')
    .toWellFormed()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (statement.url === null || statement.url.includes('#') || words.length === 0) return outletLink(statement);
  const few = words.length <= 10 ? [words.join(' ')] : [words.slice(0, 5).join(' '), words.slice(-5).join(' ')];
  const fragment = few.map((part) => encodeURIComponent(part).replaceAll('-', '%2D')).join(',');
  return { kind: 'link', text: statement.outlet, url: `${statement.url}#:~:text=${fragment}` };
}

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

/** "3 statements", "1 story", "2 days". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural(noun)}`;
}

function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

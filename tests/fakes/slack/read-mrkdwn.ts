import type { Formatting, Found } from './effects.ts';

type How = { readonly names: boolean; readonly bare: boolean; readonly formatting: boolean };

/** What Slack makes of mrkdwn: <…> tokens first, then code, then bare urls, names and letters. */
export function readMrkdwn(text: string, where: string, found: Found, how: How): void {
  let rest = readTokens(text, where, found);
  if (how.formatting) {
    for (const [kind, pattern] of CODE) rest = take(rest, pattern, kind, where, found);
    for (const line of rest.split('\n'))
      if (/^\s*(>|&gt;)/u.test(line)) found.formatting.push({ kind: 'quote', text: line, where });
  }
  rest = readBare(rest, where, found, how.bare);
  if (how.names)
    for (const [name] of rest.matchAll(/(?<![\p{L}\p{N}])[@#][\p{L}\p{N}._-]+/gu))
      found.mentions.push({ kind: 'name', id: name, where });
  if (!how.formatting) return;
  for (const [kind, pattern] of LETTERS)
    for (const [all] of rest.matchAll(pattern)) found.formatting.push({ kind, text: all, where });
}

/** What Slack makes of a markdown block: standard Markdown, and <…> tokens as well. */
export function readMarkdown(text: string, where: string, found: Found): void {
  let rest = text.replace(/!?\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?[^)]*\)/gu, (_, label: string, url: string) => {
    found.links.push({ url, label, kind: 'labelled', where });
    return TAKEN;
  });
  rest = readTokens(rest, where, found);
  for (const [kind, pattern] of CODE) rest = take(rest, pattern, kind, where, found);
  rest = readBare(rest, where, found, true);
  for (const [kind, pattern] of MARKDOWN) rest = take(rest, pattern, kind, where, found);
}

// what has been read leaves a mark that is no letter and no space: *<https://a.example|a>* is still bold
const TAKEN = '\uFFFC';

const CODE: readonly (readonly [Formatting['kind'], RegExp])[] = [
  ['preformatted', /```[\s\S]+?```/gu],
  ['code', /`[^`\n]+`/gu],
];

// a sign opens after a start, a space or punctuation, closes before the like, and touches its words on the inside
const around = (sign: string): RegExp =>
  new RegExp(
    `(?<=^|[^\\p{L}\\p{N}${sign}])${sign}(?![\\s${sign}])[^${sign}\\n]*(?<![\\s])${sign}(?=$|[^\\p{L}\\p{N}${sign}])`,
    'gmu',
  );
const EMOJI = /(?<![\p{L}\p{N}:]):[a-z+-][a-z0-9_+'-]*:(?![\p{L}\p{N}:])/gu;
const LETTERS: readonly (readonly [Formatting['kind'], RegExp])[] = [
  ['bold', around('\\*')],
  ['italic', around('_')],
  ['strike', around('~')],
  ['emoji', EMOJI],
];
const MARKDOWN: readonly (readonly [Formatting['kind'], RegExp])[] = [
  ['heading', /^ {0,3}#{1,6}\s.+$/gmu],
  ['quote', /^ {0,3}(>|&gt;).*$/gmu],
  ['bold', /(\*\*|__)(?=\S)[^\n]+?(?<=\S)\1/gu],
  ['strike', /~~?(?=\S)[^~\n]+?(?<=\S)~~?/gu],
  ['italic', /(?<![\p{L}\p{N}])([*_])(?=\S)[^*_\n]+?(?<=\S)\1(?![\p{L}\p{N}])/gu],
  ['list', /^\s*([-*+]|\d+[.)])\s.+$/gmu],
  ['emoji', EMOJI],
];

function take(text: string, pattern: RegExp, kind: Formatting['kind'], where: string, found: Found): string {
  return text.replace(pattern, (all) => {
    found.formatting.push({ kind, text: all, where });
    return TAKEN;
  });
}

/** Bare addresses: Slack makes links of them, also of hosts without a scheme and of mail addresses. */
function readBare(text: string, where: string, found: Found, links: boolean): string {
  return text.replace(BARE, (all) => {
    const url = all.replace(/[.,;:!?)\]]+$/u, '');
    if (links) found.links.push({ url, label: url, kind: 'bare', where });
    return TAKEN;
  });
}

const BARE =
  /\b(?:https?:\/\/|mailto:|www\.)[^\s<>|]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|de|eu|co|uk|news|info|gov|edu|dev|app)(?:\/[^\s<>|]*)?(?![\w-])/giu;

/** <@U1>, <!channel>, <#C1>, <!subteam^S1>, <!date^…>, <url|label>: what Slack acts upon between unescaped < and >. */
function readTokens(text: string, where: string, found: Found): string {
  return text.replace(/<([^<>\n]+)>/gu, (all, inner: string) => {
    const [head = '', label] = inner.split('|');
    const special = /^!(channel|here|everyone)$/u.exec(head)?.[1];
    if (special === 'channel' || special === 'here' || special === 'everyone')
      found.mentions.push({ kind: special, id: '', where });
    else if (/^@[UWB]/u.test(head)) found.mentions.push({ kind: 'user', id: head.slice(1), where });
    else if (/^#[CGD]/u.test(head)) found.mentions.push({ kind: 'channel-link', id: head.slice(1), where });
    else if (head.startsWith('!subteam^')) found.mentions.push({ kind: 'usergroup', id: head.slice(9), where });
    else if (head.startsWith('!date^')) found.formatting.push({ kind: 'date', text: all, where });
    else if (/^[a-z][a-z0-9+.-]*:/iu.test(head))
      found.links.push({ url: head, label: label ?? head, kind: 'labelled', where });
    else return all;
    return TAKEN;
  });
}

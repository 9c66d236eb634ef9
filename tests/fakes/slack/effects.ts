import { isObject } from './judge-rules.ts';
import { readMarkdown, readMrkdwn } from './read-mrkdwn.ts';

/** What text does when it is shown. */
export type Effects = {
  readonly mentions: readonly Mention[];
  readonly links: readonly Link[];
  readonly formatting: readonly Formatting[];
  readonly parse: string | undefined;
  readonly linkNames: boolean;
  readonly unfurlLinks: boolean;
  readonly unfurlMedia: boolean;
};
/** `where` is the path of the text, such as text or blocks/2/elements/0. */
export type Mention = {
  readonly kind: 'user' | 'usergroup' | 'channel-link' | 'team' | 'channel' | 'here' | 'everyone' | 'name';
  readonly id: string;
  readonly where: string;
};
export type Link = {
  readonly url: string;
  readonly label: string;
  readonly kind: 'labelled' | 'bare' | 'element';
  readonly where: string;
};
export type Formatting = {
  readonly kind:
    | 'bold'
    | 'italic'
    | 'strike'
    | 'code'
    | 'preformatted'
    | 'quote'
    | 'list'
    | 'heading'
    | 'emoji'
    | 'date';
  readonly text: string;
  readonly where: string;
};
export type Found = { readonly mentions: Mention[]; readonly links: Link[]; readonly formatting: Formatting[] };

/**
 * Whom a message, a view or a payload pings, where it leads and what it sets in bold and the like. Text of rich_text
 * and plain_text does nothing; mrkdwn and the markdown block do. The top-level text counts too: it is what a
 * notification shows. Styles and links that rich_text declares are listed as well: they are wanted, feed text is not.
 */
export function effectsOf(seen: unknown): Effects {
  const found: Found = { mentions: [], links: [], formatting: [] };
  const from = isObject(seen) ? seen : {};
  const parse = typeof from.parse === 'string' ? from.parse : undefined;
  const linkNames = from.linkNames === true || from.link_names === true;
  if (typeof from.text === 'string' && from.type === undefined)
    readMrkdwn(from.text, 'text', found, {
      names: linkNames || parse === 'full',
      bare: parse !== 'none',
      formatting: from.plain !== true && from.mrkdwn !== false,
    });
  // one element, block or text object, or whatever holds blocks
  if (from.type !== undefined && !('blocks' in from)) walk(from, '', found);
  for (const key of ['blocks', 'attachments', 'title', 'submit', 'close'])
    if (from[key] !== undefined) walk(from[key], key, found);
  return {
    ...found,
    ...{ parse, linkNames },
    // Slack unfurls links of text content only when told to, media unless told not to
    unfurlLinks: from.unfurlLinks === true || from.unfurl_links === true,
    unfurlMedia: from.unfurlMedia !== false && from.unfurl_media !== false,
  };
}

function walk(value: unknown, where: string, found: Found): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, where === '' ? String(index) : `${where}/${index}`, found);
    return;
  }
  if (!isObject(value)) return;
  if (value.type === 'mrkdwn' && typeof value.text === 'string') {
    const literal = value.verbatim === true;
    readMrkdwn(value.text, where, found, { names: false, bare: !literal, formatting: true });
    return;
  }
  if (value.type === 'markdown' && typeof value.text === 'string') {
    readMarkdown(value.text, where, found);
    return;
  }
  if (typeof value.type === 'string') readElement(value, where, found);
  for (const [key, part] of Object.entries(value))
    if (typeof part === 'object') walk(part, where === '' ? key : `${where}/${key}`, found);
}

function readElement(element: { readonly [key: string]: unknown }, where: string, found: Found): void {
  const mention = MENTIONS[String(element.type)];
  if (mention) found.mentions.push({ kind: mention.kind, id: String(element[mention.id]), where });
  if (element.type === 'broadcast') found.mentions.push({ kind: rangeOf(element.range), id: '', where });
  const words = typeof element.text === 'string' ? element.text : '';
  if (element.type === 'link')
    found.links.push({ url: String(element.url), label: words || String(element.url), kind: 'element', where });
  if (element.type === 'button' && typeof element.url === 'string')
    found.links.push({
      url: element.url,
      label: isObject(element.text) ? String(element.text.text) : '',
      kind: 'element',
      where,
    });
  if (element.type === 'emoji') found.formatting.push({ kind: 'emoji', text: String(element.name), where });
  if (element.type === 'rich_text_quote') found.formatting.push({ kind: 'quote', text: wordsIn(element), where });
  if (element.type === 'rich_text_preformatted')
    found.formatting.push({ kind: 'preformatted', text: wordsIn(element), where });
  if (element.type === 'rich_text_list') found.formatting.push({ kind: 'list', text: wordsIn(element), where });
  if (!isObject(element.style)) return;
  for (const kind of ['bold', 'italic', 'strike', 'code'] as const)
    if (element.style[kind] === true) found.formatting.push({ kind, text: words, where });
}

const MENTIONS: { readonly [type: string]: { readonly kind: Mention['kind']; readonly id: string } | undefined } = {
  user: { kind: 'user', id: 'user_id' },
  usergroup: { kind: 'usergroup', id: 'usergroup_id' },
  channel: { kind: 'channel-link', id: 'channel_id' },
  team: { kind: 'team', id: 'team_id' },
};

const rangeOf = (range: unknown): 'channel' | 'here' | 'everyone' =>
  range === 'here' || range === 'everyone' ? range : 'channel';

function wordsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsIn).join('');
  if (!isObject(value)) return '';
  return typeof value.text === 'string' ? value.text : wordsIn(value.elements);
}

import { cleanText } from '../../../core/reply/clean-text.ts';
import { plainStyle, renderText } from '../../../core/reply/render-text.ts';
import type { Block, Line, Reply } from '../../../model/reply.ts';
import { escapeText } from './escape.ts';

/**
 * The reply as a message's `text`: notifications and screen readers give it instead of the blocks, so it is the
 * whole reply, without addresses and buttons.
 */
export function writeText(reply: Reply, timezone: string): string {
  const blocks = reply.blocks.filter(({ kind }) => kind !== 'buttons').map(withoutAddresses);
  const words = renderText({ ...reply, blocks, more: null }, { timezone, width: NO_WRAP, style: plainStyle }).trim();
  const title = cleanText(reply.title).trim();
  const whole = words.startsWith(title) ? words : `${title}\n${words}`;
  return disarmed(whole.trim() || NOTHING);
}

const NO_WRAP = 100_000;
const NOTHING = 'OnRecord';

/**
 * Blocks are what is seen, but a notification that shows the text must neither ping nor link nor format: signs that could
 * begin or end markup give way to others that look like them, and an invisible one breaks names and addresses.
 */
function disarmed(text: string): string {
  const plain = text
    .replace(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`|^\s*>/gmu, (sign) => LOOK_ALIKES[sign.trim()] ?? sign)
    .replace(/:(?=[\w+-]+:)|[@#](?=\w)|(?<=[\p{L}\p{N}])\.(?=\p{L}{2,})|(?<=:)\/\//gu, `$&${INVISIBLE}`);
  return escapeText(plain);
}

const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ', '>': '›' };
const INVISIBLE = '\u2060'; // word joiner

function withoutAddresses(block: Block): Block {
  switch (block.kind) {
    case 'text':
      return { ...block, line: plainLine(block.line) };
    case 'bullets':
      return { ...block, items: block.items.map(plainLine) };
    case 'quote':
      return { ...block, by: plainLine(block.by), source: plainLine(block.source) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(plainLine)) };
    case 'facts':
      return { ...block, facts: block.facts.map(({ label, value }) => ({ label, value: plainLine(value) })) };
    case 'links':
      return { kind: 'bullets', items: block.links.map(({ text }) => [text]) };
    case 'heading':
    case 'timeline':
    case 'buttons':
      return block;
    default:
      return block satisfies never;
  }
}

const plainLine = (line: Line): Line =>
  line.map((part) => (typeof part !== 'string' && part.kind === 'link' ? part.text : part));

import type { Block, Line, Reply } from '../../model/reply.ts';
import { count } from './lines.ts';

/**
 * The reply with as many of its entries (bullets, quotations, rows, facts, links), from the first on, as the platform
 * takes; then "and 3 more". Nothing is cut within an entry: what is too long on its own is told to be so, with its
 * source. Where not even a bare reply fits, only its title is left. `fits` is asked about 15 times for 1,000 entries.
 */
export function fitReply(reply: Reply, fits: (reply: Reply) => boolean): Reply {
  if (fits(reply)) return reply;
  const short = withShortEntries(reply, fits);
  const total = entriesOf(short.blocks);
  let [least, most] = [0, total];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(cutTo(short, middle, total))) least = middle;
    else most = middle - 1;
  }
  const cut = cutTo(short, least, total);
  if (least > 0 || fits(cut)) return cut;
  const bare: Reply = { ...reply, blocks: [{ kind: 'text', line: [reply.title] }] };
  return fits(bare) ? bare : { ...bare, blocks: [{ kind: 'text', line: [TOO_LONG] }], title: TOO_LONG };
}

const TOO_LONG = 'This is too long to be shown here.';

/** Entries that no message could hold become a word with their source. */
function withShortEntries(reply: Reply, fits: (reply: Reply) => boolean): Reply {
  const alone = (block: Block) => fits({ ...reply, blocks: [block], more: null });
  const shortLine = (line: Line, block: (line: Line) => Block): Line =>
    alone(block(line))
      ? line
      : [TOO_LONG_ENTRY, ...line.filter((part) => typeof part !== 'string' && part.kind === 'link')];
  const blocks = reply.blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
        return alone(block) ? block : { kind: 'text', line: [TOO_LONG] };
      case 'text': {
        const line = shortLine(block.line, (one) => ({ ...block, line: one }));
        return line === block.line ? block : { ...block, line };
      }
      case 'bullets':
        return {
          ...block,
          items: block.items.map((item) => shortLine(item, (one) => ({ kind: 'bullets', items: [one] }))),
        };
      case 'quote':
        return alone(block) ? block : { kind: 'bullets', items: [[TOO_LONG_ENTRY, ...block.source]] };
      default:
        return block;
    }
  });
  return { ...reply, blocks };
}

const TOO_LONG_ENTRY = 'Too long to be shown whole here: ';

const sizeOf = (block: Block): number => {
  switch (block.kind) {
    case 'bullets':
      return block.items.length;
    case 'quote':
      return 1;
    case 'table':
    case 'timeline':
      return block.rows.length;
    case 'facts':
      return block.facts.length;
    case 'links':
      return block.links.length;
    default:
      return 0;
  }
};

const entriesOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + sizeOf(block), 0);

/** The first `keep` entries with what introduces them, and what must stay. */
function cutTo(reply: Reply, keep: number, total: number): Reply {
  if (keep === total) return reply;
  let left = keep;
  let isCut = false; // behind the last entry that is kept nothing stays but the foot and the buttons
  const kept: Block[] = [];
  for (const block of reply.blocks) {
    const size = sizeOf(block);
    const isFixed = block.kind === 'buttons' || (block.kind === 'text' && block.foot === true);
    if (isFixed) kept.push(block);
    else if (isCut) continue;
    else if (size === 0) kept.push(block);
    else if (left > 0) kept.push(first(block, left));
    if (size > 0) {
      if (left <= size) isCut = left < size || entriesBehind(reply.blocks, block) > 0;
      left = Math.max(0, left - size);
    }
  }
  const more: Block = { kind: 'text', line: [`and ${count(total - keep, 'more entry')}`], small: true };
  return { ...reply, blocks: withMore(withoutEmptyHeads(kept), more) };
}

function entriesBehind(blocks: readonly Block[], block: Block): number {
  return entriesOf(blocks.slice(blocks.indexOf(block) + 1));
}

function first(block: Block, atMost: number): Block {
  switch (block.kind) {
    case 'bullets':
      return { ...block, items: block.items.slice(0, atMost) };
    case 'table':
      return { ...block, rows: block.rows.slice(0, atMost) };
    case 'timeline':
      return { ...block, rows: block.rows.slice(0, atMost) };
    case 'facts':
      return { ...block, facts: block.facts.slice(0, atMost) };
    case 'links':
      return { ...block, links: block.links.slice(0, atMost) };
    default:
      return block;
  }
}

/** A heading or a name that introduces nothing any more goes too: the last ones before the foot. */
function withoutEmptyHeads(blocks: readonly Block[]): Block[] {
  const lastEntry = blocks.findLastIndex((block) => sizeOf(block) > 0);
  if (lastEntry < 0) return [...blocks];
  return blocks.filter(
    (block, index) => index <= lastEntry || block.kind === 'buttons' || (block.kind === 'text' && block.foot === true),
  );
}

function withMore(blocks: readonly Block[], more: Block): Block[] {
  const at = blocks.findLastIndex((block) => sizeOf(block) > 0) + 1;
  return at === 0 ? [...blocks, more] : [...blocks.slice(0, at), more, ...blocks.slice(at)];
}

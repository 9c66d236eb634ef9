import type { Block, Line, Reply } from '../../model/reply.ts';
import { count } from './lines.ts';

/**
 * The reply with as many of its entries (bullets, quotations, rows, facts, links), from the first on, as the platform
 * takes; then "and 3 more entries". Nothing is cut within an entry: one that no message could hold is told to be so, with
 * its source. The foot and the buttons stay. Where not even a reply without entries fits, its first blocks are left, at
 * last its title alone. `fits` is asked about once for each entry that is not short, and some 20 times more.
 */
export function fitReply(reply: Reply, fits: (reply: Reply) => boolean): Reply {
  if (fits(reply)) return reply;
  const short = withShortEntries(reply, fits);
  const total = entriesOf(short.blocks);
  const kept = most(total, (keep) => fits(cutTo(short, keep, total)));
  const cut = cutTo(short, Math.max(kept, 0), total);
  if (kept >= 0) return cut;
  const blocks = most(cut.blocks.length, (keep) => keep > 0 && fits(firstBlocks(cut, keep)));
  if (blocks > 0) return firstBlocks(cut, blocks);
  const bare: Reply = { ...reply, blocks: [{ kind: 'text', line: [reply.title] }] };
  return fits(bare) ? bare : { ...bare, blocks: [{ kind: 'text', line: [TOO_LONG] }], title: TOO_LONG };
}

const TOO_LONG = 'This is too long to be shown here.';

/** The largest number up to `atMost` that will do, when all smaller ones do too; -1 where none does. */
function most(atMost: number, willDo: (number: number) => boolean): number {
  let [least, highest] = [-1, atMost];
  while (least < highest) {
    const middle = Math.ceil((least + highest) / 2);
    if (willDo(middle)) least = middle;
    else highest = middle - 1;
  }
  return least;
}

/** Entries that no message could hold become a word with their source. */
function withShortEntries(reply: Reply, fits: (reply: Reply) => boolean): Reply {
  const alone = (block: Block) => fits({ title: reply.title, private: reply.private, blocks: [block], more: null });
  const shortLine = (line: Line, blockOf: (line: Line) => Block): Line =>
    alone(blockOf(line)) ? line : tooLong(linksOf(line));
  const blocks = reply.blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
        return alone(block) ? block : { kind: 'text', line: [TOO_LONG] };
      case 'text': {
        const line = shortLine(block.line, (one) => ({ ...block, line: one }));
        return line === block.line ? block : { ...block, line };
      }
      case 'bullets': {
        const short = (item: Line) => shortLine(item, (one) => ({ kind: 'bullets', items: [one] }));
        return { ...block, items: block.items.map(short) };
      }
      case 'facts': {
        const short = (label: string, value: Line) =>
          shortLine(value, (one) => ({ kind: 'facts', facts: [{ label, value: one }] }));
        return { ...block, facts: block.facts.map(({ label, value }) => ({ label, value: short(label, value) })) };
      }
      case 'table': {
        const short = (row: readonly Line[]) =>
          alone({ ...block, rows: [row] }) ? row : [tooLong(linksOf(row.flat()))];
        return { ...block, rows: block.rows.map(short) };
      }
      case 'quote': {
        if (alone(block)) return block;
        const bySource = tooLong([...block.by, ', ', ...block.source]);
        return { kind: 'bullets', items: [shortLine(bySource, (one) => ({ kind: 'bullets', items: [one] }))] };
      }
      case 'timeline':
      case 'links':
      case 'buttons':
        return block;
      default:
        return block satisfies never;
    }
  });
  return { ...reply, blocks };
}

const linksOf = (line: Line): Line => line.filter((part) => typeof part !== 'string' && part.kind === 'link');

const tooLong = (source: Line): Line =>
  source.length === 0 ? ['Too long to be shown whole here.'] : ['Too long to be shown whole here: ', ...source];

function sizeOf(block: Block): number {
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
    case 'heading':
    case 'text':
    case 'buttons':
      return 0;
    default:
      return block satisfies never;
  }
}

const entriesOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + sizeOf(block), 0);

/**
 * The foot and the buttons under the whole reply. Where entries have buttons of their own, so has the last one: a button
 * whose entry is gone would stand under another.
 */
function fixedBlocks(blocks: readonly Block[]): ReadonlySet<number> {
  const lastEntry = blocks.findLastIndex((block) => sizeOf(block) > 0);
  const haveOwn = blocks.some((block, index) => block.kind === 'buttons' && index < lastEntry);
  const isFixed = (block: Block) =>
    (block.kind === 'buttons' && !haveOwn) || (block.kind === 'text' && block.foot === true);
  return new Set(blocks.flatMap((block, index) => (isFixed(block) ? [index] : [])));
}

/** The first `keep` entries with what introduces them, and what must stay. */
function cutTo(reply: Reply, keep: number, total: number): Reply {
  if (keep === total) return reply;
  let left = keep;
  let isCut = false; // behind the last entry that is kept nothing stays but the foot and the buttons
  const fixed = fixedBlocks(reply.blocks);
  const lead: Block[] = []; // what is kept, in order
  const foot: Block[] = [];
  let ownButtons = false; // the entry before is kept whole: so are its buttons
  for (const [index, block] of reply.blocks.entries()) {
    const size = sizeOf(block);
    if (fixed.has(index)) (isCut ? foot : lead).push(block);
    else if (size === 0 && (!isCut || (ownButtons && block.kind === 'buttons'))) lead.push(block);
    else if (!isCut && left > 0) lead.push(first(block, left));
    ownButtons = size > 0 && !isCut && left >= size;
    if (size === 0 || isCut) continue;
    isCut = left < size || (left === size && entriesOf(reply.blocks.slice(index + 1)) > 0);
    left = Math.max(0, left - size);
  }
  const more: Block = { kind: 'text', line: [`and ${count(total - keep, 'more entry')}`], small: true };
  return { ...reply, blocks: [...withoutEmptyHeads(lead), more, ...foot] };
}

/** The first `atMost` entries of a block. */
function first(block: Block, atMost: number): Block {
  switch (block.kind) {
    case 'bullets':
      return { ...block, items: block.items.slice(0, atMost) };
    case 'table':
    case 'timeline':
      // each kind has rows of its own, so the compiler wants them apart
      return block.kind === 'table'
        ? { ...block, rows: block.rows.slice(0, atMost) }
        : { ...block, rows: block.rows.slice(0, atMost) };
    case 'facts':
      return { ...block, facts: block.facts.slice(0, atMost) };
    case 'links':
      return { ...block, links: block.links.slice(0, atMost) };
    case 'heading':
    case 'text':
    case 'quote':
    case 'buttons':
      return block;
    default:
      return block satisfies never;
  }
}

/** A heading or a name at the end introduces nothing any more. */
function withoutEmptyHeads(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex((block) => sizeOf(block) > 0 || block.kind === 'buttons');
  if (!blocks.some((block) => sizeOf(block) > 0)) return [...blocks];
  return blocks.filter((block, index) => index <= last || (block.kind === 'text' && block.foot === true));
}

/** The first blocks, and what must stay of the others. */
function firstBlocks(reply: Reply, keep: number): Reply {
  const more: Block = { kind: 'text', line: ['and more'], small: true };
  const fixed = fixedBlocks(reply.blocks);
  const rest = reply.blocks.filter((_, index) => index >= keep && fixed.has(index));
  return { ...reply, blocks: [...reply.blocks.slice(0, keep), more, ...rest] };
}

import type { KnownBlock } from '@slack/types';
import { LIMITS } from './limits.ts';

/** Whether Slack takes these blocks as one message; what a single block may hold is kept where it is rendered. */
export function fitsMessage(blocks: readonly KnownBlock[]): boolean {
  if (blocks.length === 0 || blocks.length > LIMITS.blocksOfMessage) return false;
  if (blocks.some((block) => 'rows' in block && block.rows.length > LIMITS.tableRows)) return false;
  return shownCharacters(blocks) <= LIMITS.textOfAllBlocks;
}

/** Characters of all that is shown; of `value`s and addresses none are. */
export function shownCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one: unknown) => sum + shownCharacters(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, one]) => {
    if (typeof one === 'string') return SHOWN.has(name) ? sum + one.length : sum;
    return sum + shownCharacters(one);
  }, 0);
}

const SHOWN = new Set(['text', 'alt_text', 'caption', 'title', 'fallback']);

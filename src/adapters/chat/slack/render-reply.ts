import type { KnownBlock } from '@slack/types';
import { fitReply } from '../../../core/reply/fit-reply.ts';
import type { Block, Reply } from '../../../model/reply.ts';
import { fitsMessage } from './measure.ts';
import { type PressedButton, type RenderOptions, renderBlock, renderButtons } from './render-block.ts';
import { writeText } from './write-text.ts';

/** `text` is the whole reply for notifications and screen readers, `blocks` is what is seen. */
export type SlackMessage = { readonly text: string; readonly blocks: KnownBlock[] };

/**
 * A reply as a message within all of Slack's limits: entries that do not fit are counted ("and 3 more"), never cut.
 * `textAtMost`: characters of `text`, 4,000 for what edits.
 */
export function renderReply(reply: Reply, options: RenderOptions & { readonly textAtMost: number }): SlackMessage {
  const fitted = fitReply(reply, (one) => fitsMessage(renderBlocks(one, options)));
  return { text: textOf(fitted, options), blocks: renderBlocks(fitted, options) };
}

function textOf(reply: Reply, { timezone, textAtMost }: RenderOptions & { readonly textAtMost: number }): string {
  const write = (one: Reply) => writeText(one, timezone);
  return write(fitReply(reply, (one) => [...write(one)].length <= textAtMost));
}

/** The reply's blocks with a line before each further story; the buttons of the end, More and Share are one last row. */
export function renderBlocks(reply: Reply, options: RenderOptions): KnownBlock[] {
  const { blocks, lastRow } = withLastRow(reply);
  const first = blocks.findIndex(({ kind }) => kind === 'heading');
  let hasTable = false;
  const rendered = blocks.flatMap((block, index): KnownBlock[] => {
    const tableForm = hasTable ? 'list' : options.tableForm; // a message takes one table
    const shown = renderBlock(block, { ...options, tableForm });
    if (shown.some(({ type }) => type === 'table' || type === 'data_table')) hasTable = true;
    return block.kind === 'heading' && index > first && shown.length > 0 ? [{ type: 'divider' }, ...shown] : shown;
  });
  const row = renderButtons(lastRow, options.packedOf);
  const line: KnownBlock[] = first >= 0 && row.length > 0 ? [{ type: 'divider' }] : [];
  return withoutDoubleDividers([...rendered, ...line, ...row]);
}

function withLastRow({ blocks, more, share }: Reply): {
  readonly blocks: readonly Block[];
  readonly lastRow: readonly PressedButton[];
} {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'buttons') + 1;
  const buttons = blocks.slice(last).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const turning: PressedButton[] = more === null ? [] : [{ label: 'More', request: more, turnsPage: true }];
  const sharing: PressedButton[] = share === undefined ? [] : [{ label: 'Share in channel', request: share }];
  return { blocks: blocks.slice(0, last), lastRow: [...buttons, ...turning, ...sharing] };
}

function withoutDoubleDividers(blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.filter(
    (block, index) => block.type !== 'divider' || (index > 0 && blocks[index - 1]?.type !== 'divider'),
  );
}

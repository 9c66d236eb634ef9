import type { HomeView, KnownBlock } from '@slack/types';
import { fitReply } from '../../../core/reply/fit-reply.ts';
import type { Reply } from '../../../model/reply.ts';
import { LIMITS } from './limits.ts';
import { shownCharacters } from './measure.ts';
import { ALL_OPTIONS, type RenderOptions } from './render-block.ts';
import { renderBlocks } from './render-reply.ts';

export type HomeChannel = { readonly id: string; readonly reply: Reply; readonly packedOf: RenderOptions['packedOf'] };

/** The Home tab: what happened just now, then each channel with what it gets and its buttons. */
export function writeHome(home: {
  readonly notice: HomeChannel | null; // the answer to the button that was pressed
  readonly channels: readonly HomeChannel[];
  readonly addValue: string | null; // what the button Add carries; null where nothing can be added
  readonly timezone: string;
}): HomeView {
  const parts = home.channels.map((channel) => [...headOf(channel.id), ...rendered(channel, home.timezone)]);
  const notice = home.notice ? [...rendered(home.notice, home.timezone), DIVIDER] : [];
  const top = [...notice, ...topOf(home.addValue, home.channels.length)];
  const shown: KnownBlock[][] = [];
  let isFull = false;
  for (const part of parts) {
    const soFar = [...top, ...shown.flat(), DIVIDER, ...part];
    if (soFar.length > LIMITS.blocksOfView - 2 || shownCharacters(soFar) > TEXT_AT_MOST) isFull = true;
    if (isFull) break;
    shown.push([DIVIDER, ...part]);
  }
  const left = parts.length - shown.length;
  const more = left === 0 ? [] : [DIVIDER, small(`and ${left} more: ask /news list in the channel itself.`)];
  return { type: 'home', blocks: [...top, ...shown.flat(), ...more] };
}

const TEXT_AT_MOST = 40_000; // view_too_large comes at 250 KB with all that is not shown
const DIVIDER: KnownBlock = { type: 'divider' };

function topOf(addValue: string | null, channels: number): KnownBlock[] {
  const words =
    channels === 0
      ? 'None of your channels gets anything yet. Add a topic, or ask /brief, /stance or /quotes in any channel.'
      : 'What your channels get. Ask /brief, /stance or /quotes in any channel.';
  const text = (value: string) => ({ type: 'plain_text', text: value, emoji: false }) as const;
  return [{ type: 'section', text: text(words) }, ...(addValue === null ? [] : [addButton(addValue)])];
}

function addButton(value: string): KnownBlock {
  const text = { type: 'plain_text', text: 'Add', emoji: false } as const;
  return {
    type: 'actions',
    elements: [{ type: 'button', text, style: 'primary', action_id: `form:0:${ALL_OPTIONS}`, value }],
  };
}

/** Its name as Slack shows it; an empty id is the person's own conversation with us. */
function headOf(channel: string): KnownBlock[] {
  if (channel === '') return [{ type: 'header', text: { type: 'plain_text', text: 'Direct messages', emoji: false } }];
  return [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'channel', channel_id: channel, style: { bold: true } }] },
      ],
    },
  ];
}

function rendered({ reply, packedOf }: HomeChannel, timezone: string): KnownBlock[] {
  const options: RenderOptions = { timezone, tableForm: 'list', packedOf, picture: null }; // a view takes no tables
  const fitted = fitReply(reply, (one) => {
    const blocks = renderBlocks(one, options);
    return (
      blocks.length > 0 && blocks.length <= BLOCKS_OF_A_CHANNEL && shownCharacters(blocks) <= LIMITS.textOfAllBlocks
    );
  });
  return renderBlocks(fitted, options);
}

const BLOCKS_OF_A_CHANNEL = 40;

const small = (text: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text, emoji: false }],
});

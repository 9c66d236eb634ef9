import type { Reply } from '../../../model/reply.ts';
import { escapeWords } from './escape.ts';
import { type Piece, type PressButton, renderBlock } from './render-block.ts';

export type WriteOptions = {
  readonly showsPicture: boolean; // the first timeline is in a picture that goes with the message; else it is told in words
  readonly note: string | null; // a small line of ours below it all, as Markdown
};

/**
 * What a reply is made of, in the order in which it is shown: its blocks, the note, and the buttons that are the reply's
 * own, which join its last row. Where else there would be no word to read stands its title.
 */
export function writePieces(reply: Reply, { showsPicture, note }: WriteOptions): Piece[] {
  const drawn = showsPicture ? reply.blocks.find(({ kind }) => kind === 'timeline') : undefined;
  const pieces = reply.blocks.flatMap((block) => renderBlock(block, { showsPicture: block === drawn }));
  const content = pieces.some(({ kind }) => kind !== 'buttons') ? pieces : [titleOf(reply), ...pieces];
  const end = content.at(-1)?.kind === 'buttons' ? -1 : content.length;
  const last = content.at(end);
  const row = [...(last?.kind === 'buttons' ? last.buttons : []), ...ownButtons(reply)];
  return [
    ...content.slice(0, end),
    ...(note === null ? [] : [{ kind: 'text', text: `-# ${note}`, begins: null } as const]),
    ...(row.length === 0 ? [] : [{ kind: 'buttons', buttons: row } as const]),
  ];
}

const titleOf = ({ title }: Reply): Piece => ({
  kind: 'text',
  text: escapeWords(title).trim() || 'There is nothing to show.',
  begins: 'entry',
});

function ownButtons({ more, share }: Reply): PressButton[] {
  return [
    ...(more === null ? [] : [{ press: 'more', label: 'More', request: more } as const]),
    ...(share === undefined ? [] : [{ press: 'share', label: 'Share in channel', request: share } as const]),
  ];
}

import type { APIEmbed } from 'discord.js';
import { LIMITS } from './limits.ts';
import { writeMarks } from './mark-message.ts';
import type { Piece } from './render-block.ts';
import type { ButtonRow } from './render-buttons.ts';
import { ACCENT, type LayoutOptions } from './render-components.ts';

/**
 * The same pieces as embeds, for servers whose other tools read embeds only: the words in descriptions, one embed as
 * long as it takes them, the buttons below. The marks stand in the last one's footer as a reference.
 */
export function renderEmbeds(
  pieces: readonly Piece[],
  { rows, picture, marks }: LayoutOptions,
): { readonly embeds: readonly APIEmbed[]; readonly components: readonly ButtonRow[] } {
  const descriptions: string[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'text') continue;
    const last = descriptions.at(-1);
    const gap = piece.begins === null ? '\n' : '\n\n';
    if (last !== undefined && last.length + gap.length + piece.text.length <= LIMITS.embedText)
      descriptions[descriptions.length - 1] = `${last}${gap}${piece.text}`;
    else descriptions.push(piece.text);
  }
  if (descriptions.length === 0) descriptions.push(''); // a picture alone
  const embeds = descriptions.map((description, index): APIEmbed => {
    const isLast = index === descriptions.length - 1;
    return {
      ...(description === '' ? {} : { description }),
      color: ACCENT,
      ...(isLast && picture ? { image: { url: `attachment://${picture.name}` } } : {}),
      ...(isLast && marks.length > 0 ? { footer: { text: writeMarks(marks) } } : {}),
    };
  });
  return { embeds, components: rows(pieces.flatMap((piece) => (piece.kind === 'buttons' ? piece.buttons : []))) };
}

import type { Timeline } from '../../../model/reply.ts';

export type ShowableNames = {
  readonly timeline: Timeline;
  readonly isSame: boolean; // nothing had to be left out
  readonly isNumbered: boolean; // a name of which nothing was left is now a number
};

/**
 * The timeline in characters that the font DejaVu Sans can show: what it lacks is left out, and a name of which
 * nothing is left becomes "Row 3".
 */
export function showableNames(timeline: Timeline): ShowableNames {
  const rows = timeline.rows.map((row) => ({
    ...row,
    speaker: showable(row.speaker),
    about: row.about === null ? null : showable(row.about) || '…',
  }));
  const caption = showable(timeline.caption) || 'Who stood where';
  const isSame =
    caption === timeline.caption &&
    rows.every((row, index) => {
      const given = timeline.rows[index];
      return row.speaker === given?.speaker && row.about === given.about;
    });
  return {
    timeline: {
      ...timeline,
      caption,
      rows: rows.map((row, index) => (hasName(row.speaker) ? row : { ...row, speaker: `Row ${index + 1}` })),
    },
    isSame,
    isNumbered: rows.some(({ speaker }) => !hasName(speaker)),
  };
}

const hasName = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function showable(text: string): string {
  return [...text].filter(isInFont).join('').replace(/\s+/g, ' ').trim();
}

/** By script: of the letters that the font has; of signs of no script those before the technical ones, but no pictures. */
function isInFont(character: string): boolean {
  if (/\p{Emoji_Presentation}/u.test(character)) return false;
  return LETTERS.test(character) || (character < '\u2300' && /\p{Script=Common}/u.test(character));
}

const LETTERS =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Georgian}\p{Script=Lao}\p{Script=Inherited}]/u;

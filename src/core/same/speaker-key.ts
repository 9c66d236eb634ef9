import type { Speaker } from '../../model/statement.ts';

/** Whose words they are: the person, else the name without case, accents and points. Null where nobody is known. */
export function speakerKey(speaker: Speaker | null): string | null {
  if (speaker === null) return null;
  if (speaker.personId !== null) return speaker.personId;
  const name = (speaker.name ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return name === '' ? null : name;
}

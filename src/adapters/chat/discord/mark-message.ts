import { createHash } from 'node:crypto';
import { type APIMessage, ComponentType } from 'discord.js';

/**
 * A message carries the key under which it was posted, and those of its newest edits, as numbers of 31 bits: in
 * Components V2 as ids of components, which may be any 32-bit integer, are kept by edits and come with history; in
 * embeds as a reference in the footer. Discord gives components without an id small numbers, so marks begin beyond.
 */
export function markOf(key: string): number {
  const number = createHash('sha256').update(key).digest().readUInt32BE(0);
  return LEAST + (number % (MOST - LEAST));
}

const LEAST = 1_000_000;
const MOST = 2_147_483_647;
const MARKS_KEPT = 6;

/** The marks of a message after an edit under this key, the newest first; the first key of all is never lost. */
export function marksAfter(earlier: readonly number[], key: string): readonly number[] {
  const mark = markOf(key);
  const others = earlier.filter((one) => one !== mark);
  const [first] = others.slice(-1);
  const newest = [mark, ...others.slice(0, -1)].slice(0, MARKS_KEPT - 1);
  // the second place is kept by an edit of even the shortest message: a container with one text
  return first === undefined ? newest : [mark, first, ...newest.slice(1)];
}

/** The nonce under which Discord takes a message once within a few minutes; at most 25 characters. */
export function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}

export function writeMarks(marks: readonly number[]): string {
  return `Ref ${marks.map((mark) => mark.toString(36)).join(' ')}`;
}

/** The marks of a message, the newest first, and then the first of all, as `marksAfter` takes them. */
export function marksOf({ components = [], embeds }: Pick<APIMessage, 'components' | 'embeds'>): readonly number[] {
  const container = components?.find((component) => component.type === ComponentType.Container);
  if (container) {
    const ids = [container.id, ...container.components.map(({ id }) => id)];
    return inOrder(ids.filter((id): id is number => id !== undefined && id >= LEAST));
  }
  const footer = embeds.at(-1)?.footer?.text ?? '';
  const written = /^Ref ([0-9a-z ]+)$/.exec(footer)?.[1]?.split(' ') ?? [];
  return inOrder(written.map((word) => Number.parseInt(word, 36)).filter((mark) => mark >= LEAST && mark <= MOST));
}

/** From "newest, first, others" to "newest, others, first". */
function inOrder([newest, first, ...others]: readonly number[]): readonly number[] {
  return [newest, ...others, first].filter((mark) => mark !== undefined);
}

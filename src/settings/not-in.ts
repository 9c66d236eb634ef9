import { nearest } from '../core/request/nearest.ts';

/** The sentence about a name that a file does not hold. */
export function notIn(file: string, name: string, known: readonly string[]): string {
  const [like] = nearest(name, known, 1);
  return `"${name}" is not in ${file}: ${like ? `did you mean ${like}?` : 'add it there, or remove it here.'}`;
}

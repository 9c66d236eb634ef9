import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { Failure } from '../src/model/failure.ts';

/** The lines of a test set; `unfit` says why a file is no set of the kind asked for. */
export type SetLines<T> =
  | { readonly kind: 'lines'; readonly lines: readonly T[] }
  | { readonly kind: 'unfit'; readonly why: string };

/** Reads a file of JSON lines, each of which must have the shape of `schema`; empty lines are skipped. */
export function readSet<T>(file: string, schema: z.ZodType<T>): SetLines<T> {
  const lines: T[] = [];
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = schema.safeParse(parseJson(line));
    if (!parsed.success) return { kind: 'unfit', why: `line ${index + 1}: ${firstOf(parsed.error.issues)}` };
    lines.push(parsed.data);
  }
  return lines.length > 0 ? { kind: 'lines', lines } : { kind: 'unfit', why: 'it is empty' };
}

/** Reads a file that is one JSON value of the shape of `schema`. @throws Failure 'bad-input', which names the file */
export function readWhole<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Failure('bad-input', `${file} cannot be used: ${firstOf(parsed.error.issues)}.`);
  return parsed.data;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // which no schema takes
  }
}

function firstOf(issues: readonly z.core.$ZodIssue[]): string {
  const issue = issues[0];
  const at = issue?.path.join('.') ?? '';
  return at === '' ? 'it has not the fields of such a set' : `its field ${at} is missing or of another type`;
}

import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../core/request/nearest.ts';
import { orList, show } from './fields.ts';
import type { Mistake } from './mistake.ts';
import type { YamlFile } from './read-yaml.ts';
import { descriptionOf, keysOf, schemaAt } from './walk-schema.ts';

/** Turns what zod found into one sentence each: which key, what is wrong with it, what to write. */
export function placeMistakes(file: YamlFile, schema: z.core.$ZodType, issues: readonly z.core.$ZodIssue[]): Mistake[] {
  const paths = issues.map(({ path }) => showPath(path));
  return issues.flatMap((issue, index) => {
    if (issue.code === 'unrecognized_keys') {
      const known = keysOf(schemaAt(schema, issue.path));
      return issue.keys.map((key) => mistakeAt(file, [...issue.path, key], unknownKey(key, known)));
    }
    // an empty id is not an id either: the first sentence about a value is enough
    const isFirst =
      issues.findIndex(({ code }, i) => code !== 'unrecognized_keys' && paths[i] === paths[index]) === index;
    return isFirst ? [mistakeAt(file, issue.path, wordsOf(file, schema, issue))] : [];
  });
}

/** A sentence about the value at a path, with its line. */
export function mistakeAt(file: YamlFile, path: readonly PropertyKey[], words: string): Mistake {
  return { file: file.name, line: lineAt(file, path), words: path.length ? `${showPath(path)}: ${words}` : words };
}

function unknownKey(key: string, known: readonly string[]): string {
  const [like] = nearest(key, known, 1);
  return like
    ? `is no known key: did you mean "${like}"?`
    : `is no known key: remove it; known here: ${known.join(', ')}.`;
}

function wordsOf(file: YamlFile, schema: z.core.$ZodType, issue: z.core.$ZodIssue): string {
  const value = valueAt(file.data, issue.path);
  const here = schemaAt(schema, issue.path);
  if (value === undefined && issue.code !== 'custom') return `is missing: write ${descriptionOf(here) ?? 'it'}.`;
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.expected === 'array')
    return `${show(value)} is not a list: write each entry on a line of its own after "- ".`;
  if (issue.expected !== 'object') return issue.message;
  const keys = keysOf(here).map((key) => `${key}:`);
  if (issue.path.length === 0) return `holds ${show(value)} where keys belong: begin with ${orList(keys)}.`;
  return `${show(value)} is not a set of keys: write ${orList(keys)}, each on a line of its own.`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  // indexing is safe on any object; what is not there is undefined
  return path.reduce((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], data);
}

/** feeds[3].url */
export const showPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (shown, step) =>
      typeof step === 'number' ? `${shown}[${step}]` : shown ? `${shown}.${String(step)}` : String(step),
    '',
  );

/** The line of the value at the path, or of the nearest thing around it that was written. */
function lineAt(file: YamlFile, path: readonly PropertyKey[]): number {
  let node: unknown = file.document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const within = isAlias(node) ? node.resolve(file.document) : node;
    if (isMap(within)) {
      const pair = within.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      offset = (isScalar(pair.value) ? startOf(pair.value) : undefined) ?? startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(within) && typeof step === 'number') {
      node = within.items[step];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return file.lines.linePos(offset).line || 1; // 0 in an empty file
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0]; // every parsed node has a range

import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '../../../model/reply.ts';

/** One post or edit as a line of JSON. `ref` names the message, `key` the delivery that made or changed it. */
export type Entry = { readonly ref: string; readonly key: string; readonly reply: Reply };

/**
 * The channels' memory: a file per channel, one line per post or edit. A post is in the channel when its line
 * is in the file, which is one write: a process that dies has either posted or not.
 */
export function openJournal(directory: string): {
  readonly append: (channel: string, entry: Entry) => void;
  readonly find: (channel: string, key: string) => string | null;
} {
  mkdirSync(directory, { recursive: true });
  const refs = new Map<string, Map<string, string>>();

  // Escaped, not replaced: two channels must never share a file.
  const fileOf = (channel: string) => join(directory, `${encodeURIComponent(channel.toWellFormed())}.jsonl`);
  const refsOf = (channel: string) => {
    let known = refs.get(channel);
    if (!known) {
      known = readRefs(fileOf(channel));
      refs.set(channel, known);
    }
    return known;
  };

  return {
    append(channel, entry) {
      const known = refsOf(channel);
      try {
        appendFileSync(fileOf(channel), `${JSON.stringify(entry)}\n`);
      } catch (error) {
        // A full disk may have taken half a line: reading the file again before the next post closes it.
        refs.delete(channel);
        throw error;
      }
      known.set(entry.key, entry.ref);
    },
    find: (channel, key) => refsOf(channel).get(key) ?? null,
  };
}

function readRefs(file: string): Map<string, string> {
  const refs = new Map<string, string>();
  const text = readIfThere(file);
  for (const line of text.split('\n')) {
    const entry = readEntry(line);
    if (entry) refs.set(entry.key, entry.ref);
  }
  // A torn last line was never posted: what comes next begins on a line of its own.
  if (text !== '' && !text.endsWith('\n')) {
    const open = openSync(file, 'a');
    writeSync(open, '\n');
    closeSync(open);
  }
  return refs;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // Only a missing file is an empty channel; one that cannot be read would make every post a second one.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function readEntry(line: string): Pick<Entry, 'key' | 'ref'> | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null || !('key' in entry) || !('ref' in entry)) return undefined;
    const { key, ref } = entry;
    return typeof key === 'string' && typeof ref === 'string' ? { key, ref } : undefined;
  } catch {
    return undefined;
  }
}

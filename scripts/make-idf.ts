/**
 * Makes the table of document frequencies: node scripts/make-idf.ts FOLDER > src/core/language/idf-en.json
 * FOLDER is read with its subfolders; every *.jsonl line is one record, whose texts (title, text, doc, docs) are
 * documents. The same text twice counts once. Only frequencies come out, never a text.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { termsOf } from '../src/core/language/terms.ts';

const LEAST_FREQUENCY = 3; // rarer terms differ too little from unknown ones to be worth their bytes
const LEAST_NUMBER_FREQUENCY = 10; // years and round numbers only
const MOST_TERMS = 30_000;
const STEPS = 16; // frequencies per doubling that are kept apart: finer does not change a cosine's third decimal

const [folder, ...leftOut] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('usage: node scripts/make-idf.ts FOLDER [PART-OF-A-FILE-NAME-TO-LEAVE-OUT ...]');

const frequencies = new Map<string, number>();
const seen = new Set<string>();
for (const file of globSync('**/*.jsonl', { cwd: folder }).toSorted()) {
  if (leftOut.some((part) => file.includes(part))) continue;
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    if (line.trim() !== '') for (const text of textsOf(JSON.parse(line))) count(text);
  }
}
process.stdout.write(`${JSON.stringify({ documents: seen.size, byFrequency: groups() })}\n`);

function count(text: string): void {
  const key = text.slice(0, 200);
  if (text.length < 80 || seen.has(key)) return;
  seen.add(key);
  for (const term of new Set(termsOf(text, 'en').map((t) => t.term))) {
    frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
}

function textsOf(record: { title?: unknown; text?: unknown; doc?: unknown; docs?: unknown }): readonly string[] {
  const docs = Array.isArray(record.docs) ? record.docs.flatMap((doc) => textsOf(doc)) : [];
  const doc = typeof record.doc === 'string' ? [record.doc] : [];
  const text = typeof record.text === 'string' ? [record.text] : [];
  return [...text, ...doc, ...docs];
}

function groups(): Readonly<Record<string, string>> {
  const kept = [...frequencies]
    .filter(([term, n]) => n >= (/^\d/.test(term) ? LEAST_NUMBER_FREQUENCY : LEAST_FREQUENCY) && term.length <= 24)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_TERMS);
  const byFrequency = new Map<number, string[]>();
  for (const [term, n] of kept) {
    const rounded = Math.round(2 ** (Math.round(Math.log2(n) * STEPS) / STEPS));
    byFrequency.set(rounded, [...(byFrequency.get(rounded) ?? []), term]);
  }
  return Object.fromEntries([...byFrequency].map(([n, terms]) => [n, terms.join(' ')]));
}

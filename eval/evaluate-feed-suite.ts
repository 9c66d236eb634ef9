import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openTask } from '../src/cli/batch-tasks.ts';
import { htmlToText } from '../src/core/article/html-to-text.ts';
import type { Evaluation, Outcome } from './evaluation.ts';
import { share, speed } from './measure.ts';
import { type Expectation, type Field, readExpectations } from './read-expectations.ts';

const text = z.string().nullable();
const item = z.object({
  title: text,
  link: text,
  id: text,
  published: text,
  updated: text,
  author: text,
  summary: text,
  content: text,
});
const answer = z.object({ title: z.string(), items: z.array(item) });
type Answer = z.infer<typeof answer>;

/** Documents of the feedparser test suite: each says in a comment what stands in its fields. */
export const feedSuiteEvaluation: Evaluation = {
  task: 'feeds',
  folder: 'feeds/feedparser-suite',
  list: (folder) => (existsSync(join(folder, 'tests')) ? ['.'] : []),
  run,
};

async function run(path: string): Promise<Outcome> {
  const opened = openTask('feeds');
  const times: number[] = [];
  const met = new Map<Field, { part: number; whole: number }>();
  const whole = { part: 0, whole: 0 };
  const read = { part: 0, whole: 0 };
  const files = globSync('tests/**/*.{xml,json}', { cwd: path }).toSorted();
  try {
    for (const file of files) {
      const body = readFileSync(join(path, file));
      const { expectations, mayFail, headers } = readExpectations(decode(body));
      const begun = performance.now();
      const url = `http://127.0.0.1:8097/${file}`; // the address that the suite serves it at: links are relative to it
      const found = await answerOf(opened.answer, { body_base64: body.toString('base64'), headers, url });
      times.push(performance.now() - begun);
      if (!mayFail) add(read, found !== null);
      const checked = expectations.map((expectation) => ({ ...expectation, isMet: isMet(expectation, found) }));
      if (checked.length > 0)
        add(
          whole,
          checked.every(({ isMet }) => isMet),
        );
      for (const { field, isMet } of checked) {
        const share = met.get(field) ?? { part: 0, whole: 0 };
        met.set(field, share);
        add(share, isMet);
      }
    }
  } finally {
    await opened.close();
  }
  const fields = met.entries().map(([field, counts]) => share(`field: ${field}`, counts));
  const measures = [share('feeds read', read), share('documents with every field right', whole), ...fields];
  return { kind: 'scored', count: files.length, measures: [...measures, speed('ms each', times)] };
}

async function answerOf(ask: ReturnType<typeof openTask>['answer'], line: object): Promise<Answer | null> {
  let answered: object;
  try {
    answered = await ask(line);
  } catch {
    return null; // no feed, it says
  }
  return answer.parse(answered);
}

/** Markup, entities and white space do not count; a date may stand in either field of two, a text too. */
function isMet({ field, value }: Expectation, found: Answer | null): boolean {
  const entry = found?.items[0];
  const values: Readonly<Record<Field, readonly (string | null | undefined)[]>> = {
    'feed title': [found?.title],
    title: [entry?.title],
    link: [entry?.link],
    id: [entry?.id],
    date: [entry?.published, entry?.updated],
    author: [entry?.author],
    body: [entry?.summary, entry?.content],
  };
  const held = values[field].filter((each) => typeof each === 'string');
  if (value === null) return held.length === 0;
  if (field === 'author') return held.some((author) => areWordsOf(author, value));
  return fold(value) === '' ? held.every((each) => fold(each) === '') : held.some((each) => fold(each) === fold(value));
}

/** "Ana Lund (ana@example.org)" may be read as "Ana Lund". */
function areWordsOf(author: string, value: string): boolean {
  const wordsOf = (name: string) => name.toLowerCase().match(/[\p{L}\p{N}@._-]+/gu) ?? [];
  const all = new Set(wordsOf(fold(value)));
  const own = wordsOf(fold(author));
  return own.length > 0 && own.every((word) => all.has(word));
}

/** Text of what may be text, HTML, or HTML that was escaped once more. */
function fold(value: string): string {
  const words = htmlToText(htmlToText(value));
  return words
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ (?=[.,;:!?])/gu, '')
    .trim();
}

function add(share: { part: number; whole: number }, isRight: boolean): void {
  share.whole++;
  if (isRight) share.part++;
}

/** What a comment needs: a document in UTF-32 is not understood, and nothing is expected of its fields then. */
function decode(body: Buffer): string {
  const isUtf16 = (body[0] === 0xff && body[1] === 0xfe) || (body[0] === 0x3c && body[1] === 0);
  const isSwapped = (body[0] === 0xfe && body[1] === 0xff) || (body[0] === 0 && body[1] === 0x3c);
  return new TextDecoder(isUtf16 ? 'utf-16le' : isSwapped ? 'utf-16be' : 'utf-8').decode(body);
}

import { z } from 'zod';
import { openFeeds } from '../adapters/feeds/http/open.ts';
import { openPages } from '../adapters/pages/readability/open.ts';
import { openThreads } from '../adapters/threads/node/open.ts';
import { readText } from '../core/article/read-text.ts';
import { chooseBullets } from '../core/briefing/choose-bullets.ts';
import { isGrounded } from '../core/briefing/is-grounded.ts';
import { shippedIdf } from '../core/language/idf.ts';
import { comparePositions } from '../core/stance/compare-positions.ts';
import { findStanceOn } from '../core/stance/find-stance.ts';
import { findStatements } from '../core/statements/find-statements.ts';
import { makePeopleBook } from '../core/statements/people-book.ts';
import { makeStoryStream } from '../core/story/batch-stories.ts';
import { Failure } from '../model/failure.ts';
import type { FoundStatement } from '../model/statement.ts';
import type { Web } from '../ports/web.ts';
import { readFileOf } from './read-file.ts';

/** Answers one parsed line with the fields of its output line. @throws Failure when the line lacks what the task needs */
export type BatchTask = (line: unknown) => object | Promise<object>;

type OpenTask = { readonly answer: BatchTask; readonly close: () => Promise<void> };

/** Every task by name; each opens only what it needs. */
export const batchTasks = {
  statements: () => pure(statementsInput, statementsOf),
  bullets: () => pure(bulletsInput, bulletsOf),
  stories: () => {
    const stream = makeStoryStream(shippedIdf());
    return pure(storiesInput, (item) => ({ story: stream.next(item) }));
  },
  stance: () => pure(stanceInput, ({ text, target }) => stanceOf(text, target)),
  changes: () =>
    pure(changesInput, ({ cue_text: cueText, ...positions }) =>
      comparePositions(cueText === undefined ? positions : { ...positions, cueText }),
    ),
  grounding: () => pure(groundingInput, ({ doc, claim }) => isGrounded(doc, claim)),
  feeds: () => {
    const feeds = openFeeds({ web: offline, threads: openThreads() });
    const answer = checked(feedsInput, async ({ file, body_base64: base64, headers, url }) => {
      const body = base64 === undefined ? await readFileOf(file ?? '') : Buffer.from(base64, 'base64');
      return feeds.parse({ body, headers: headers ?? {}, url: url ?? 'https://localhost/feed' });
    });
    return { answer, close: () => feeds.close() };
  },
  pages: () => {
    const pages = openPages({ web: offline, threads: openThreads() });
    const answer = checked(pagesInput, async ({ html, url }) => {
      const page = await pages.extract(html, url);
      return page === null
        ? { title: null, text: '', author: null, published: null }
        : { title: page.title, text: page.text, author: page.author, published: page.published };
    });
    return { answer, close: () => pages.close() };
  },
} satisfies Record<string, () => OpenTask>;

export type TaskName = keyof typeof batchTasks;

export function openTask(name: TaskName): OpenTask {
  return batchTasks[name]();
}

function pure<T>(schema: z.ZodType<T>, answer: (input: T) => object | Promise<object>): OpenTask {
  return { answer: checked(schema, answer), close: async () => {} };
}

function checked<T>(schema: z.ZodType<T>, answer: (input: T) => object | Promise<object>): BatchTask {
  return (line) => {
    const input = schema.safeParse(line);
    if (!input.success) {
      throw new Failure('bad-input', explain(input.error.issues[0], line));
    }
    return answer(input.data);
  };
}

function explain(issue: z.core.$ZodIssue | undefined, line: unknown): string {
  if (typeof line !== 'object' || line === null || Array.isArray(line))
    return 'The line is no object: give one as {"id": ...}, see docs/operating.md.';
  const at = issue?.path.join('.') ?? '';
  const given = issue?.path.reduce((value, key) => Object(value)[key], line as unknown);
  if (at !== '' && given === undefined) return `The field ${at} is missing: see docs/operating.md.`;
  return `${at === '' ? 'The line' : `The field ${at}`} cannot be used (${issue?.message}): see docs/operating.md.`;
}

const id = z.union([z.string(), z.number()]).optional();
const day = z.string().nullish();

const statementsInput = z.object({ id, title: z.string().nullish(), text: z.string(), published: day, date: day });
const bulletsInput = z.object({
  id,
  docs: z.array(
    z.object({ title: z.string().nullish(), text: z.string(), outlet: z.string().nullish(), published: day }),
  ),
  sentences: z.number().int().positive().optional(),
  words: z.number().int().positive().optional(),
});
const storiesInput = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  published: z.string().optional(),
  outlet: z.string().optional(),
});
const stanceInput = z.object({ id, text: z.string(), target: z.string() });
const dated = z.object({ date: z.string(), text: z.string() });
const changesInput = z
  .object({ id, speaker: z.string(), target: z.string(), first: dated, second: dated, cue_text: z.string().optional() })
  .transform(({ first, second, ...rest }) => ({
    ...rest,
    first: { day: first.date, text: first.text },
    second: { day: second.date, text: second.text },
  }));
const groundingInput = z.object({ id, doc: z.string(), claim: z.string() });
const feedsInput = z
  .object({
    id,
    file: z.string().optional(),
    body_base64: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    url: z.string().optional(),
  })
  .refine((input) => input.file !== undefined || input.body_base64 !== undefined, {
    message: 'it needs file or body_base64',
  });
const pagesInput = z.object({ id, html: z.string(), url: z.string() });

const emptyBook = makePeopleBook([]);

function statementsOf({ title, text, published, date }: z.infer<typeof statementsInput>): object {
  const day = published ?? date ?? null;
  const at = day === null || Number.isNaN(Date.parse(day)) ? null : new Date(day).toISOString();
  const { sentences } = readText(text);
  const { statements } = findStatements({ title: title ?? '', text, sentences, published: at }, emptyBook);
  return { statements: statements.map((statement) => statementLine(statement, text)) };
}

function statementLine(
  { start, end, parts, kind, speaker, cue, said, confidence }: FoundStatement,
  text: string,
): object {
  return {
    start,
    end,
    parts: parts.map((part) => [part.start, part.end]),
    text: text.slice(start, end),
    kind,
    speaker: speaker && {
      ...speaker.mention,
      ...(speaker.name === null ? {} : { name: speaker.name }),
      ...(speaker.role === null ? {} : { role: speaker.role }),
    },
    cue: cue && { text: cue.text, start: cue.start, end: cue.end },
    ...(said === null ? {} : { said }),
    confidence,
  };
}

const SENTENCES_AT_MOST = 5; // as in a briefing, where the line names no length

function bulletsOf({ docs, sentences, words }: z.infer<typeof bulletsInput>): object {
  const sources = docs.map(({ title, text, outlet, published }, index) => ({
    id: String(index),
    title: title ?? '',
    text,
    sentences: readText(text).sentences,
    outlet: outlet ?? '',
    published: published ?? null,
  }));
  // With a length in words the number of bullets is free; the last one may be cut by the caller.
  const atMost = sentences ?? (words === undefined ? SENTENCES_AT_MOST : words);
  return {
    bullets: chooseBullets(sources, {
      atMost,
      maxCharacters: null,
      ...(words === undefined ? {} : { maxWords: words }),
    }).map(({ text, sources: from }) => ({ text, sources: from })),
  };
}

function stanceOf(text: string, target: string): object {
  const found = findStanceOn(text, target);
  if (found === null) return { stance: 'unclear', confidence: 0 };
  return {
    stance: found.position,
    confidence: found.confidence,
    ...(found.evidence ? { evidence: [found.evidence.start, found.evidence.end] } : {}),
  };
}

/** Batches read what they are given: nothing is fetched. */
const offline: Web = {
  get: async () => {
    throw new Failure('source-down', 'Batches do not fetch: give the body itself.');
  },
  close: async () => {},
};

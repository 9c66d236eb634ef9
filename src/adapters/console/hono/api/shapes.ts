import { z } from 'zod';

// What the API answers with. Declared once: the OpenAPI description and the tests follow from it.

const instant = z.iso.datetime().describe('a moment, in UTC');

const source = z.object({
  outlet: z.string(),
  url: z.string().nullable(),
  articleId: z.string(),
  revision: z.number().int().describe('of the article, from 1'),
  start: z.number().int().describe('UTF-16 index into the text of that revision'),
  end: z.number().int().describe('not included'),
});

export const statement = z.object({
  id: z.string(),
  words: z.array(z.string()).describe('the exact words; a split quotation has several parts'),
  exact: z.boolean().describe("true: quoted word for word; false: the outlet's report of what was said"),
  kind: z.enum(['direct', 'mixed', 'indirect']),
  speaker: z.string().nullable().describe('as we know them, else as the article names them'),
  personId: z.string().nullable(),
  role: z.string().nullable().describe('then'),
  cue: z.string().nullable().describe('the verb of the report'),
  said: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable().describe('when the text tells the day'),
  published: instant,
  title: z.string().describe('of the article'),
  source,
  link: z.string().nullable().describe('to the very words in the page'),
  page: z.string().describe('of this statement, in this console'),
  alsoIn: z.array(z.string()).describe('other outlets that carry it'),
  variants: z.array(z.object({ outlet: z.string(), url: z.string().nullable(), words: z.array(z.string()) })),
  confidence: z.number().describe('0 to 1'),
});

export const position = z.object({
  topicId: z.string(),
  propositionId: z.string(),
  position: z.enum(['supports', 'opposes', 'open', 'conditional', 'unclear']),
  confidence: z.number().describe('0 to 1'),
  statement,
});

export const change = z.object({
  id: z.string(),
  topicId: z.string(),
  propositionId: z.string(),
  label: z.enum(['changed', 'softened', 'hardened']),
  confidence: z.number(),
  noticedAt: instant,
  first: statement,
  second: statement,
});

export const topic = z.object({
  id: z.string(),
  name: z.string(),
  propositions: z.array(z.object({ id: z.string(), text: z.string(), about: z.string() })),
  stories: z.number().int(),
  statements: z.number().int(),
  changes: z.number().int(),
  newestAt: instant.nullable(),
});

export const story = z.object({
  id: z.string(),
  revision: z.number().int(),
  title: z.string(),
  bullets: z.array(
    z.object({
      text: z.string(),
      verbatim: z.boolean(),
      isNew: z.boolean(),
      outlets: z.number().int(),
      sources: z.array(source),
    }),
  ),
  statements: z.array(statement),
  topicIds: z.array(z.string()),
  outlets: z.array(z.string()),
  articles: z.number().int(),
  firstSeen: instant,
  lastSeen: instant,
  page: z.string(),
});

export const person = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'body']),
  roles: z.array(z.object({ title: z.string(), from: z.iso.date().nullable(), to: z.iso.date().nullable() })),
  topics: z.array(z.object({ id: z.string(), name: z.string(), statements: z.number().int(), lastSaid: instant })),
});

export const speaker = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.string().nullable(),
  positions: z.array(position),
  changes: z.array(
    z.object({ label: z.string(), firstStatementId: z.string(), secondStatementId: z.string(), noticedAt: instant }),
  ),
});

/** A page of a list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    total: z.number().int().describe('of all pages; counted up to 1,000'),
    page: z.number().int(),
    items: z.array(item),
  });

export const mistake = z.object({ error: z.string().describe('what is wrong and what to do') });

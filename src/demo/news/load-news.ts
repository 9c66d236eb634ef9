import { readdirSync, readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { parseArticle } from './parse-article.ts';
import type { SampleArticle, SampleNews } from './sample-news.ts';

/** Reads the sample week from the files beside this one. Throws when one of them is malformed. */
export function loadSampleNews(): SampleNews {
  const outlets = outletsSchema.parse(parseYaml(read('outlets.yaml')));
  const articles = outlets.flatMap((outlet) =>
    readdirSync(new URL(`${outlet.id}/`, import.meta.url))
      .filter((file) => file.endsWith('.md'))
      .map((file) => parseArticle({ text: read(`${outlet.id}/${file}`), file, outletId: outlet.id })),
  );
  return { outlets, articles: articles.sort(byFirstPublished) };
}

const outletsSchema = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    tagline: z.string(),
    style: z.string(),
    language: z.string(),
    country: z.string().nullable(),
    feed: z.enum(['rss', 'rdf', 'atom', 'json']),
    fullText: z.boolean(),
  }),
);

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

// ids break ties, so that the order does not depend on the file system
const byFirstPublished = (a: SampleArticle, b: SampleArticle): number =>
  order(a.versions[0]?.at ?? '', b.versions[0]?.at ?? '') || order(a.id, b.id);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { SampleArticle, SampleVersion } from './sample-news.ts';

/**
 * An article from its file: front matter between two lines of "---", then paragraphs separated by blank lines.
 * A second text after a line "=== revised ===" replaces the first from the moment `revised` on. `file` is
 * "07-power-emissions-fall.md": its number only sorts the folder, the rest becomes the slug.
 * @throws when the front matter is malformed or a revision lacks its text or its moment.
 */
export function parseArticle(source: {
  readonly text: string;
  readonly file: string;
  readonly outletId: string;
}): SampleArticle {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source.text);
  if (!parts) throw new Error(`${source.file}: no front matter between two lines of ---`);
  const head = headSchema.parse(parseYaml(parts[1] ?? ''));
  const bodies = (parts[2] ?? '').split('\n=== revised ===\n').map(paragraphsOf);
  const moments = head.revised === undefined ? [head.published] : [head.published, head.revised];
  if (bodies.length !== moments.length) throw new Error(`${source.file}: one text each for published and revised`);
  const versions = bodies.map((paragraphs, index): SampleVersion => {
    const title = index === 0 ? head.title : (head.revisedTitle ?? head.title);
    return { at: moments[index] ?? head.published, title, teaser: head.teaser ?? teaserOf(paragraphs), paragraphs };
  });
  return {
    id: head.id,
    outletId: source.outletId,
    slug: source.file.replace(/^\d+-/, '').replace(/\.md$/, ''),
    author: head.author,
    topicId: head.topic,
    copyOf: head.copyOf ?? null,
    versions,
  };
}

const instant = z.iso.datetime({ precision: 3 });

const headSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  author: z.string(),
  published: instant,
  topic: z.string(),
  teaser: z.string().optional(),
  copyOf: z.string().optional(),
  revised: instant.optional(),
  revisedTitle: z.string().optional(),
});

const paragraphsOf = (body: string): readonly string[] =>
  body
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

// as publishing systems cut: the lead's first characters, at a word's end
const TEASER_CHARACTERS = 160;

function teaserOf(paragraphs: readonly string[]): string {
  const lead = paragraphs.find((paragraph) => !paragraph.startsWith('(')) ?? '';
  if (lead.length <= TEASER_CHARACTERS) return lead;
  const cut = lead.slice(0, TEASER_CHARACTERS);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[,;:]$/, '')}…`;
}

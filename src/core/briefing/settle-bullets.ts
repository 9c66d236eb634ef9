import type { Article } from '../../model/article.ts';
import type { DraftBullet } from '../../model/briefing.ts';
import type { Span } from '../../model/text.ts';
import { shippedIdf } from '../language/idf.ts';
import { admitDrafts } from './admit-drafts.ts';
import { chooseBullets } from './choose-bullets.ts';
import { SAYS_THE_SAME } from './find-agreement.ts';
import { sameness, sentenceTerms } from './says-the-same.ts';

/** A point that may be shown. `outlets`: how many distinct ones say it. */
export type SettledBullet = DraftBullet & { readonly verbatim: boolean; readonly outlets: number };

/**
 * What of a summariser's drafts may be shown; in the place of each that is refused stands the best sentence of the
 * articles that nothing admitted says yet. Without drafts (null: they could not be had) all are such sentences.
 */
export function settleBullets(
  drafts: readonly DraftBullet[] | null,
  about: {
    readonly articles: readonly Article[];
    readonly copies: Readonly<Record<string, string>>;
    readonly language: string;
    readonly bulletsAtMost: number;
    readonly bulletCharacters: number;
  },
): { readonly bullets: readonly SettledBullet[]; readonly refused: readonly { text: string; why: string }[] } {
  const { articles, bulletsAtMost, bulletCharacters: maxCharacters } = about;
  const { admitted, refused } = admitDrafts(drafts ?? [], { articles, maxCharacters });
  const kept = admitted.slice(0, bulletsAtMost).map(({ draft, verbatim }) => {
    const sources = verbatim ? agreeing(draft, about) : draft.sources;
    return { text: draft.text, sources, verbatim, outlets: countOutlets(sources, articles) };
  });
  const wanted = drafts === null ? bulletsAtMost : Math.min(bulletsAtMost, drafts.length);
  const others =
    kept.length < wanted ? extract(about).filter((bullet) => !kept.some((one) => overlap(one, bullet))) : [];
  return {
    bullets: [...kept, ...others.slice(0, wanted - kept.length)],
    refused: refused.map(({ draft, why }) => ({ text: draft.text, why })),
  };
}

function extract(about: Parameters<typeof settleBullets>[1]): SettledBullet[] {
  const { articles, copies, language, bulletsAtMost: atMost, bulletCharacters: maxCharacters } = about;
  const docs = articles.map((article) => ({ ...article, copyOf: copies[article.id] ?? null }));
  return chooseBullets(docs, { atMost, maxCharacters, language }).map(({ text, sources, outlets }) => ({
    text,
    verbatim: true,
    outlets,
    sources: sources.flatMap(({ doc, start, end }) => {
      const articleId = articles[doc]?.id;
      return articleId === undefined ? [] : [{ articleId, start, end }];
    }),
  }));
}

/** The source of the words, and of the others those that say the same: a driver may have named too many. */
function agreeing(
  { text, sources }: DraftBullet,
  { articles, language }: { readonly articles: readonly Article[]; readonly language: string },
): DraftBullet['sources'] {
  const idf = shippedIdf();
  const own = sentenceTerms(text, language, idf);
  const texts = new Map(articles.map((article) => [article.id, article.text]));
  return sources.filter(({ articleId, start, end }, place) => {
    const words = texts.get(articleId)?.slice(start, end) ?? '';
    return place === 0 || sameness(own, sentenceTerms(words, language, idf), idf) >= SAYS_THE_SAME;
  });
}

function countOutlets(sources: DraftBullet['sources'], articles: readonly Article[]): number {
  const ids = new Set(sources.map(({ articleId }) => articleId));
  return new Set(articles.filter(({ id }) => ids.has(id)).map(({ outlet }) => outlet)).size;
}

/** Whether two bullets rest on the same sentence. */
function overlap(a: DraftBullet, b: DraftBullet): boolean {
  const meets = (x: Span & { readonly articleId: string }, y: Span & { readonly articleId: string }): boolean =>
    x.articleId === y.articleId && x.start < y.end && y.start < x.end;
  const [first] = b.sources;
  return first !== undefined && a.sources.some((source) => meets(source, first));
}

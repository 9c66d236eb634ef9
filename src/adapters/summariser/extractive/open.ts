import { chooseBullets } from '../../../core/briefing/choose-bullets.ts';
import type { Summariser } from '../../../ports/summariser.ts';

/** The summariser that needs nothing: sentences of the articles, shortened by deletion only. */
export function extractiveSummariser(): Summariser {
  return {
    name: 'extractive',
    async summarise({ articles, copies, language, bulletsAtMost, bulletCharacters }) {
      const docs = articles.map((article) => ({ ...article, copyOf: copies[article.id] ?? null }));
      const options = { atMost: bulletsAtMost, maxCharacters: bulletCharacters, language };
      return chooseBullets(docs, options).map(({ text, sources }) => ({
        text,
        sources: sources.flatMap(({ doc, start, end }) => {
          const article = articles[doc];
          return article ? [{ articleId: article.id, start, end }] : [];
        }),
      }));
    },
  };
}

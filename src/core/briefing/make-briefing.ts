import type { Article } from '../../model/article.ts';
import type { Briefing, Bullet, BulletSource, Correction, Summary } from '../../model/briefing.ts';
import type { Statement } from '../../model/statement.ts';
import type { Story } from '../../model/story.ts';
import type { Span } from '../../model/text.ts';
import type { Instant } from '../../model/time.ts';
import { shippedIdf } from '../language/idf.ts';
import { chooseSummary } from './choose-summary.ts';
import { pickStatements } from './pick-statements.ts';
import { sameness, sentenceTerms } from './says-the-same.ts';
import type { SettledBullet } from './settle-bullets.ts';

/**
 * Makes the next revision of a story's briefing, or undefined when it would say nothing new: the same bullets,
 * statements, corrections, topics and outlets as before, or no bullet at all. `copies` maps an article's id to the id of
 * the article whose words it repeats; `corrections` are those that were found now.
 */
export function makeBriefing(input: {
  readonly story: Story;
  readonly articles: readonly Article[];
  readonly bullets: readonly SettledBullet[];
  readonly statements: readonly Statement[];
  readonly copies: Readonly<Record<string, string>>;
  readonly corrections: readonly Correction[];
  readonly previous: Briefing | undefined;
  readonly statementConfidence: number; // 0..1: below it a statement is not shown
  readonly madeAt: Instant;
}): Briefing | undefined {
  const { story, articles, bullets, statements, copies, corrections, previous, madeAt } = input;
  const byId = new Map(articles.map((article) => [article.id, article]));
  if (bullets.length === 0) return undefined;
  const briefing: Briefing = {
    storyId: story.id,
    revision: (previous?.revision ?? 0) + 1,
    title: story.title,
    summary: summarise(input),
    bullets: bullets.map((bullet) => toBullet(bullet, byId, { previous, language: story.language })),
    statementIds: pickStatements(statements, { copies, leastConfidence: input.statementConfidence }),
    corrections: [...(previous?.corrections ?? []), ...corrections],
    topicIds: story.topicIds,
    outlets: story.outlets,
    articles: story.articles,
    firstSeen: story.firstSeen,
    lastSeen: story.lastSeen,
    madeAt,
  };
  return previous !== undefined && saysTheSame(previous, briefing) ? undefined : briefing;
}

function summarise({
  story,
  articles,
  copies,
}: Pick<Parameters<typeof makeBriefing>[0], 'story' | 'articles' | 'copies'>): Summary | null {
  const docs = articles.map((article) => ({ ...article, copyOf: copies[article.id] ?? null }));
  const chosen = chooseSummary(docs, { language: story.language, title: story.title });
  const article = chosen && articles[chosen.doc];
  return chosen && article ? { text: chosen.text, source: toSource(article, chosen) } : null;
}

function toBullet(
  { text, verbatim, sources, outlets }: SettledBullet,
  articles: ReadonlyMap<string, Article>,
  { previous, language }: { readonly previous: Briefing | undefined; readonly language: string },
): Bullet {
  return {
    text,
    verbatim,
    outlets,
    isNew: !previous?.bullets.some((before) => tellsTheSame(text, before.text, language)),
    sources: sources.flatMap(({ articleId, ...span }) => {
      const article = articles.get(articleId);
      return article ? [toSource(article, span)] : [];
    }),
  };
}

const TELLS_THE_SAME = 0.6; // a sentence of another outlet in the place of one is no news

function tellsTheSame(a: string, b: string, language: string): boolean {
  const idf = shippedIdf();
  return a === b || sameness(sentenceTerms(a, language, idf), sentenceTerms(b, language, idf), idf) >= TELLS_THE_SAME;
}

function toSource({ id, revision, outlet, url }: Article, { start, end }: Span): BulletSource {
  return { articleId: id, revision, outlet, url, start, end };
}

function saysTheSame(a: Briefing, b: Briefing): boolean {
  const content = ({ title, bullets, statementIds, corrections, topicIds, outlets }: Briefing): string =>
    JSON.stringify([
      title,
      bullets.map(({ text, outlets }) => [text, outlets]),
      statementIds,
      corrections.length,
      topicIds.toSorted(),
      outlets.toSorted(),
    ]);
  return content(a) === content(b);
}

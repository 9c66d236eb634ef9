import type { Article } from '../../model/article.ts';
import type { Briefing, Bullet, BulletSource } from '../../model/briefing.ts';
import type { Statement } from '../../model/statement.ts';
import type { Story } from '../../model/story.ts';
import type { Instant } from '../../model/time.ts';
import { type ChosenBullet, chooseBullets } from './choose-bullets.ts';
import { pickStatements } from './pick-statements.ts';

/** How much a briefing says; the configuration may change it. */
export type BriefingLimits = {
  readonly bulletsAtMost: number;
  readonly bulletCharacters: number; // of one bullet
  readonly statementConfidence: number; // 0..1: below it a statement is not shown
};

const USUAL_LIMITS: BriefingLimits = {
  bulletsAtMost: 5,
  bulletCharacters: 240, // three lines in a chat window
  statementConfidence: 0.6,
};

/**
 * Makes the next revision of a story's briefing, or undefined when it would say nothing new: the same bullets,
 * statements, topics and outlets as before, or no bullet at all. `copies` maps an article's id to the id of the
 * article whose words it repeats.
 */
export function makeBriefing(input: {
  readonly story: Story;
  readonly articles: readonly Article[];
  readonly statements: readonly Statement[];
  readonly copies: Readonly<Record<string, string>>;
  readonly previous: Briefing | undefined;
  readonly madeAt: Instant;
  readonly limits?: BriefingLimits;
}): Briefing | undefined {
  const { story, articles, statements, copies, previous, madeAt, limits = USUAL_LIMITS } = input;
  const docs = articles.map((article) => ({ ...article, copyOf: copies[article.id] ?? null }));
  const chosen = chooseBullets(docs, {
    atMost: limits.bulletsAtMost,
    maxCharacters: limits.bulletCharacters,
    language: story.language,
  });
  if (chosen.length === 0) return undefined;
  const saidBefore = new Set(previous?.bullets.map((bullet) => bullet.text));
  const briefing: Briefing = {
    storyId: story.id,
    revision: (previous?.revision ?? 0) + 1,
    title: story.title,
    bullets: chosen.map((bullet) => toBullet(bullet, articles, !saidBefore.has(bullet.text))),
    statementIds: pickStatements(statements, { copies, leastConfidence: limits.statementConfidence }),
    topicIds: story.topicIds,
    outlets: story.outlets,
    articles: story.articles,
    firstSeen: story.firstSeen,
    lastSeen: story.lastSeen,
    madeAt,
  };
  return previous !== undefined && saysTheSame(previous, briefing) ? undefined : briefing;
}

function toBullet(bullet: ChosenBullet, articles: readonly Article[], isNew: boolean): Bullet {
  const sources = bullet.sources.flatMap(({ doc, start, end }): BulletSource[] => {
    const article = articles[doc];
    if (article === undefined) return [];
    const { id, revision, outlet, url } = article;
    return [{ articleId: id, revision, outlet, url, start, end }];
  });
  return { text: bullet.text, sources, outlets: bullet.outlets, isNew };
}

function saysTheSame(a: Briefing, b: Briefing): boolean {
  const content = ({ title, bullets, statementIds, topicIds, outlets }: Briefing): string =>
    JSON.stringify([
      title,
      bullets.map(({ text, outlets }) => [text, outlets]),
      statementIds,
      topicIds.toSorted(),
      outlets.toSorted(),
    ]);
  return content(a) === content(b);
}

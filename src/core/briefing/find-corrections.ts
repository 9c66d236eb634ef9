import type { Article } from '../../model/article.ts';
import type { Briefing, BulletSource, Correction } from '../../model/briefing.ts';
import type { Statement } from '../../model/statement.ts';
import type { Instant } from '../../model/time.ts';
import { correctSentence } from './correct-sentence.ts';
import { correctStatement } from './correct-statement.ts';
import { foldWording } from './fold-wording.ts';
import { type Change, readChange, type Wording, wordsAt } from './read-change.ts';

/** An article that a briefing cites in a revision which is not its last one. */
export type RevisedArticle = {
  readonly old: Wording & { readonly articleId: string; readonly revision: number };
  readonly now: Article;
};

/**
 * What briefings showed and their articles took back since: a number, quoted words, a name or a "not" that changed, or
 * a sentence that is gone. Mere rewording is none, and neither is a text that was cut off. `shown` is newest first;
 * `statements` are those of it that are superseded now. What stands in its `corrections` is not told again.
 */
export function findCorrections(input: {
  readonly shown: readonly Briefing[];
  readonly statements: readonly Statement[];
  readonly revised: readonly RevisedArticle[];
  readonly noticedAt: Instant;
}): readonly Correction[] {
  const { shown, statements, revised, noticedAt } = input;
  const found = revised.flatMap(({ old, now }) => {
    const change = readChange(old, now, now.language);
    const isOfOld = ({ articleId, revision }: Pick<BulletSource, 'articleId' | 'revision'>): boolean =>
      articleId === old.articleId && revision === old.revision;
    return shown
      .flatMap((briefing) =>
        onlyOnce(
          pointsOf(briefing)
            .filter(({ source }) => isOfOld(source))
            .flatMap((point) => correctPoint(point, change)),
          statements
            .filter((statement) => isOfOld(statement) && briefing.statementIds.includes(statement.id))
            .flatMap((statement) => correctStatement(statement, change) ?? []),
        ),
      )
      .map((taken): Correction => ({ ...taken, inRevision: now.revision, noticedAt }));
  });
  const known = new Set(shown.flatMap(({ corrections }) => corrections.map(identity)));
  return found.filter((correction) => {
    const isKnown = known.has(identity(correction));
    known.add(identity(correction));
    return !isKnown;
  });
}

/** A correction, but for when it was found. */
type Taken = Omit<Correction, 'inRevision' | 'noticedAt'>;

/** `isExact`: its words are the article's own. */
type Point = { readonly text: string; readonly isExact: boolean; readonly source: BulletSource };

/** What a briefing says itself. */
function pointsOf({ summary, bullets }: Briefing): readonly Point[] {
  const points = bullets.flatMap(({ text, verbatim, sources: [source] }): Point[] =>
    source === undefined ? [] : [{ text, isExact: verbatim, source }],
  );
  return summary === null ? points : [...points, { ...summary, isExact: true }];
}

/** A bullet in other words than the article's is compared by the words that it rests on. */
function correctPoint({ text, isExact, source }: Point, change: Change): Taken[] {
  const words = isExact ? text : wordsAt(source, change.old);
  const corrected = correctSentence(words, source, change);
  return corrected === null ? [] : [{ ...corrected, was: text, of: 'bullet', statementId: null, by: null, source }];
}

/**
 * A bullet that quotes is not told again beside the quotation when nothing else in it changed; where its sentence is
 * gone, the quotation went with it.
 */
function onlyOnce(points: readonly Taken[], statements: readonly Taken[]): readonly Taken[] {
  const ownPoints = points.filter((point) => !statements.some((one) => explains(one, point)));
  const ownStatements = statements.filter(
    (one) => !ownPoints.some(({ was, now }) => now === one.now && foldWording(was).includes(foldWording(one.was))),
  );
  return [...ownPoints, ...ownStatements];
}

function explains({ was, now }: Taken, point: Taken): boolean {
  if (now === null || point.now === null || now === point.now) return false;
  return foldWording(point.was).replace(foldWording(was), () => foldWording(now)) === foldWording(point.now);
}

/** The same for the same correction, found at another time. */
const identity = ({ source, was }: Correction): string => JSON.stringify([source.articleId, was]);

import { sameStatement } from '../../core/same/same-statement.ts';
import { noticeChange } from '../../core/stance/notice-change.ts';
import type { Article } from '../../model/article.ts';
import type { Job } from '../../model/job.ts';
import type { PositionChange, Stance } from '../../model/stance.ts';
import type { FoundStatement, Statement } from '../../model/statement.ts';
import type { Instant } from '../../model/time.ts';
import type { NewsPorts } from './news-ports.ts';
import { understand } from './understand.ts';

/** Who said what in an article, what it is about, where they stand, and whether that is a change of position. */
export async function findStatementsStep(
  job: Extract<Job, { step: 'find-statements' }>,
  ports: NewsPorts,
): Promise<readonly Job[]> {
  const { news, catalogue } = ports.store;
  const article = await news.article(job.articleId);
  if (!article) return [];
  const [people, topics] = [await catalogue.people(), await catalogue.topics()];
  const { refused, ...findings } = understand(article, { people, topics }, ports.limits);
  for (const fault of refused) ports.log.error('statement-refused', { articleId: article.id, fault });
  const now = ports.clock.now();
  const statements = await news.saveFindings(article, findings, now);
  const stances = findings.stances.flatMap(({ statement, ...stance }) => {
    const stored = storedAs(findings.statements[statement], statements);
    return stored ? [{ statement: stored, stance: { ...stance, statementId: stored.id } }] : [];
  });
  const changes = await noticeChanges(article, stances, { ports, now });
  if (changes.length > 0) await news.saveChanges(changes);
  ports.log.info('statements-found', {
    articleId: article.id,
    statements: statements.length,
    topics: findings.tags.map((tag) => tag.topicId),
    changes: changes.length,
  });
  return [
    {
      step: 'join-story',
      key: `join-story/${article.id}/${article.revision}`,
      articleId: article.id,
      revision: article.revision,
      language: article.language,
      workspace: (await ports.store.feeds.get(article.feedId))?.feed.workspace ?? null,
    },
  ];
}

/** The same statement as the store has it, which may have refused others. */
function storedAs(found: FoundStatement | undefined, stored: readonly Statement[]): Statement | undefined {
  return stored.find(
    (one) => one.start === found?.start && one.parts.every((part, index) => part.start === found.parts[index]?.start),
  );
}

const EARLIER_AT_MOST = 20; // newest statements of the speaker on the topic that a new one is compared with

async function noticeChanges(
  article: Article,
  latest: readonly { readonly statement: Statement; readonly stance: Stance }[],
  { ports, now }: { readonly ports: NewsPorts; readonly now: Instant },
): Promise<PositionChange[]> {
  const changes: PositionChange[] = [];
  for (const position of latest) {
    const speakerId = position.statement.speaker?.personId;
    if (!speakerId) continue; // a change of position needs a speaker that we are sure of
    const earlier = await ports.store.news.earlierPositions({
      ...{ speakerId, topicId: position.stance.topicId, before: now },
      ...{ seenWith: article.id, atMost: EARLIER_AT_MOST },
    });
    const others = earlier.filter(
      ({ statement, stance }) =>
        statement.id !== position.statement.id &&
        stance.propositionId === position.stance.propositionId &&
        // "will sign" in one report and "will not sign" in another, of one day: a report may be wrong, nobody turned round
        sameStatement(statement, position.statement) === 'other',
    );
    const change = noticeChange(others, position, { articleText: article.text, noticedAt: now });
    if (change) changes.push(change);
  }
  return changes;
}

import { sql } from 'kysely';
import { speakerKey } from '../../../core/same/speaker-key.ts';
import type { Article } from '../../../model/article.ts';
import type { Statement } from '../../../model/statement.ts';
import type { Log } from '../../../ports/log.ts';
import type { Findings } from '../../../ports/news-store.ts';
import { countPositions } from './count-positions.ts';
import { statementIds } from './ids.ts';
import { keepVerbatim } from './keep-verbatim.ts';
import { learnPeople } from './learn-people.ts';
import { type StatementRow, toStatement } from './read-statements.ts';
import { groupSame } from './same-words.ts';
import { saveStances } from './save-stances.ts';
import { saveTags } from './save-tags.ts';
import { settleStances } from './settle-stances.ts';
import { putStatements, supersede, toFoundRow } from './statement-rows.ts';
import { lockNames, type Trx } from './transaction.ts';

/** `isFirst`: it was not searched before, so there is nothing to replace. */
type SavedFindings = { readonly article: Article; readonly findings: Findings; readonly isFirst: boolean };

/**
 * Makes the store say about an article exactly what was found in its newest revision; findings of an older one
 * change nothing, and what does not stand in the text on record is refused. What hangs on the statements (copies,
 * stances, changes, counts) follows in the same transaction.
 */
export async function saveFindings(
  trx: Trx,
  given: { readonly article: Article; readonly findings: Findings },
  log: Log | undefined,
): Promise<readonly Statement[]> {
  const { article } = given;
  const about = await lockArticle(trx, article.id);
  if (about?.revision !== article.revision) return [];
  const { kept: findings, refused } = keepVerbatim(given.findings, about.text);
  for (const fault of refused) log?.error('statement-refused', { articleId: article.id, fault });
  const saved = { article, findings, isFirst: about.understood_revision === 0 };
  // Copies and counts of a speaker are worked out from what is stored: nobody else may change them meanwhile.
  await lockSpeakers(trx, [...findings.statements, ...(await onRecord(trx, saved))]);

  const old = await onRecord(trx, saved); // anew: its copies may have changed until the locks were ours
  const ids = statementIds(article, findings.statements);
  const found = findings.statements.map((statement, place) =>
    toFoundRow(statement, { article, place, id: ids[place] ?? '', workspace: about.workspace }),
  );
  const still = new Set(found.map((row) => row.id));
  await supersede(
    trx,
    article,
    old.filter((row) => !still.has(row.id)),
  );
  const touched = await groupSame(trx, { id: article.id, found, old });
  await putStatements(trx, found);
  const changed = await saveStances(trx, saved, found);
  const turned = await settleStances(trx, touched);
  const tags = await saveTags(trx, saved);
  // only pages are ever to be read again
  if (findings.tags.length === 0 && article.readFrom === 'page') await leaveUnread(trx, article);
  await countPositions(trx, {
    article: { ...article, workspace: about.workspace ?? '' },
    tags,
    ...changed,
    recount: [...changed.recount, ...turned],
  });
  await trx
    .updateTable('articles')
    .set({ understood_revision: article.revision })
    .where('id', '=', article.id)
    .execute();
  // What a private source taught must not be known elsewhere: everybody's articles are read with these people.
  if (about.workspace === null) await learnPeople(trx, findings.people);
  return found.map(toStatement);
}

/** Its state with the text on record, which may be another than the caller's. */
async function lockArticle(trx: Trx, articleId: string) {
  const { rows } = await sql<{
    revision: number;
    understood_revision: number;
    workspace: string | null;
    text: string;
  }>`
    select article.revision, understood_revision, workspace, text from onrecord.articles article
    join onrecord.article_revisions as newest on newest.article_id = id and newest.revision = article.revision
    where id = ${articleId} for update of article
  `.execute(trx);
  return rows[0];
}

/** What nobody follows is not worth a second request to its outlet. */
async function leaveUnread(trx: Trx, article: Article): Promise<void> {
  await trx
    .updateTable('items')
    .set({ read_again_at: null })
    .where('id', '=', article.itemId)
    .where('read_again_at', 'is not', null)
    .execute();
}

async function lockSpeakers(trx: Trx, statements: readonly Pick<Statement, 'speaker'>[]): Promise<void> {
  const keys = statements.flatMap(({ speaker }) => speakerKey(speaker) ?? []);
  await lockNames(
    trx,
    keys.map((key) => `speaker/${key}`),
  );
}

/** What was found in it before. The date leads to the partition: all statements of an article have its own. */
async function onRecord(trx: Trx, { article, isFirst }: SavedFindings): Promise<StatementRow[]> {
  if (isFirst) return [];
  return await trx
    .selectFrom('statements')
    .selectAll()
    .where('article_id', '=', article.id)
    .where('published', '=', new Date(article.published))
    .where('superseded_by', 'is', null)
    .execute();
}

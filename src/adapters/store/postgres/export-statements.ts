import { sql } from 'kysely';
import { Failure } from '../../../model/failure.ts';
import type { ExportPage, Exports } from '../../../ports/exports.ts';
import type { Reader } from './prove-words.ts';
import { readSourced } from './read-sources.ts';
import { readSurroundings } from './read-surroundings.ts';
import { reportedStatements } from './reported.ts';
import { matchingStatements } from './search-statements.ts';

/** The record page by page: each page begins behind the last row of the one before, so that none is counted twice. */
export function exportsOf(reader: Reader): Exports {
  return { page: (query) => readPage(reader, query) };
}

async function readPage(reader: Reader, query: Parameters<Exports['page']>[0]): Promise<ExportPage> {
  const { db } = reader;
  const { workspace, withReported } = query;
  const hidden = withReported ? new Set<string>() : await reportedStatements(db, workspace);
  const kinds = ['direct', 'mixed', 'indirect'] as const;
  const rows = await matchingStatements(db, { ...query, kinds }, hidden)
    .select(['id', 'published'])
    .where(sql<boolean>`published < ${query.until}`)
    .where(isBehind(query.after))
    .orderBy('published', 'desc')
    .orderBy('id', 'desc')
    .limit(query.atMost)
    .execute();
  const last = rows.length < query.atMost ? undefined : rows.at(-1);
  const statements = await readSourced(
    reader,
    rows.map(({ id }) => id),
    workspace,
  );
  const surroundings = await readSurroundings(db, {
    statements: statements.map(({ statement }) => statement),
    ...query,
  });
  return {
    statements: statements.map((sourced) => ({ ...sourced, ...surroundings(sourced.statement) })),
    next: last === undefined ? null : `${last.published.toISOString()}/${last.id}`,
  };
}

/** The date alone leads to the partitions; of one moment the id decides. */
function isBehind(after: string | null) {
  if (after === null) return sql<boolean>`true`;
  const [, published, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)\/(.+)$/.exec(after) ?? [];
  if (published === undefined || id === undefined)
    throw new Failure('bad-input', `"${after}" is no place in the record: begin the export again.`);
  return sql<boolean>`(published <= ${published} and (published, id) < (${published}::timestamptz, ${id}))`;
}

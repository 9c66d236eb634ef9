import type { RecordedStatement } from '../../model/record.ts';
import { linkToWords } from './lines.ts';
import { turnedByCue } from './turned-by-cue.ts';

/**
 * A statement as it is exported: with everything that a citation needs, under names that a reader without this program
 * understands. `start` and `end` are UTF-16 indices into the text of that revision of the article.
 */
export function exportData(recorded: RecordedStatement) {
  const { statement, alsoIn, variants, topics, positions, reported } = recorded;
  const { speaker, cue, said } = statement;
  const link = linkToWords(statement);
  return {
    id: statement.id,
    words: statement.parts.map(({ text }) => text),
    exact: statement.kind === 'direct' && turnedByCue(statement) === null, // else the outlet's words for what was said
    kind: statement.kind,
    speaker: speaker === null ? null : (speaker.name ?? speaker.mention.text),
    personId: speaker?.personId ?? null,
    role: speaker?.role ?? null,
    cue: cue?.text ?? null,
    saidFrom: said?.from ?? null,
    saidTo: said?.to ?? null,
    outlet: statement.outlet,
    title: statement.title,
    url: statement.url,
    link: typeof link !== 'string' && link.kind === 'link' ? link.url : null, // to the very words in the page
    published: statement.published,
    articleId: statement.articleId,
    revision: statement.revision,
    start: statement.start,
    end: statement.end,
    topics: topics.map(({ id }) => id),
    positions,
    alsoIn,
    variants,
    confidence: statement.confidence,
    reported,
  };
}

export type ExportData = ReturnType<typeof exportData>;

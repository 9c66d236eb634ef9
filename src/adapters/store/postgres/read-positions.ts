import type { SpeakerPositions } from '../../../model/stance.ts';
import type { SourcedStatement } from '../../../model/statement.ts';
import type { Reads, TopicPositions } from '../../../ports/reads.ts';
import { type FoundPositions, findPositions } from './find-positions.ts';
import type { Reader } from './prove-words.ts';
import { readSourced } from './read-sources.ts';
import { toChange, toStance } from './read-stance.ts';
import { countHidden } from './reported.ts';

/**
 * Who changed position on a topic, then who spoke last, each with their newest positions. What was reported as a mistake
 * is left out of all of it, of the counts too.
 */
export async function readPositions(reader: Reader, query: Parameters<Reads['positions']>[0]): Promise<TopicPositions> {
  const found = await findPositions(reader.db, query);
  const ids = [...new Set(found.stances.map((row) => row.statement_id))];
  const statements = await readSourced(reader, ids, query.workspace);
  const { counted } = found;
  return {
    speakers: positionsOf(found, new Map(statements.map((sourced) => [sourced.statement.id, sourced]))),
    speakersTotal: found.speakersTotal,
    ...counted,
    statements: counted.statements - countHidden(found.reported, query.since.slice(0, 10)),
  };
}

function positionsOf(
  { speakers, stances, changes }: FoundPositions,
  statements: ReadonlyMap<string, SourcedStatement>,
): SpeakerPositions[] {
  return speakers.flatMap((speakerId): SpeakerPositions[] => {
    const positions = stances
      .filter((row) => row.speaker_id === speakerId)
      .flatMap((row) => {
        const sourced = statements.get(row.statement_id);
        return sourced ? [{ ...sourced, stance: toStance(row) }] : [];
      })
      .sort(newestFirst);
    const { once, idOf } = oneEach(positions);
    const [first] = once;
    if (!first) return [];
    const role = once.find(({ statement }) => statement.speaker?.role)?.statement.speaker?.role ?? null;
    return [
      {
        speakerId,
        name: first.statement.speaker?.name ?? first.statement.speaker?.mention.text ?? speakerId,
        role,
        positions: once,
        changes: changes
          .filter((row) => row.speaker_id === speakerId)
          .map(toChange)
          .map((change) => ({
            ...change,
            firstStatementId: idOf(change.firstStatementId),
            secondStatementId: idOf(change.secondStatementId),
          })),
      },
    ];
  });
}

/**
 * Two reports of one statement are one position: a change was noticed by the report that was read first, while another
 * one counts as the first on record since. `idOf` is the report that stands for one.
 */
function oneEach(positions: SpeakerPositions['positions']): {
  readonly once: SpeakerPositions['positions'];
  readonly idOf: (statementId: string) => string;
} {
  const keyOf = ({ statement, stance }: SpeakerPositions['positions'][number]) =>
    `${statement.sameAs}/${stance.propositionId}`;
  const groups = Map.groupBy(positions, keyOf);
  const standsFor = new Map<string, string>();
  const once = [...groups.values()].flatMap((reports) => {
    const kept = reports.find(({ statement }) => statement.id === statement.sameAs) ?? reports[0];
    if (!kept) return [];
    for (const { statement } of reports) standsFor.set(statement.id, kept.statement.id);
    return [kept];
  });
  return { once: once.sort(newestFirst), idOf: (id) => standsFor.get(id) ?? id };
}

/** Of one moment exact words come before reported ones, then as they stand in their articles. */
function newestFirst(a: SourcedStatement, b: SourcedStatement): number {
  const [first, second] = [a.statement, b.statement];
  return (
    saidAt(second).localeCompare(saidAt(first)) ||
    Number(second.kind === 'direct') - Number(first.kind === 'direct') ||
    first.articleId.localeCompare(second.articleId) ||
    first.start - second.start
  );
}

/** The day it was said where that is known, else when it was published. */
function saidAt(statement: { readonly said: { readonly to: string } | null; readonly published: string }): string {
  return statement.said === null ? statement.published : `${statement.said.to}T${statement.published.slice(11)}`;
}

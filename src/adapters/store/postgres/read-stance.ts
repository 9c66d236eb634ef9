import type { Selectable } from 'kysely';
import type { PositionChange, Stance } from '../../../model/stance.ts';
import type { Tables } from './schema.ts';

/** A stance as its row has it. */
export const toStance = (row: Omit<Selectable<Tables['stances']>, 'published'>): Stance => ({
  statementId: row.statement_id,
  topicId: row.topic_id,
  propositionId: row.proposition_id,
  position: row.position,
  confidence: row.confidence,
  evidence: row.evidence,
});

/** A change of position as its row has it. */
export const toChange = (row: Selectable<Tables['position_changes']>): PositionChange => ({
  id: row.id,
  topicId: row.topic_id,
  propositionId: row.proposition_id,
  speakerId: row.speaker_id,
  firstStatementId: row.first_statement_id,
  secondStatementId: row.second_statement_id,
  label: row.label,
  confidence: row.confidence,
  noticedAt: row.noticed_at.toISOString(),
});

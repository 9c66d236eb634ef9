import type { SourcedStatement } from './statement.ts';
import type { Span } from './text.ts';
import type { Instant } from './time.ts';

export type Position = 'supports' | 'opposes' | 'open' | 'conditional' | 'unclear';

/** Where a statement stands on a proposition; `evidence` is a span of the article's text. */
export type Stance = {
  readonly statementId: string;
  readonly topicId: string;
  readonly propositionId: string;
  readonly position: Position;
  readonly confidence: number; // 0..1
  readonly evidence: Span | null;
};

export type ChangeLabel = 'changed' | 'softened' | 'hardened' | 'same' | 'unrelated';

/** One speaker's two statements on one topic that do not say the same. Both are verbatim, dated and linked. */
export type PositionChange = {
  readonly id: string;
  readonly topicId: string;
  readonly propositionId: string;
  readonly speakerId: string;
  readonly firstStatementId: string;
  readonly secondStatementId: string;
  readonly label: ChangeLabel;
  readonly confidence: number; // 0..1
  readonly noticedAt: Instant;
};

/** One speaker on one topic. */
export type SpeakerPositions = {
  readonly speakerId: string;
  readonly name: string;
  readonly role: string | null;
  readonly positions: readonly (SourcedStatement & { readonly stance: Stance })[]; // newest first
  readonly changes: readonly PositionChange[]; // newest first; their statements are among `positions` where possible
};

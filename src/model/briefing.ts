import type { SourcedStatement } from './statement.ts';
import type { Span } from './text.ts';
import type { Instant } from './time.ts';

/** A sentence or part of one that a bullet rests on. */
export type BulletSource = Span & {
  readonly articleId: string;
  readonly revision: number;
  readonly outlet: string;
  readonly url: string | null;
};

/** One point of a briefing. Its text is made of its first source's characters by deletion only. */
export type Bullet = {
  readonly text: string;
  readonly sources: readonly BulletSource[]; // at least one; others say the same
  readonly outlets: number; // distinct outlets that say it
  readonly isNew: boolean; // not in the previous revision of this briefing
};

/** A story's 3-5 bullets and leading statements. `revision` grows when the content does. */
export type Briefing = {
  readonly storyId: string;
  readonly revision: number;
  readonly title: string;
  readonly bullets: readonly Bullet[];
  readonly statementIds: readonly string[];
  readonly topicIds: readonly string[];
  readonly outlets: readonly string[];
  readonly articles: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  readonly madeAt: Instant;
};

/** A briefing together with its leading statements, in the order of `statementIds`. */
export type BriefingContent = { readonly briefing: Briefing; readonly statements: readonly SourcedStatement[] };

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

/** One point of a briefing. */
export type Bullet = {
  readonly text: string;
  readonly verbatim: boolean; // its text is made of its first source's characters by deletion only
  readonly sources: readonly BulletSource[]; // at least one; others say the same
  readonly outlets: number; // distinct outlets that say it
  readonly isNew: boolean; // not in the previous revision of this briefing
};

/** A point as a summariser proposes it: nobody sees it before the gate has found that its sources say it. */
export type DraftBullet = {
  readonly text: string;
  readonly sources: readonly (Span & { readonly articleId: string })[]; // at least one; the first bears the text
};

/** A sentence that tells the story in one line, by deletion only. */
export type Summary = { readonly text: string; readonly source: BulletSource };

/**
 * What we showed and an article took back: it was published with other numbers or quoted words, and changed since.
 * `was` is kept for ever; `now` is what stands in its place, null where it vanished.
 */
export type Correction = {
  readonly of: 'bullet' | 'statement';
  readonly was: string;
  readonly now: string | null;
  readonly statementId: string | null; // of a statement
  readonly by: string | null; // whose words, of a statement
  readonly source: BulletSource; // of `was`; `revision` is the one that had it
  readonly inRevision: number; // the first that no longer has it
  readonly noticedAt: Instant;
};

/** A story's 3-5 bullets and leading statements. `revision` grows when the content does. */
export type Briefing = {
  readonly storyId: string;
  readonly revision: number;
  readonly title: string; // an article's headline, or its beginning
  readonly summary: Summary | null;
  readonly bullets: readonly Bullet[];
  readonly statementIds: readonly string[];
  readonly corrections: readonly Correction[]; // oldest first
  readonly topicIds: readonly string[];
  readonly outlets: readonly string[];
  readonly articles: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  readonly madeAt: Instant;
};

/** A briefing together with its leading statements, in the order of `statementIds`. */
export type BriefingContent = { readonly briefing: Briefing; readonly statements: readonly SourcedStatement[] };

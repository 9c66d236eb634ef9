import type { ChangeLabel, PositionChange, Stance } from '../../model/stance.ts';
import type { Statement } from '../../model/statement.ts';
import type { Instant } from '../../model/time.ts';
import { withCue } from './compare-positions.ts';
import { findChangeCue } from './find-change-cue.ts';
import { moveOfPositions } from './move-of-positions.ts';

export type StatementOnTopic = { readonly statement: Statement; readonly stance: Stance };

/**
 * Whether a speaker's latest statement is a change of position against the one nearest before it (or, when articles
 * arrive out of order, the one nearest after it). Only for statements by the same known speaker on the same
 * proposition, said on different days, both with a sure position; never for repeated words, nor for an undated statement
 * that the article tells as past. One change is noticed once, however many statements of those days tell of it: in an
 * article by its surest, and not again by a later article. The id is made of both statements' ids, so that noticing
 * twice is noticing once. `articleText` is the text of the latest statement's article.
 */
export function noticeChange(
  earlier: readonly StatementOnTopic[],
  latest: StatementOnTopic,
  options: { readonly articleText?: string; readonly noticedAt: Instant },
): PositionChange | null {
  const speakerId = latest.statement.speaker?.personId ?? null;
  if (speakerId === null || !isSure(latest) || latest.statement.sameAs !== latest.statement.id) return null;
  if (latest.statement.said === null && isToldAsPast(latest.statement, options.articleText)) return null;
  // What this article itself tells as past is no change, and must not stand before what it tells as now.
  const isPast = ({ statement }: StatementOnTopic): boolean =>
    statement.articleId === latest.statement.articleId &&
    statement.said === null &&
    isToldAsPast(statement, options.articleText);
  const others = earlier.filter((other) => isComparable(other, latest) && !isPast(other));
  if (others.some((other) => tellsTheSame(other, latest))) return null;
  const before = nearest(
    others.filter((o) => lastDay(o) < firstDay(latest)),
    latest,
    lastDay,
  );
  const after = nearest(
    others.filter((o) => firstDay(o) > lastDay(latest)),
    latest,
    firstDay,
  );
  const pair = before !== null ? ([before, latest] as const) : after !== null ? ([latest, after] as const) : null;
  if (pair === null) return null;
  const [first, second] = pair;
  const cue = second === latest ? cueNear(latest.statement, options.articleText) : null;
  if (cue === 'same') return null; // "she reiterated": the reporter saw no change
  const { label, confidence } = withCue(moveOfPositions(first.stance, second.stance), cue);
  if (label === 'same' || label === 'unrelated' || confidence < LEAST_MOVE) return null;
  return {
    id: `${first.statement.id}.${second.statement.id}`,
    topicId: latest.stance.topicId,
    propositionId: latest.stance.propositionId,
    speakerId,
    firstStatementId: first.statement.id,
    secondStatementId: second.statement.id,
    label,
    confidence: Math.round(confidence * 100) / 100,
    noticedAt: options.noticedAt,
  };
}

// set by hand: under what is shown by default, so that publish.stanceConfidence decides how sure both ends must be
const LEAST_STANCE = 0.6;
const LEAST_MOVE = 0.35;
const CUE_REACH = 300; // characters around the statement: its paragraph and the edge of the next

function isSure({ stance }: StatementOnTopic): boolean {
  return stance.position !== 'unclear' && stance.confidence >= LEAST_STANCE;
}

function isComparable(other: StatementOnTopic, latest: StatementOnTopic): boolean {
  return (
    isSure(other) &&
    other.statement.id !== latest.statement.id &&
    other.statement.sameAs !== latest.statement.sameAs &&
    other.statement.speaker?.personId === latest.statement.speaker?.personId &&
    other.stance.topicId === latest.stance.topicId &&
    other.stance.propositionId === latest.stance.propositionId
  );
}

function firstDay({ statement }: StatementOnTopic): string {
  return statement.said?.from ?? statement.published.slice(0, 10);
}

function lastDay({ statement }: StatementOnTopic): string {
  return statement.said?.to ?? statement.published.slice(0, 10);
}

/**
 * The surest statement of the day nearest to the latest one. Where the speaker held the latest position on that day
 * already, among others, that is the one, and so there is no change.
 */
function nearest(
  others: readonly StatementOnTopic[],
  latest: StatementOnTopic,
  dayOf: (other: StatementOnTopic) => string,
): StatementOnTopic | null {
  const days = others.map(dayOf).sort();
  const day = dayOf === lastDay ? days.at(-1) : days[0];
  const then = others.filter((other) => dayOf(other) === day);
  const agreeing = then.find((other) => other.stance.position === latest.stance.position);
  if (agreeing !== undefined) return agreeing;
  return then.toSorted(bySureness)[0] ?? null;
}

/** Whether the other statement stands for the same position of the same day already, so that the latest adds nothing. */
function tellsTheSame(other: StatementOnTopic, latest: StatementOnTopic): boolean {
  if (other.stance.position !== latest.stance.position || firstDay(other) !== firstDay(latest)) return false;
  return other.statement.articleId !== latest.statement.articleId || bySureness(other, latest) < 0;
}

/** Surest first; exact words before reported ones, then the earliest published. */
function bySureness(a: StatementOnTopic, b: StatementOnTopic): number {
  return (
    b.stance.confidence - a.stance.confidence ||
    KINDS.indexOf(a.statement.kind) - KINDS.indexOf(b.statement.kind) ||
    compare(a.statement.published, b.statement.published) ||
    compare(a.statement.id, b.statement.id)
  );
}

const KINDS = ['direct', 'mixed', 'indirect'] as const;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** "he had said", "she said then": when that was is not known, but not now. */
function isToldAsPast(statement: Statement, articleText: string | undefined): boolean {
  if (articleText === undefined) return false;
  const near = articleText.slice(Math.max(0, statement.start - PAST_REACH), statement.end + PAST_REACH);
  return TOLD_AS_PAST.test(near);
}

const PAST_REACH = 60; // characters: beside the words, within the sentence
const TOLD_AS_PAST =
  /\bhad (?:\w+ )?(?:said|told|called|insisted|warned|argued|declared|promised)\b|\bsaid then\b|\bat the time\b|\bonce (?:said|called)\b|\b(?:earlier|last) (?:this |last )?(?:week|month|year)\b/;

function cueNear(statement: Statement, articleText: string | undefined): ChangeLabel | null {
  if (articleText === undefined) return null;
  const near = articleText.slice(Math.max(0, statement.start - CUE_REACH), statement.end + CUE_REACH);
  return findChangeCue(near)?.label ?? null;
}

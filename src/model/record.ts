import type { Mistake } from './mistake.ts';
import type { Position } from './stance.ts';
import type { SourcedStatement } from './statement.ts';

/** A statement with all that is on record about it, in words: it is read without this program. */
export type RecordedStatement = SourcedStatement & {
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly positions: readonly RecordedPosition[];
  readonly reported: readonly Mistake[]; // what is wrong with it, as reports that stand say
};

export type RecordedPosition = {
  readonly topicId: string;
  readonly proposition: string; // its text; its id where the topic has it no more
  readonly position: Position;
  readonly confidence: number; // 0..1
  readonly evidence: string | null; // words of the article
};

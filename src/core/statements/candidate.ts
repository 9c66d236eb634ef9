import type { CueClass } from '../../model/statement.ts';
import type { Source } from './find-sources.ts';
import type { Phrase } from './noun-phrases.ts';

/** How a candidate was found; each pattern has a precision of its own. */
export type Pattern =
  | 'tag-behind' // "A," he said.
  | 'tag-inverted' // "A," said X.
  | 'tag-before' // He said: "A"
  | 'tag-unknown-verb' // "A," he thundered.
  | 'colon' // He was blunt: "A"
  | 'orphan' // He shook his head. "A."
  | 'that' // He said that A
  | 'bare' // He said A
  | 'wh' // He asked whether A
  | 'fronted' // A, he said.
  | 'according' // According to X, A
  | 'infinitive' // He vowed to A
  | 'participle' // ..., arguing that A
  | 'passive'; // A was called B by X

/** A cue as tokens `from`..`to` (exclusive). */
export type CueSpan = { readonly from: number; readonly to: number; readonly class: CueClass; readonly lemma: string };

/** A possible statement, on the level of tokens: who, by which cue, what. Later stages score, choose and resolve. */
export type Candidate = {
  readonly pattern: Pattern;
  readonly cue: CueSpan | null;
  readonly source: Source | null;
  readonly parts: readonly Phrase[]; // sorted; a quotation's part lies within its marks
  readonly quoted: boolean; // the parts are quotations, nothing else
  readonly chained: number; // parts that were joined without a cue of their own
  readonly paragraph: number;
};

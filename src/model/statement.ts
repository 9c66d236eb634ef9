import type { Mention, Span } from './text.ts';
import type { DayRange, Instant } from './time.ts';

/** direct: only quoted words. mixed: quoted and reporting words. indirect: reported, no quote marks. */
export type StatementKind = 'direct' | 'mixed' | 'indirect';

/** What the cue does to what it reports: "said" | "claimed" | "believes" | "plans to" | "did not say". */
export type CueClass = 'say' | 'claim' | 'attitude' | 'plan' | 'negated';

export type Cue = Mention & { readonly class: CueClass };

/** Who speaks. `mention` is the article's own words; `name` is null where we do not know whom they mean. */
export type Speaker = {
  readonly mention: Mention;
  readonly name: string | null;
  readonly role: string | null; // as this article or the people store gives it for that day
  readonly personId: string | null;
};

/** What the statement engine finds in a text: all spans are indices into that text. */
export type FoundStatement = Span & {
  readonly parts: readonly Mention[]; // in order, at least one; a split quotation has several
  readonly kind: StatementKind;
  readonly speaker: Speaker | null;
  readonly cue: Cue | null;
  readonly said: DayRange | null;
  readonly confidence: number; // 0..1
};

/** A statement on record: found, stored, with its source. `id` is the same for the same words of one article. */
export type Statement = FoundStatement & {
  readonly id: string;
  readonly articleId: string;
  readonly revision: number;
  readonly outlet: string;
  readonly url: string | null;
  readonly title: string; // of the article
  readonly published: Instant; // of the article
  readonly sameAs: string; // id of the first report on record of what this speaker said; its own if first
};

/** A statement with the other outlets that carry it, and those that report its words otherwise. */
export type SourcedStatement = {
  readonly statement: Statement;
  readonly alsoIn: readonly string[];
  readonly variants: readonly Variant[];
};

/** The same utterance in other words, or with another number, name or "not": what that outlet has in quote marks. */
export type Variant = { readonly outlet: string; readonly url: string | null; readonly words: readonly string[] };

import type { Position } from './stance.ts';
import type { Day, DayRange, Instant } from './time.ts';

/** A platform-neutral answer or post; every chat renders it in its own way and within its own limits. */
export type Reply = {
  readonly title: string; // one line; what a notification or screen reader says first
  readonly private: boolean; // only the asker sees it
  readonly blocks: readonly Block[];
  readonly more: Request | null; // asks for the next page; null on the last
  readonly share?: Request; // asks for the same answer where everybody in the channel sees it
};

/** All text in blocks is plain: a renderer escapes it, so nothing from a feed can ping, format, link or run. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'text';
      readonly line: Line;
      readonly small?: boolean;
      readonly foot?: true; // of the whole reply: it stays when entries must be left out
    }
  | { readonly kind: 'bullets'; readonly items: readonly Line[] }
  | {
      readonly kind: 'quote';
      readonly words: readonly string[]; // verbatim parts; a renderer puts quote marks round each unless `reported`
      readonly reported: boolean; // the outlet's words for what was said: labelled so, never in quote marks
      readonly by: Line;
      readonly source: Line;
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Line[])[];
    }
  | Timeline
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Line }[] }
  | { readonly kind: 'links'; readonly links: readonly { readonly text: string; readonly url: string }[] }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] };

export type Button = {
  readonly label: string;
  readonly request: Request;
  readonly form?: readonly string[]; // options of its command that are asked for first, filled with what the request has
  readonly quiet?: true; // not written out where a chat has no buttons
};

/** Who stood where on which day: a table in text, a picture where a chat can show one. */
export type Timeline = {
  readonly kind: 'timeline';
  readonly caption: string;
  readonly alt: string; // all that the picture shows, for who cannot see it
  readonly from: Day; // of the first mark
  readonly to: Day; // of the last mark
  readonly rows: readonly TimelineRow[];
};

/** One speaker on one proposition. */
export type TimelineRow = {
  readonly speaker: string;
  readonly about: string | null; // the proposition in short, where the topic has several
  readonly marks: readonly TimelineMark[]; // oldest first
};

/** One statement. */
export type TimelineMark = {
  readonly days: DayRange; // when it was said, else published; it stands on the last
  readonly dayIs: 'said' | 'published';
  readonly position: Position;
  readonly words: string; // as a line shows them: in quote marks, or labelled as reported
  readonly outlet: string;
  readonly change: TimelineChange | null;
};

/** A change of position that ends in this mark; `from` is the index of the mark in the same row that it began with. */
export type TimelineChange = { readonly from: number; readonly label: 'changed' | 'softened' | 'hardened' };

export type Line = readonly Inline[];

/** Times are kept as times, so that each chat can show them in its reader's zone. */
export type Inline =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'time'; readonly at: Instant }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'person'; readonly id: string }; // of the chat, by its id there; nobody is called by it

/** A command as asked: its name and its options by name, all still text. */
export type Request = {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  readonly page?: number;
};

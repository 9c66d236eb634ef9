import type { Article } from '../model/article.ts';
import type { DraftBullet } from '../model/briefing.ts';

/** What is to be told in a few points. `copies`: an article's id to the id of the one whose words it repeats. */
export type SummaryTask = {
  readonly articles: readonly Article[]; // of one story, oldest first
  readonly copies: Readonly<Record<string, string>>;
  readonly language: string;
  readonly bulletsAtMost: number;
  readonly bulletCharacters: number; // of one bullet
};

/**
 * Proposes what a story says. A driver may word its points as it likes: core/briefing admits only what their sources
 * say, and puts the sources' own words in the place of the rest. Article text is hostile: a driver that gives it to a
 * language model must mark it as data.
 */
export interface Summariser {
  readonly name: string;
  /** The points in the order to be shown. @throws Failure when it cannot be had: then the extractive one steps in. */
  summarise(task: SummaryTask, signal: AbortSignal): Promise<readonly DraftBullet[]>;
}

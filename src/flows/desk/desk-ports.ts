import type { Desk } from '../../ports/desk.ts';
import type { Feeds } from '../../ports/feeds.ts';
import type { Reads } from '../../ports/reads.ts';

/** Managing commands change subscriptions, sources, topics and reports; the news itself they can only read. */
export type DeskPorts = {
  readonly desk: Desk;
  readonly reads: Omit<Reads, 'why'>;
  readonly feeds: Pick<Feeds, 'look'>;
  readonly defaultLanguage: string; // ISO 639-1, of a source that does not name its own
};

import type { Desk } from '../../ports/desk.ts';
import type { Feeds } from '../../ports/feeds.ts';
import type { Reads } from '../../ports/reads.ts';

/** Managing commands change subscriptions, sources and topics; the news itself is out of their reach. */
export type DeskPorts = {
  readonly desk: Desk;
  readonly reads: Pick<Reads, 'topics' | 'people' | 'desk'>;
  readonly feeds: Pick<Feeds, 'look'>;
  readonly defaultLanguage: string; // ISO 639-1, of a source that does not name its own
};

import { Kysely, PostgresDialect } from 'kysely';
import type { Archive } from '../../../ports/archive.ts';
import type { Bell } from '../../../ports/bell.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Database } from '../../../ports/database.ts';
import type { DeliveryStore } from '../../../ports/delivery-store.ts';
import type { Desk } from '../../../ports/desk.ts';
import type { Exports } from '../../../ports/exports.ts';
import type { Hosts } from '../../../ports/hosts.ts';
import type { Leases } from '../../../ports/leases.ts';
import type { Log } from '../../../ports/log.ts';
import type { Mistakes } from '../../../ports/mistakes.ts';
import type { Catalogue, FeedStore, NewsStore, Owed, StoryStore } from '../../../ports/news-store.ts';
import type { Reads } from '../../../ports/reads.ts';
import type { Retention } from '../../../ports/retention.ts';
import { archive } from './archive.ts';
import { bell } from './bell.ts';
import { catalogue } from './catalogue.ts';
import { chatStore } from './chat-store.ts';
import { deliveryStore, endLeases } from './delivery-store.ts';
import { desk } from './desk.ts';
import { exportsOf } from './export-statements.ts';
import { feedStore } from './feed-store.ts';
import { hosts } from './hosts.ts';
import { endAllLeases, leases } from './leases.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { mistakes } from './mistakes.ts';
import { newsStore } from './news-store.ts';
import { owed } from './owed.ts';
import { wordsProver } from './prove-words.ts';
import { retention } from './prune.ts';
import { reads } from './reads.ts';
import type { Tables } from './schema.ts';
import { storyStore } from './story-store.ts';

/** Everything that is kept, each part as its port. */
export type Store = {
  readonly feeds: FeedStore;
  readonly news: NewsStore;
  readonly catalogue: Catalogue;
  readonly stories: StoryStore;
  readonly owed: Owed;
  readonly deliveries: DeliveryStore;
  readonly reads: Reads;
  readonly archive: Archive;
  readonly bell: Bell;
  readonly desk: Desk;
  readonly mistakes: Mistakes;
  readonly exports: Exports;
  readonly hosts: Hosts;
  readonly leases: Leases;
  readonly chats: ChatStore;
  readonly retention: Retention;
};

/**
 * The store on a PostgreSQL, brought up to date first. The database stays its opener's to close. The log is told of
 * statements that are refused or not shown because their words do not stand in their article.
 * @throws Failure 'store-newer' when a newer version of the program wrote it.
 */
export async function openStore(database: Database, { log }: { readonly log?: Log } = {}): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.pool }) }).withSchema('onrecord');
  await migrate(db, migrations);
  if (database.kind === 'embedded') {
    await endLeases(db);
    await endAllLeases(db);
  }
  const known = catalogue(db);
  const reader = { db, proven: wordsProver(log) };
  return {
    feeds: feedStore(db),
    news: newsStore(db, log),
    catalogue: known,
    stories: storyStore(db),
    owed: owed(db),
    deliveries: deliveryStore(reader),
    reads: reads(reader, known),
    archive: archive(reader),
    bell: bell(database),
    desk: desk(db),
    mistakes: mistakes(reader),
    exports: exportsOf(reader),
    hosts: hosts(db),
    leases: leases(db),
    chats: chatStore(db),
    retention: retention(db),
  };
}

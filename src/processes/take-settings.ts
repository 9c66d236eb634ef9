import { toFeeds, toPeople, toSubscriptions, toTopics } from '../settings/to-model.ts';
import type { Parts } from '../wiring.ts';

const POLLS_A_SECOND = 10; // of what is due at the start: 36 feeds take 4 seconds, 10,000 a quarter of an hour

/** What the configuration lists becomes what the store holds; what was added in chat stays. */
export async function takeSettings({
  settings,
  store,
  clock,
}: Pick<Parts, 'settings' | 'store' | 'clock'>): Promise<void> {
  const now = clock.now();
  await store.catalogue.syncPeople(toPeople(settings));
  await store.catalogue.syncTopics(toTopics(settings));
  await store.feeds.sync(toFeeds(settings), now);
  await store.feeds.spreadDue(POLLS_A_SECOND, now);
  await store.desk.syncSubscriptions(toSubscriptions(settings, now), now);
}

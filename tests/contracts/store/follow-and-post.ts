import { expect } from 'vitest';
import type { Store } from '../../../src/adapters/store/postgres/open.ts';
import type { Subscription, Terms } from '../../../src/model/delivery.ts';
import { AT_ONCE } from './pace.ts';
import { at, briefing, HOUR, ours, subscription, tell } from './samples.ts';

export const NIGHT = { from: '22:00', to: '07:00' };
/** 22:00 of the first day and 07:00 of the next, in minutes after at(0), which is 9:00. */
export const [EVENING, MORNING] = [13 * HOUR, 22 * HOUR];

/** What the tests of terms do with a store, at minutes after at(0). */
export const followAndPost = (store: () => Store) => {
  const claim = (id: string, minute: number, pace = AT_ONCE) => store().deliveries.claim(id, at(minute), pace);
  return {
    claim,
    follow: (terms: Terms, about: Partial<Subscription> = {}, minute = 0) =>
      store().desk.subscribe(subscription({ terms, ...about }), at(minute)),
    follows: async () => (await store().reads.desk(ours)).subscriptions,
    async post(id: string, minute: number) {
      expect((await claim(id, minute)).kind).toBe('send');
      await store().deliveries.settle(id, { state: 'posted', messageRef: `m-${id}` }, at(minute));
    },
    /** A story of these outlets; the id of the first delivery that it owes, '' for none. */
    async told(id: string, minute: number, outlets: readonly string[] = ['herald']) {
      const [owed = ''] = await tell(store(), id, { now: at(minute), outlets });
      return owed;
    },
    async revise(id: string, revision: number, minute: number, outlets: readonly string[] = ['herald']) {
      const brief = briefing(`s-${id}`, { revision, outlets, madeAt: at(minute), lastSeen: at(minute) });
      const [owed = ''] = await store().stories.saveBriefing(brief, at(minute));
      return owed;
    },
    async listed(minute: number) {
      const jobs = await store().owed.list(at(minute), 99);
      return jobs.flatMap((job) => (job.step === 'deliver' ? [job.deliveryId] : []));
    },
    stateOf: async (id: string) => (await store().deliveries.get(id))?.state,
  };
};

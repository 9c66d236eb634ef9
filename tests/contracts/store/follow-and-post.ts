import { expect } from 'vitest';
import type { Store } from '../../../src/adapters/store/postgres/open.ts';
import type { Subscription, Terms } from '../../../src/model/delivery.ts';
import { AT_ONCE, claimOf } from './pace.ts';
import { at, briefing, HOUR, ours, subscription, tell } from './samples.ts';

export const NIGHT = { from: '22:00', to: '07:00' };
/** 22:00 of the first day and 07:00 of the next, in minutes after at(0), which is 9:00. */
export const [EVENING, MORNING] = [13 * HOUR, 22 * HOUR];

/** What the tests of terms do with a store, at minutes after at(0). */
export const followAndPost = (store: () => Store) => {
  const claim = (id: string, minute: number, pace = AT_ONCE) => claimOf(store(), id, at(minute), pace);
  return {
    claim,
    follow: (terms: Terms, about: Partial<Subscription> = {}, minute = 0) =>
      store().desk.subscribe(subscription({ terms, ...about }), at(minute)),
    follows: async () => (await store().reads.desk(ours)).subscriptions,
    async post(id: string, minute: number, pace = AT_ONCE) {
      expect((await claim(id, minute, pace)).kind).toBe('send');
      await store().deliveries.settle(id, { state: 'posted', messageRef: `m-${id}` }, at(minute));
    },
    /** Posts what a channel is owed, as far as it may be sent then; the stories in the order in which they came. */
    async postAll(minute: number, by = store(), pace = AT_ONCE) {
      const posted: string[] = [];
      for (;;) {
        const claimed = await by.deliveries.claim(ours, at(minute), pace);
        if (!('delivery' in claimed)) return posted;
        const { id, subject } = claimed.delivery;
        await by.deliveries.settle(id, { state: 'posted', messageRef: `m-${id}` }, at(minute));
        posted.push(subject);
      }
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

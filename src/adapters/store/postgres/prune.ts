import type { Retention } from '../../../ports/retention.ts';
import type { Batch } from './prune-batch.ts';
import { pruneDeliveries } from './prune-deliveries.ts';
import { pruneItems } from './prune-items.ts';
import { prunePassing } from './prune-passing.ts';
import { pruneRevisions } from './prune-revisions.ts';
import { pruneTerms } from './prune-terms.ts';
import type { Db } from './transaction.ts';

/** See {@link Retention}. */
export function retention(db: Db): Retention {
  return {
    async prune({ rawDays, revisionsDays, ledgerDays }, now) {
      const beginningOf = (days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString();
      const olderThan = (days: number, prune: (db: Db, before: string) => Promise<Batch>) =>
        days === 0 ? NOTHING : prune(db, beginningOf(days));
      const rawEntries = await olderThan(rawDays, pruneItems);
      const revisions = await olderThan(revisionsDays, pruneRevisions);
      const deliveries = await olderThan(ledgerDays, pruneDeliveries);
      const storyTerms = await olderThan(TERMS_DAYS, pruneTerms);
      const passing = await prunePassing(db, now);
      return {
        pruned: {
          rawEntries: rawEntries.removed,
          revisions: revisions.removed,
          deliveries: deliveries.removed,
          storyTerms: storyTerms.removed,
          passing: passing.removed,
        },
        isDone: ![rawEntries, revisions, deliveries, storyTerms, passing].some(({ mayBeMore }) => mayBeMore),
      };
    },
  };
}

const NOTHING: Batch = { removed: 0, mayBeMore: false };
const DAY_MS = 86_400_000;

/** An article that is dated earlier begins a story of its own. Stories stay open for 30 days at most. */
const TERMS_DAYS = 90;

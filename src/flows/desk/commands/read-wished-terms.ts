import { readTerms } from '../../../core/request/read-terms.ts';
import type { Subscription, SubscriptionMode, Terms } from '../../../model/delivery.ts';
import { Failure } from '../../../model/failure.ts';

/**
 * The terms that are asked for with /subscribe. What the mode cannot keep is refused, or left out where it was kept by the
 * mode before: a form comes filled with it.
 * @throws Failure 'bad-input'
 */
export function readWishedTerms(
  args: Parameters<typeof readTerms>[0],
  mode: SubscriptionMode,
  before: Subscription | undefined,
): Terms {
  const asked = readTerms(args);
  const misplaced = KEYS.filter((key) => asked[key] !== undefined && !TAKEN_BY[key].modes.includes(mode));
  const kept = before?.mode === mode ? {} : (before?.terms ?? {});
  for (const key of misplaced)
    if (JSON.stringify(asked[key]) !== JSON.stringify(kept[key])) throw new Failure('bad-input', TAKEN_BY[key].words);
  return Object.fromEntries(Object.entries(asked).filter(([key]) => !misplaced.some((other) => other === key)));
}

const STORIES = {
  modes: ['live', 'digest'],
  words:
    'only, without, languages and outlets choose stories: a change of position comes whichever outlet tells of it.',
} as const;

const TAKEN_BY: Readonly<Record<keyof Terms, { readonly modes: readonly SubscriptionMode[]; readonly words: string }>> =
  {
    only: STORIES,
    without: STORIES,
    languages: STORIES,
    fromOutlets: STORIES,
    mostADay: {
      modes: ['live'],
      words: 'most is for live posts: a digest shows the newest stories, and all of them by a button.',
    },
    quiet: { modes: ['live', 'digest', 'changes'], words: '' }, // never misplaced
    evenEmpty: {
      modes: ['digest'],
      words: 'empty is for digests: other posts come when there is something.',
    },
  };

const KEYS = Object.keys(TAKEN_BY) as readonly (keyof Terms)[]; // the keys of TAKEN_BY are those of Terms

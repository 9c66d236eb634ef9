import type { Mistake } from '../../../../model/mistake.ts';

/** Mistakes as a reader says them. */
export const mistakeNames: Readonly<Record<Mistake, string>> = {
  'wrong-speaker': 'somebody else said it',
  'not-a-quote': 'nobody said it: it is no statement',
  'wrong-stance': 'its position is wrong',
  duplicate: 'it is shown twice',
};

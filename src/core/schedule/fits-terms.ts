import type { Terms } from '../../model/delivery.ts';

/** Whether a story is what a subscription's terms ask for. Outlets are compared without regard to capitals. */
export function fitsTerms(
  story: { readonly outlets: readonly string[]; readonly language: string | null },
  { only = [], without = [], languages = [], fromOutlets = 1 }: Terms,
): boolean {
  const isOneOf = (names: readonly string[]) => (outlet: string) => names.some((name) => sameName(name, outlet));
  const counted = story.outlets.filter((outlet) => !isOneOf(without)(outlet));
  return (
    counted.length >= Math.max(1, fromOutlets) &&
    (only.length === 0 || counted.some(isOneOf(only))) &&
    (languages.length === 0 || story.language === null || languages.includes(story.language))
  );
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

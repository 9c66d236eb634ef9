import type { Terms } from '../../model/delivery.ts';

/** Whether a story is what a subscription's terms ask for. Outlets are compared without regard to capitals. */
export function fitsTerms(
  story: { readonly outlets: readonly string[]; readonly language: string | null },
  { only = [], without = [], languages = [], fromOutlets = 0 }: Terms,
): boolean {
  const isOneOf = (names: readonly string[]) => (outlet: string) => names.some((name) => sameName(name, outlet));
  const counted = story.outlets.filter((outlet) => !isOneOf(without)(outlet));
  return (
    counted.length >= Math.max(without.length > 0 ? 1 : 0, fromOutlets) &&
    (only.length === 0 || counted.some(isOneOf(only))) &&
    (languages.length === 0 || story.language === null || languages.includes(story.language))
  );
}

const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

const nameKey = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** A claim about a document: whether it is supported, and whether the gate let it through. */
export type Claim = { readonly supported: boolean; readonly passed: boolean };

export type GroundingScore = {
  readonly caught: { readonly part: number; readonly whole: number }; // unsupported claims that were held back
  readonly refused: { readonly part: number; readonly whole: number }; // supported claims that were held back
  readonly balancedAccuracy: number; // 0..1
};

/** Balanced accuracy: the mean of the shares of supported claims let through and of unsupported ones held back. */
export function scoreGrounding(claims: readonly Claim[]): GroundingScore {
  const heldBack = (supported: boolean) => {
    const of = claims.filter((claim) => claim.supported === supported);
    return { part: of.filter(({ passed }) => !passed).length, whole: of.length };
  };
  const caught = heldBack(false);
  const refused = heldBack(true);
  const rate = ({ part, whole }: { readonly part: number; readonly whole: number }) => (whole > 0 ? part / whole : 0);
  return { caught, refused, balancedAccuracy: (rate(caught) + 1 - rate(refused)) / 2 };
}

/**
 * How many damaged claims score below the true one beside them, which say the same otherwise; a tie is not below.
 * Chance is half of them.
 */
export function scoreRanking(pairs: readonly { readonly clean: number; readonly damaged: number }[]): {
  readonly part: number;
  readonly whole: number;
} {
  return { part: pairs.filter(({ clean, damaged }) => damaged < clean).length, whole: pairs.length };
}

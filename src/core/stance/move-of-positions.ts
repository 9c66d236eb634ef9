import type { ChangeLabel, Position } from '../../model/stance.ts';

/** A position with how sure we are of it, 0..1. */
export type SurePosition = { readonly position: Position; readonly confidence: number };

/**
 * What it means to go from one position to another. From refusal or support to its contrary is a change; towards
 * "open" or "conditional" a position softens, from there to refusal or support without conditions it hardens. The
 * confidence is the product of both, with a price for moves that are less than a reversal; unclear ends are unrelated.
 */
export function moveOfPositions(
  first: SurePosition,
  second: SurePosition,
): { readonly label: ChangeLabel; readonly confidence: number } {
  const both = first.confidence * second.confidence;
  if (first.position === 'unclear' || second.position === 'unclear')
    return { label: 'unrelated', confidence: 1 - both };
  if (first.position === second.position) return { label: 'same', confidence: both };
  const isPlain = (p: Position): boolean => p === 'supports' || p === 'opposes';
  if (isPlain(first.position) && isPlain(second.position)) return { label: 'changed', confidence: both };
  if (isPlain(first.position)) {
    // support on conditions is still support: said so only with a price
    const price = first.position === 'supports' && second.position === 'conditional' ? QUALIFIED : PARTIAL;
    return { label: 'softened', confidence: both * price };
  }
  if (isPlain(second.position)) return { label: 'hardened', confidence: both * PARTIAL };
  return { label: 'same', confidence: both * QUALIFIED }; // open and conditional do not contradict each other
}

const PARTIAL = 0.95;
const QUALIFIED = 0.7;

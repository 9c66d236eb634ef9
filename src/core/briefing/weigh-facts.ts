import { CLAIM_FACTS, type ClaimFacts } from './describe-claim.ts';
import learned from './weights-grounding.json' with { type: 'json' };

/**
 * How likely a claim in free words is to be supported, 0..1; from 0.5 on it counts as supported. The weights are
 * log-odds; docs/models/grounding.md tells where they come from.
 */
export function weighFacts(facts: ClaimFacts): number {
  const odds = CLAIM_FACTS.reduce((sum, name) => sum + learned.facts[name] * facts[name], learned.bias);
  return 1 / (1 + Math.exp(-odds));
}

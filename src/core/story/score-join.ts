import type { Instant } from '../../model/time.ts';
import { type JoinFeatures, joinFeatures } from './join-features.ts';
import type { NearStory } from './live-index.ts';
import type { WeighedText } from './weigh-terms.ts';
import weights from './weights-join.json' with { type: 'json' };

/**
 * How surely an article is of a story: the log-odds of a learned logistic, so 0 is as likely as not. Made by
 * scripts/train-stories.ts, see docs/models/stories.md.
 */
export function scoreJoin(
  near: NearStory,
  { weighed, published }: { readonly weighed: WeighedText; readonly published: Instant },
  by: JoinWeights = weights,
): number {
  return scoreOf(joinFeatures(near, weighed, published), by);
}

/** A weight for each feature, and what is added to their sum. */
export type JoinWeights = JoinFeatures & { readonly bias: number };

/** The score of these features by given weights. */
export function scoreOf(features: JoinFeatures, by: JoinWeights): number {
  return (
    by.bias +
    by.similarity * features.similarity +
    by.names * features.names +
    by.numbers * features.numbers +
    by.aboutness * features.aboutness +
    by.cohesion * features.cohesion +
    by.size * features.size +
    by.words * features.words +
    by.brief * features.brief +
    by.evidence * features.evidence +
    by.nameEvidence * features.nameEvidence +
    by.rarestName * features.rarestName +
    by.days * features.days
  );
}

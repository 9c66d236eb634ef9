import { shippedIdf } from '../../core/language/idf.ts';
import { type LiveIndex, makeLiveIndex } from '../../core/story/live-index.ts';
import type { LiveWindow } from '../../model/story.ts';

/** The index of each window, and how many of the window's changes it has taken over. Only ever a cache of the store. */
const indexes = new WeakMap<LiveWindow, { readonly index: LiveIndex; known: number }>();

/** The live stories of a window, searchable. Costs by what changed since the last call. */
export function indexOf(window: LiveWindow): LiveIndex {
  const kept = indexes.get(window);
  if (kept === undefined) {
    const index = makeLiveIndex(shippedIdf());
    index.apply({ updated: [...window.stories.values()], removed: [] });
    indexes.set(window, { index, known: window.changed.length });
    return index;
  }
  const changed = new Set(window.changed.slice(kept.known));
  kept.known = window.changed.length;
  kept.index.apply({
    updated: [...changed].flatMap((id) => window.stories.get(id) ?? []),
    removed: [...changed].filter((id) => !window.stories.has(id)),
  });
  return kept.index;
}

/**
 * What one of several workers should hold, so that each of them holds as many as the others, give or take one; the
 * oldest workers hold the one more. What it holds already stays, up to its share; the rest of it is free.
 */
export function shareOut(all: {
  readonly names: readonly string[];
  readonly holders: ReadonlyMap<string, string>; // of names; who is not held is free
  readonly workers: readonly string[]; // oldest first
  readonly me: string;
}): readonly string[] {
  const { names, holders, workers, me } = all;
  const rank = workers.indexOf(me);
  if (rank < 0) return [];
  const share = Math.floor(names.length / workers.length) + (rank < names.length % workers.length ? 1 : 0);
  const mine = names.filter((name) => holders.get(name) === me);
  const free = names.filter((name) => !holders.has(name));
  return [...mine, ...free].slice(0, share);
}

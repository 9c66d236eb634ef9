import { readClaim } from './read-claim.ts';

/**
 * Whether a claim says too much in words that its sources do not have, as one plain clause; null when it does not. A
 * verb or a noun of its own a paraphrase needs; a sentence of its own it does not. Also a source that shares next to
 * nothing with the claim is no source of it.
 */
export function wordsFault(claim: string, sources: readonly string[]): string | null {
  const contents = readClaim(claim).filter(({ kind }) => kind === 'content');
  const read = sources.map((source) => new Set(readClaim(source).map(({ key }) => key)));
  const own = contents.filter(({ key }) => !read.some((keys) => keys.has(key)));
  if (own.length > contents.length * OWN_SHARE) return `it says “${own[0]?.lower}” of its own`;
  const idle = read.some((keys) => contents.filter(({ key }) => keys.has(key)).length < SHARED);
  return idle ? 'it cites a sentence that has nothing to do with it' : null;
}

const OWN_SHARE = 0.25; // of the content words
const SHARED = 2; // content words

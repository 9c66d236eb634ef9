import { type ClaimWord, readClaim } from './read-claim.ts';

/**
 * Whether a claim turns or hardens what its sources say: a "not", a refusal, a "may", "reportedly", "almost" or
 * "plans to" that it leaves out or puts in. One plain clause, null when it keeps them. Each such word is tied to the
 * words it stands before, so that another clause's "not" excuses nothing.
 */
export function polarityFault(claim: string, sources: readonly string[]): string | null {
  const words = readClaim(claim);
  const read = sources.map(readClaim);
  for (const group of GROUPS) {
    const [said, known] = [scopesOf(words, group), read.flatMap((source) => scopesOf(source, group))];
    const added = said.find(({ over }) => !known.some((other) => other.over.some((key) => over.includes(key))));
    if (added !== undefined) return `it puts in “${added.word}”`;
    const own = new Set(words.map(({ key }) => key));
    const dropped = known.find(
      ({ over }) =>
        over.some((key) => own.has(key)) && !said.some((other) => other.over.some((key) => over.includes(key))),
    );
    if (dropped !== undefined) return `it leaves out “${dropped.word}”`;
  }
  return null;
}

type Group = { readonly words: RegExp; readonly beforeNumber?: true };

// Words of a group stand for each other; "about" is one before a number only.
const GROUPS: readonly Group[] = [
  { words: /^(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\p{L}*n't)$/u },
  {
    words:
      /^(?:den(?:y|ies|ied|ying|ials?)|disput\p{L}+|disavow\p{L}*|reject\p{L}*|doubt\p{L}*|refus\p{L}+|declin\p{L}+)$/u,
  },
  {
    words:
      /^(?:stop\p{L}*|halt\p{L}*|block\p{L}*|prevent\p{L}*|ban(?:s|ned|ning)?|bar(?:s|red|ring)?|cancel\p{L}*|suspend\p{L}*|fail\p{L}*|avoid\p{L}*|scrap\p{L}*|abandon\p{L}*|oppos\p{L}+|against|unlikely|lack\p{L}*|delay\p{L}*|postpon\p{L}+)$/u,
  },
  { words: /^(?:may|might|could|perhaps|possib\p{L}+|maybe|potential\p{L}*)$/u },
  { words: /^(?:likely|probabl\p{L}+|expect\p{L}*|forecast\p{L}*|predict\p{L}*)$/u },
  { words: /^(?:alleg\p{L}+|accus\p{L}+|suspect\p{L}*|suspicion\p{L}*|claim\p{L}*|charg(?:e|es|ed))$/u },
  { words: /^(?:reported|reportedly|apparent\p{L}*|seem\p{L}*|appear\p{L}*|believed|thought|rumou?r\p{L}*)$/u },
  { words: /^(?:if|unless|should|would|whether)$/u },
  { words: /^(?:will|shall|'ll|set|due)$/u },
  {
    words:
      /^(?:plan\p{L}*|propos\p{L}+|consider\p{L}*|intend\p{L}*|want\p{L}*|hop(?:e|es|ed|ing)|seek\p{L}*|aim\p{L}*|try|tries|tried|trying|attempt\p{L}*|promis\p{L}+|threat\p{L}*|pledg\p{L}+|vow\p{L}*|urg(?:e|es|ed|ing)|demand\p{L}*|ask(?:s|ed|ing)?|offer\p{L}*)$/u,
  },
  { words: /^(?:only|just|merely|partly|partially|some)$/u },
  {
    words: /^(?:about|almost|nearly|approximately|roughly|around|some|estimated|over|least|most|than|under)$/u,
    beforeNumber: true,
  },
];

type Scope = { readonly word: string; readonly over: readonly string[] };

const REACH = 3; // content words that such a word speaks of, in whatever order the claim has them

function scopesOf(words: readonly ClaimWord[], { words: pattern, beforeNumber }: Group): readonly Scope[] {
  return words.flatMap(({ lower }, at) => {
    if (!pattern.test(lower)) return [];
    if (beforeNumber) return words[at + 1]?.kind === 'number' ? [{ word: lower, over: [words[at + 1]!.key] }] : [];
    const rest = words.slice(at + 1);
    const end = rest.findIndex((word) => word.opensClause || /^(?:and|but|or)$/.test(word.lower));
    const after = rest
      .slice(0, end < 0 ? rest.length : end)
      .filter(isContent)
      .slice(0, REACH);
    const over = after.length > 0 ? after : words.slice(0, at).filter(isContent).slice(-REACH);
    return [{ word: lower, over: over.map(({ key }) => key) }];
  });
}

const isContent = ({ kind }: ClaimWord): boolean => kind === 'content' || kind === 'number';

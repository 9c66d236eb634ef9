import { keyOf, type Target } from './read-target.ts';
import type { Word } from './read-words.ts';
import { actAt } from './tag-words.ts';

/**
 * How a statement is about a target: by its own words; only together with the rest of its sentence; only because the same
 * speaker's matter right before it was that; only because its article is on the topic; or not at all.
 */
export type Spoken = 'itself' | 'sentence' | 'linked' | 'topic' | null;

export function speaksOf(input: {
  readonly words: readonly Word[];
  readonly around: readonly Word[]; // the whole sentence
  readonly target: Target;
  readonly onTopic: boolean;
  readonly linked: boolean; // what the speaker said, or was said to have said, right before is about it
  readonly ownSide: ReadonlySet<string>;
}): Spoken {
  const { words, around, target } = input;
  const own = countNamed(words, target);
  const rivals = words.filter((w) => w.place && !target.keys.has(keyOf(w)) && !input.ownSide.has(w.form));
  const text = words.map((w) => w.lower).join(' ');
  const points = POINTING.test(text);
  // "everything is on the table with Kyiv and Moscow": another country beside that of the matter does no harm
  const isApart = rivals.length > 0 && (rivals.some((w) => UNION.test(w.form)) || own.places === 0);
  const enough = own.all >= Math.min(ENOUGH, own.of) && (own.all > own.places || own.allPlaces);
  if (input.linked && !enough && points && !isApart && !/\bwhen it comes to\b/.test(text)) return 'linked';
  const together = countNamed([...words, ...around], target);
  // "Ukraine should join the EU" is not about NATO; "lift the sanctions" is about Iran unless it names somebody else
  if (together.missing > 0 && (rivals.length > 0 || (!input.onTopic && own.nouns === 0))) return null;
  if (enough) return 'itself';
  if (rivals.length > 0 || (own.all === 0 && !points)) return null;
  if (together.all >= Math.min(ENOUGH, together.of) && together.all > together.places) return 'sentence';
  if (!input.onTopic) return null;
  return own.all > own.places ? 'topic' : null;
}

/** Whether words name the whole matter of a target: each of its names, and the thing or what is to be done. */
export function namesAllOf(words: readonly Word[], target: Target): boolean {
  const { all, of, missing, places } = countNamed(words, target);
  return missing === 0 && all >= Math.min(ENOUGH, of) && (all > places || of === places);
}

const ENOUGH = 2; // names, nouns and the doing, each counted once
const UNION = /^(?:eu|un|nato|europe)$/;

// "it", "the idea": words that point at something named elsewhere
const POINTING =
  /\b(?:it|this|that|everything|anything|nothing|all options|every option|(?:the|an|any) (?:idea|move|plan|proposal|option|matter|question|issue|step|measure|bid|notion|suggestion|deal|decision))\b/;

const DEFINITE = /\b(?:the|this|that|a|such)\b/;

type Named = {
  readonly all: number; // of the target's words, its doing counted as one
  readonly of: number;
  readonly places: number;
  readonly nouns: number;
  readonly allPlaces: boolean; // the target names nothing but countries and other names, and all are there
  readonly missing: number; // countries and other names that are not there
};

function countNamed(words: readonly Word[], target: Target): Named {
  const found = new Set(words.map(keyOf).filter((key) => target.keys.has(key)));
  const kinds = [...target.keys].map(([key, { kind }]) => ({ kind, there: found.has(key) }));
  const { action } = target;
  const acts = action !== null && words.some((_, i) => actAt(words, i, target) !== null);
  // "the runway" alone is the runway of the article
  const isDefinite = words.some(
    (w, i) =>
      keyOf(w) === target.head &&
      DEFINITE.test(
        words
          .slice(Math.max(0, i - 2), i)
          .map((b) => b.lower)
          .join(' '),
      ),
  );
  const missing = kinds.filter(({ kind, there }) => !there && kind !== 'noun').length;
  return {
    all: found.size + (acts ? 1 : 0) + (isDefinite ? 1 : 0),
    of: target.keys.size + (action === null ? 0 : 1),
    places: kinds.filter(({ kind, there }) => there && kind === 'place').length,
    nouns: kinds.filter(({ kind, there }) => there && kind === 'noun').length,
    allPlaces: missing === 0 && kinds.every(({ kind }) => kind !== 'noun'),
    missing,
  };
}

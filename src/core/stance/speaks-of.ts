import type { ReadProposition } from './read-proposition.ts';
import type { Word } from './read-words.ts';

/** Enough of a proposition's keys to say that somebody speaks of it; see the weights in read-proposition.ts. */
const ENOUGH = 2;

/** What a bare thing ("the runway") is worth, so that alone it does. */
const DEFINITE = 0.5;

/**
 * How a statement is about a proposition: by its own words; only together with the rest of its sentence; only because
 * the same speaker's matter right before it was that; only because its article is on the topic; or not at all.
 */
export type Spoken = 'itself' | 'sentence' | 'linked' | 'topic' | null;

export function speaksOf(input: {
  readonly words: readonly Word[];
  readonly around: readonly Word[]; // the whole sentence
  readonly proposition: ReadProposition;
  readonly onTopic: boolean;
  readonly linked: boolean; // what the speaker said, or was said to have said, right before is about it
  readonly ownSide: ReadonlySet<string>;
}): Spoken {
  const { words, around, proposition } = input;
  const rivals = rivalsIn(words, input);
  const rival = rivals.length > 0;
  const own = weigh(words, proposition);
  const names = missingNames([...words, ...around], proposition);
  const text = words.map((w) => w.lower).join(' ');
  const pointing = POINTING.test(text);
  // "everything is on the table with Kyiv and Moscow": another country beside that of the matter does no harm
  const isApart = rival && (rivals.some((w) => UNION.test(w.form)) || !words.some((w) => isPlaceOf(w, proposition)));
  if (input.linked && own.weight < ENOUGH && pointing && !isApart && !/\bwhen it comes to\b/.test(text))
    return 'linked';
  // "Ukraine should join the EU" is not about NATO; "lift the sanctions" is about Iran unless it names somebody else
  if (names > 0 && (rival || (!input.onTopic && !own.head))) return null;
  if (own.weight >= ENOUGH) return 'itself';
  const points = own.weight > 0 || pointing;
  if (!points || rival) return null;
  const together = weigh([...words, ...around], proposition);
  const namesMatter = together.head || together.act || proposition.action === null;
  if (together.weight >= ENOUGH && namesMatter) return 'sentence';
  if (!input.onTopic || onlyPlaces(words, proposition)) return null;
  return own.weight >= 1 ? 'topic' : null;
}

/** Whether words name the whole matter of a proposition: each of its names, and the thing or what is to be done. */
export function namesAllOf(words: readonly Word[], proposition: ReadProposition): boolean {
  const found = weigh(words, proposition);
  const namesMatter = found.head || found.act || proposition.action === null;
  return found.weight >= ENOUGH && namesMatter && missingNames(words, proposition) === 0;
}

const UNION = /^(?:eu|un|nato|europe)$/;

// "it", "the idea": words that point at something named elsewhere
const POINTING =
  /\b(?:it|this|that|everything|anything|nothing|all options|every option|(?:the|an|any) (?:idea|move|plan|proposal|option|matter|question|issue|step|measure|bid|notion|suggestion|deal|decision))\b/;

function weigh(words: readonly Word[], proposition: ReadProposition): { weight: number; head: boolean; act: boolean } {
  const seen = new Set<string>();
  let weight = 0;
  let head = false;
  for (const [i, word] of words.entries()) {
    const key = proposition.keys.get(word.form);
    if (key !== undefined && !seen.has(word.form)) weight += key.weight;
    if (word.form === proposition.head) {
      head = true;
      if (isDefinite(words, i) && !seen.has('the')) {
        seen.add('the');
        weight += DEFINITE;
      }
    }
    seen.add(word.form);
    const action = proposition.action;
    const acts = action !== null && (action.same.has(word.lower) || action.opposite.has(word.lower));
    if (acts && !seen.has('act')) {
      seen.add('act');
      weight += 1;
    }
  }
  return { weight, head, act: seen.has('act') };
}

/** "the runway and", not "the tax office": a thing meant as itself. */
function isDefinite(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.lower ?? '';
  const after = words[at + 1];
  if (!/^(?:the|this|that|these|those|such|a|an|any|no|third|new)$/.test(before)) return false;
  return after === undefined || after.afterComma || FOLLOWS_NOUN.test(after.lower);
}

const FOLLOWS_NOUN =
  /^(?:is|are|was|were|has|have|had|will|would|can|cannot|could|should|must|may|might|and|or|but|in|on|at|for|to|of|from|with|by|as|because|if|when|now|never|ever|makes?|works?|hurts?|needs?|does|do|doesn't|won't|isn't|built|lifted)$/;

/** Countries, unions and alliances that the proposition does not name, other than the speaker's own. */
function rivalsIn(
  words: readonly Word[],
  about: { readonly proposition: ReadProposition; readonly ownSide: ReadonlySet<string> },
): Word[] {
  return words.filter((w) => w.place && !about.proposition.keys.has(w.form) && !about.ownSide.has(w.form));
}

function isPlaceOf(word: Word, proposition: ReadProposition): boolean {
  return word.place && proposition.keys.has(word.form);
}

function missingNames(words: readonly Word[], proposition: ReadProposition): number {
  const forms = new Set(words.map((w) => w.form));
  let missing = 0;
  for (const [form, key] of proposition.keys) {
    if ((key.kind === 'place' || key.kind === 'name') && !forms.has(form)) missing++;
  }
  return missing;
}

/** The words touch the proposition only by naming a country: far too little to be about it. */
function onlyPlaces(words: readonly Word[], proposition: ReadProposition): boolean {
  const hits = words.filter((w) => proposition.keys.has(w.form));
  return hits.length > 0 && hits.every((w) => proposition.keys.get(w.form)?.kind === 'place');
}

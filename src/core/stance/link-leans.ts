import { isLight } from './light-words.ts';
import type { Lean, Mark } from './mark-clause.ts';
import type { Word } from './read-words.ts';

/**
 * The leanings that are about the matter: between one and the matter, or another linked leaning, stand light words only
 * and at most two of content, one where a comma comes between. "No matter what happens with the tax, prices look good"
 * says nothing of the tax.
 */
export function linkedLeans(input: {
  readonly marks: readonly Mark[];
  readonly target: readonly Mark[];
  readonly words: readonly Word[];
}): Lean[] {
  const { marks, target, words } = input;
  const leans = marks.filter((m): m is Lean => m.kind === 'lean');
  const marked = words.map((_, i) => marks.some((m) => m.from <= i && i <= m.to));
  const linked = new Set<Mark>(target);
  let before = -1;
  while (before < linked.size) {
    before = linked.size;
    for (const lean of leans)
      if ([...linked].some((m) => isLinked(lean, m, { words, marked, target }))) linked.add(lean);
  }
  return leans.filter((lean) => linked.has(lean));
}

/** The words that point at the matter, as marks of it. */
export function pointersOf(words: readonly Word[]): Mark[] {
  return words.flatMap((w, i) => (POINTER.test(w.lower) ? [{ kind: 'key' as const, from: i, to: i }] : []));
}

const POINTER =
  /^(?:it|this|that|that's|everything|options?|idea|move|plan|proposal|matter|question|issue|step|measure|bid|notion|suggestion|deal|decision)$/;

function isLinked(
  lean: Mark,
  other: Mark,
  clause: { readonly words: readonly Word[]; readonly marked: readonly boolean[]; readonly target: readonly Mark[] },
): boolean {
  const leanFirst = lean.to < other.from;
  const [from, to] = leanFirst ? [lean.to + 1, other.from] : [other.to + 1, lean.from];
  if (to - from > LEAN_REACH) return false;
  // one leaning reaches the matter through another only on the same side of it
  if (other.kind === 'lean' && clause.target.some((t) => t.from >= from && t.to < to)) return false;
  if (!leanFirst && other.kind !== 'lean' && belongsToNoun(other, clause)) return false;
  let content = 0;
  for (let i = from; i <= to; i++) {
    const word = clause.words[i];
    if (word === undefined) continue;
    if (word.afterComma) content++;
    if (i === to) break;
    // after the matter only its own predicate tells: "sending them to fight" is nothing about the sending
    if (leanFirst && content > 0 && ELSEWHERE.test(word.lower)) return false; // "protect children on their phones"
    if (!leanFirst && (other.kind === 'key' || other.kind === 'action') && TURNS_AWAY.test(word.lower)) return false;
    if (/^(?:who|whose|which)$/.test(word.lower)) return false;
    if (clause.marked[i] !== true && !isLight(word.lower)) content++;
  }
  return content <= LINK_CONTENT;
}

/** "The fire at the power station was a disaster": what is said is said of the fire. */
function belongsToNoun(
  target: Mark,
  clause: { readonly words: readonly Word[]; readonly marked: readonly boolean[] },
): boolean {
  let i = target.from - 1;
  while (
    i >= 0 &&
    (clause.marked[i] === true || /^(?:the|a|an|this|that|our|their|its|his|her|any)$/.test(clause.words[i]!.lower))
  )
    i--;
  const noun = clause.words[i - 1];
  if (i < 1 || noun === undefined || !/^(?:at|in|of|on|from|with|for|about)$/.test(clause.words[i]!.lower))
    return false;
  return clause.marked[i - 1] !== true && !isLight(noun.lower) && !POINTER.test(noun.lower);
}

const ELSEWHERE = /^(?:in|on|at|with|during|from|over|about|after|before|by|under)$/;
const TURNS_AWAY =
  /^(?:to|in|on|for|from|by|at|of|with|during|that|as|than|about|into|after|over|under|through|because)$/;

// found on the tuned rows and on real news sentences: more reach brings leanings that are about something else
const LINK_CONTENT = 2;
const LEAN_REACH = 8; // words between a leaning and the matter that it is about

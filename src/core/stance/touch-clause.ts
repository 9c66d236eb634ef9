import { stem } from '../language/stem.ts';
import type { Mark } from './mark-clause.ts';
import type { ReadProposition } from './read-proposition.ts';
import type { Word } from './read-words.ts';

/** matter: the thing itself. part: one of its names only. pointing: "it", "this". */
export type Touch = 'matter' | 'part' | 'pointing' | 'none';

/** How a clause names the matter of a proposition. */
export function touchOf(words: readonly Word[], marks: readonly Mark[], proposition: ReadProposition): Touch {
  const { head, keys } = proposition;
  const marked = marks.flatMap((m) => (m.kind === 'key' ? words.slice(m.from, m.to + 1) : []));
  const forms = new Set(marked.map((w) => w.form));
  const names = [...keys].filter(([, key]) => key.kind === 'place' || key.kind === 'name');
  const found = [...keys].filter(([form, key]) => forms.has(form) && key.kind !== 'detail');
  const acts = marks.some((m) => m.kind === 'action');
  // "Ukraine would not accept a deal without its involvement" is nothing on a seat for Europe
  const isOthersPart = words.some((w) => w.place) && !forms.has(proposition.subject ?? '');
  if (proposition.action?.takesPart === true && proposition.subject !== null && isOthersPart) return 'none';
  if (acts && names.length > 1 && entersElsewhere(words, proposition)) return 'none';
  // "Ukraine will never surrender" is not about land
  if (proposition.action?.same.has('cede') === true && found.every(([, key]) => key.kind === 'place'))
    return found.length > 0 ? 'part' : 'none';
  if (acts && found.length > 0) return isBesideAction(marks) || !proposition.compound ? 'matter' : 'part';
  if (!proposition.compound) {
    const theirs = words.findIndex(
      (w, i) => w.form === head && words.slice(Math.max(0, i - 2), i).some((p) => /^(?:its|their)$/.test(p.lower)),
    );
    const owner = words.slice(0, Math.max(0, theirs)).some((w) => keys.get(w.form)?.kind === 'place');
    if (owner) return 'none'; // "China must stop its tariffs" is nothing on tariffs on China
    if (head !== null && forms.has(head) && words.some((w, i) => w.form === head && isSameHead(words, i, proposition)))
      return 'matter';
    // who would be banned is not the matter: "vital for Muslims" is nothing on a ban
    const isFor = proposition.action === null || proposition.action.takesPart;
    if (isFor && head === null && names.length > 0 && names.every(([form]) => forms.has(form))) return 'matter';
  }
  const isPartner = proposition.action?.takesPart === true && forms.has(proposition.subject ?? '');
  if (isPartner && found.length >= 2) return 'matter';
  const text = words.map((w) => w.lower).join(' ');
  if (POINTS.test(text)) return 'pointing';
  return acts || found.length > 0 ? 'part' : 'none';
}

/** "join the league" is nothing on joining an alliance. */
function entersElsewhere(words: readonly Word[], proposition: ReadProposition): boolean {
  return words.some((w, i) => {
    if (!/^(?:join|joins|joined|joining|enter|enters|entered|entering)$/.test(w.lower)) return false;
    const object = words[i + 2];
    if (!/^(?:the|a|an|our|this|that)$/.test(words[i + 1]?.lower ?? '') || object === undefined) return false;
    return !proposition.keys.has(object.form) && !/^(?:bloc|pact|treaty|group|club)$/.test(object.lower);
  });
}

/** "the carbon tax" or "the tax", but no "capital gains tax". */
function isSameHead(words: readonly Word[], at: number, proposition: ReadProposition): boolean {
  const before = words[at - 1];
  if (stem(words[at]!.lower) !== proposition.headStem) return false; // a "talk" is no "deal"
  if (/^(?:this|that)$/.test(before?.lower ?? '') && GENERIC.test(words[at]!.lower)) return false;
  if (proposition.modifier === null || before === undefined) return true;
  return before.form === proposition.modifier || /^(?:the|this|that|such|our|their|his|her|a|an)$/.test(before.lower);
}

// "that agreement" may be any
const GENERIC = /^(?:agreement|deal|law|plan|state|talks?|treaty|measure)s?$/;

/** "rent controls", "cap on rents", "capping the rents": key and action belong together. */
function isBesideAction(marks: readonly Mark[]): boolean {
  return marks.some(
    (key) => key.kind === 'key' && marks.some((m) => m.kind === 'action' && Math.abs(m.from - key.from) <= BESIDE),
  );
}

// what points at something named before: a bare "that" mostly does not
const POINTS =
  /\b(?:it|this|everything|anything|nothing|all options|every option|(?:the|this|that|such an?|an|any|a) (?:idea|move|plan|proposal|option|matter|question|issue|step|measure|bid|notion|suggestion|deal|decision))\b|\bthat (?:is|was|would|will|must|should|can|cannot)\b|\bthat's\b/;

const BESIDE = 5; // words: "a cap on all private rents"

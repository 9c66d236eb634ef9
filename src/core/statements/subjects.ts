import { cueForms } from '../language/lexicon-cues.ts';
import { PREPOSITIONS } from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import { isFiniteVerb } from './noun-phrases.ts';

/** "Velt said", "Velt, who": what only a person does. */
export function actsAsPerson(tokens: readonly Token[], at: number): boolean {
  const behind = tokens[at]?.text === ',' ? at + 1 : at;
  return speaks(tokens, at) || /^(?:who|whose|whom)$/.test(tokens[behind]?.lower ?? '');
}

/** Whether a word is a reporting verb with a subject: "said", "says". */
export function speaks(tokens: readonly Token[], at: number): boolean {
  return cueForms(tokens[at]?.lower ?? '').some((form) => form.form === 'past' || form.form === 'third');
}

/** Whether a name or pronoun is the subject of its sentence, as far as the verbs around it tell. */
export function isSubject(
  tokens: readonly Token[],
  head: { readonly from: number; readonly to: number },
  floor: number,
): boolean {
  if (head.to < tokens.length && isFiniteVerb(tokens, head.to)) return true;
  // "said Ines Karlo"
  if (head.from > floor && speaks(tokens, head.from - 1) && tokens[head.from - 2]?.kind === 'mark') return true;
  for (let at = floor; at < head.from; at++) if (isFiniteVerb(tokens, at)) return false;
  const before = tokens[head.from - 1]?.lower ?? '';
  return head.from - floor <= FARTHEST_SUBJECT && !PREPOSITIONS.has(before);
}

const FARTHEST_SUBJECT = 12; // tokens from the start of the sentence

import { isStopword } from '../language/stopwords.ts';
import { turnsOf } from './find-votes.ts';
import type { Target } from './read-target.ts';
import type { Sign } from './stance-sign.ts';
import type { Tagged } from './tag-words.ts';

/** A word, or two in a row, that may have been learned to speak for (1) or against (-1) such a target. */
export type WordWay = {
  readonly name: string;
  readonly way: Sign;
  readonly from: number; // first and last word, counted in the clause
  readonly to: number;
};

/**
 * The words of a clause with the way they would speak if they were for the target: turned by denials, and by a target that
 * itself denies or blames. Each word is named twice, for all targets and for those of its sort, as "harmful" speaks for a
 * ban and against a bridge; pairs hold "will not" and "OBJ must" together and so are not turned. Linear; never throws.
 */
export function findWordWays(part: readonly Tagged[], target: Target): WordWay[] {
  const sort = sortOf(target);
  const turned = turnsOf(part);
  const names = part.map(nameOf);
  const ways: WordWay[] = [];
  for (let i = 0; i <= names.length; i++) {
    const [before, name] = [names[i - 1] ?? '^', names[i] ?? '$'];
    if (names.length > 0)
      ways.push({
        name: `pair ${before} ${name}`,
        way: target.sign,
        from: Math.max(0, i - 1),
        to: Math.min(i, names.length - 1),
      });
    if (i === names.length) break;
    const word = part[i]?.word;
    if (word === undefined || (isStopword(word.lower) && !word.place)) continue; // "will" and "the" speak in pairs only
    const said = { way: ((turned[i] ?? 1) * target.sign) as Sign, from: i, to: i }; // 1 or -1 each
    ways.push({ name: `word ${name}`, ...said }, { name: `word ${sort} ${name}`, ...said });
  }
  return ways;
}

/** What sort of target it is, as far as that changes what words mean for it. */
function sortOf({ claims, sign, action }: Target): string {
  if (claims) return sign > 0 ? 'praise' : 'blame';
  if (action === null) return 'thing';
  return action.towards === null ? 'move' : action.towards > 0 ? 'do' : 'undo';
}

/** The stem, or what a word is for the target. */
function nameOf({ key, act, word, stem }: Tagged): string {
  if (key !== null) return 'OBJ';
  if (act !== null) return act > 0 ? 'ACT' : 'UNDO';
  if (word.isName || word.place) return 'NAME';
  return /^\d/.test(word.lower) ? 'NUM' : stem;
}

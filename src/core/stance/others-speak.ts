import { isLight } from './light-words.ts';
import type { Word } from './read-words.ts';
import type { Tagged } from './tag-words.ts';

/**
 * Whether a clause of somebody's words tells what others hold: "critics say", a wish whose subject is not "we", "I", "he"
 * or "she", or another attitude of a name or a group that is neither the target nor the speaker's own side ("Karlo
 * proposed", "voters reject", "Russia opposed").
 */
export function othersSpeak(part: readonly Tagged[], ownSide: ReadonlySet<string>): boolean {
  const others = part.findIndex((t) => t.tag === 'OTHERS');
  if (others >= 0 && others <= LATEST_OTHERS && part[others + 1]?.tag === '_') return true; // a phrase of its own
  const said = part.findIndex(
    (t, i) => others >= 0 && i > others && /^(?:SAID|THINK|CALLED|NOTED|[+-]attitude)$/.test(t.tag),
  );
  if (others >= 0 && others <= LATEST_OTHERS && said > others && said - others <= 3) return true;
  return part.some((t, i) => {
    if (i === 0 || !isHeld(part, i)) return false;
    const subject = subjectOf(part.slice(0, i));
    if (subject === null) return false;
    const { word, determiner, place } = subject;
    const { lower } = word.word;
    if (/^(?:who|they)$/.test(lower)) return true;
    if (SPEAKER.test(lower) || ownSide.has(word.word.form)) return false;
    if (place !== null) return !ownSide.has(place); // "the Slovak government"
    if (INSTITUTION.test(lower)) return !/^(?:his|her|our|my|its|the|their)$/.test(determiner);
    if (WISH.test(t.word.lower)) return true;
    if (word.act !== null || (word.key !== null && word.key.kind === 'noun')) return false;
    if (word.word.place || word.word.isName || GROUP.test(lower) || /^\p{Lu}/u.test(word.word.text)) return true;
    return /^(?:the|a|an|his|her|their)$/.test(determiner);
  });
}

const LATEST_OTHERS = 3; // "And now, critics say"

// what others wish is not what the speaker holds: "Tehran wants the sanctions lifted"
const WISH = /^(?:wants?|wanted|seeks?|sought|hopes?|hoped|demands?|demanded|aspires?|dreams?)$/;
// "Families deserve a cap": the subject is who gains, not who says so
const IMPERSONAL =
  /^(?:needs?|needed|deserv|merit|belong|earn|allow|let|permit|enabl|fan|opponent|supporter|critic|opposition)/;
const BEING = /^(?:is|are|was|were|been|remains?|remained|be)$/;

/** An attitude that its subject holds: "Russia opposed", "the president was against it". */
function isHeld(part: readonly Tagged[], i: number): boolean {
  const t = part[i];
  if (t === undefined) return false;
  const { lower } = t.word;
  if (WISH.test(lower)) return true;
  if (t.tag === 'AGAINST' || /^(?:in|ready|willing|prepared|keen)$/.test(lower))
    return BEING.test(part[i - 1]?.word.lower ?? '') && t.leaning !== null;
  return t.leaning?.kind === 'attitude' && !IMPERSONAL.test(lower);
}

/** `place` is the country of an institution: "the Slovak government". */
type Subject = { readonly word: Tagged; readonly determiner: string; readonly place: string | null };

/** What stands before a verb and its auxiliaries; null where that is nothing or a "to". */
function subjectOf(before: readonly Tagged[]): Subject | null {
  for (let i = before.length - 1; i >= Math.max(0, before.length - SUBJECT_REACH); i--) {
    const word = before[i];
    if (word === undefined || word.word.lower === 'to') return null;
    if (SPEAKER.test(word.word.lower) || /^(?:who|they)$/.test(word.word.lower))
      return { word, determiner: '', place: null };
    if (isLight(word.word.lower) && !word.word.place) continue;
    // "the president of Slovakia": the head of the phrase decides, its country says whose it is
    const near = before.slice(Math.max(0, i - DETERMINER_REACH), i).map((t) => t.word.lower);
    const owner: Word | undefined = before[i - 1]?.word;
    return {
      word,
      determiner: near.findLast((lower) => /^(?:the|an?|his|her|their|its|our|my)$/.test(lower)) ?? '',
      place: INSTITUTION.test(word.word.lower) && owner?.place === true ? owner.form : null,
    };
  }
  return null;
}

// whose spokesman the speaker may well be
const INSTITUTION =
  /^(?:government|administration|ministry|council|commission|party|bloc|alliance|country|kingdom|cabinet|union|city|state|nation|league|chamber|coalition|company|agency|bank|committee|parliament)$/;
const SUBJECT_REACH = 6;
const DETERMINER_REACH = 2;
const SPEAKER = /^(?:i|we|he|she|i've|we've|i'd|we'd|i'm|we're|i'll|we'll|it)$/;
const GROUP =
  /^(?:they|republicans|democrats|conservatives|liberals|lawmakers|voters|people|leaders|members|families|parties|governments|countries|states|officials|ministers|critics|unions|others|supporters|opponents|americans|economists|experts|activists)$/;

import { isLight } from './light-words.ts';
import type { Mark } from './mark-clause.ts';
import type { Word } from './read-words.ts';

/**
 * Others are said to hold it: "critics say", a wish whose subject is not "we", "I", "he" or "she", or another attitude
 * right after a name or a group that is not in the proposition ("Karlo proposed", "voters reject", "Russia opposed").
 */
export function othersSpeak(marks: readonly Mark[], words: readonly Word[], target: readonly Mark[]): boolean {
  const first = target[0]?.from ?? words.length;
  if (marks.some((m) => m.kind === 'others' && m.from <= Math.max(first, 2))) return true;
  return marks.some((m) => {
    if (m.kind !== 'lean' || m.holder === 'none' || m.from === 0) return false;
    const subject = words.slice(Math.max(0, m.from - SUBJECT_REACH), m.from);
    if (subject.at(-1)?.lower === 'who') return true;
    if (subject.some((w) => SPEAKER.test(w.lower))) return false;
    if (m.holder === 'wish') return true;
    const last = subject.findLast((w) => !isLight(w.lower));
    if (last === undefined || target.some((t) => words[t.from] === last)) return false;
    if (last.place || last.isName || GROUP.test(last.lower) || /^\p{Lu}/u.test(last.text)) return true;
    return subject.some((w) => /^(?:the|a|an|his|her|their)$/.test(w.lower)) && !INSTITUTION.test(last.lower);
  });
}

// whose spokesman the speaker may well be
const INSTITUTION =
  /^(?:government|administration|ministry|council|commission|party|bloc|alliance|country|kingdom|cabinet|union|city|state|nation|league|chamber|coalition|company|agency|bank|committee|parliament)$/;
const SUBJECT_REACH = 4;
const SPEAKER = /^(?:i|we|he|she|to|do|does|not|i've|we've|i'd|we'd)$/;
const GROUP =
  /^(?:they|republicans|democrats|conservatives|liberals|lawmakers|voters|people|leaders|members|families|parties|governments|countries|states|officials|ministers|critics|unions|others|supporters|opponents|americans|economists|experts|activists)$/;

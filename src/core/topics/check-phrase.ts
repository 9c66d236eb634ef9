import { isStopword } from '../language/stopwords.ts';
import { splitPhrase } from './read-phrase.ts';
import { wordReader } from './topic-words.ts';

/**
 * What is wrong with a phrase of a topic that can match nothing or not what it seems to: one sentence that begins with
 * the phrase and says what to write. Null where it is fine.
 */
export function phraseMistake(phrase: string): string | null {
  const fault = faultOf(phrase.replace(/^\s*place:/i, ''));
  return fault === null ? null : `"${phrase.trim()}" ${fault}`;
}

/** Whether a phrase stands in almost every article: only words like "us" and "it", or a single letter. */
export function isEverywhere(phrase: string): boolean {
  return splitPhrase(phrase)
    .parts.flat()
    .some((one) => {
      const words = wordReader()(one);
      return words.every(
        ({ form }) => /^\p{L}$/u.test(form.text) || (form.text === form.plain && isStopword(form.plain)),
      );
    });
}

function faultOf(phrase: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(phrase)) return 'holds no word: write letters or digits.';
  const { parts, near } = splitPhrase(phrase);
  if (near.some((words) => words < 1 || words > NEAR_AT_MOST))
    return `asks for words that are too near or too far: write a number from 1 to ${NEAR_AT_MOST}, as in ${EXAMPLE}.`;
  for (const part of parts.flat()) {
    if (!/[\p{L}\p{N}]/u.test(part)) return `misses a word: write NEAR and OR between two phrases, as in ${EXAMPLE}.`;
    if (/(?:^|\s)NEAR(?:\s|$)|\bnear\//i.test(part) && (/NEAR/.test(part) || part.includes('/')))
      return `has a NEAR that is not complete: write it between two phrases with a number of words, as in ${EXAMPLE}.`;
    if (/[()]/.test(part)) return `has brackets that hold no alternatives: write them as in ${EXAMPLE}.`;
    const joint = /\p{Ll}/u.test(part) ? /(?:^|\s)(AND|OR|NOT)(?:\s|$)/.exec(part)?.[1] : undefined;
    if (joint) return JOINTS[joint] ?? null;
    if (/(?<!\p{L}{3})\*|\*(?=\p{L})/u.test(part))
      return 'has a star in the wrong place: write it behind at least three letters at the end of a word, as in sanction*.';
    const mark = apartAt(part);
    if (mark) return `reaches across "${mark}", which no phrase does: write each part as a phrase of its own.`;
  }
  return null;
}

const NEAR_AT_MOST = 100;
const EXAMPLE = '(grain OR wheat) NEAR/8 corridor';

const JOINTS: Readonly<Record<string, string>> = {
  AND: 'has an AND, which is no sign here: give the two as phrases that must both stand in the article (all: in the configuration, with: in chat).',
  OR: 'has an OR, which is a sign in brackets only: write two phrases, or (grain OR wheat) NEAR/8 corridor.',
  NOT: 'has a NOT, which is no sign here: give what must not stand in the article by itself (not: in the configuration, without: in chat).',
};

/** The mark between two words that ends a phrase. */
function apartAt(part: string): string | undefined {
  const words = wordReader()(part.replaceAll('*', ' '));
  const at = words.findIndex(({ apart }, i) => i > 0 && apart);
  return at < 0 ? undefined : part.slice(words[at - 1]?.end, words[at]?.start).trim() || 'a paragraph';
}

import type { Sentence } from '../../model/text.ts';
import { isStopword } from '../language/stopwords.ts';
import { compressSentence } from './compress-sentence.ts';
import { isBoilerplate } from './is-boilerplate.ts';
import { isNews } from './is-news.ts';
import { quotationStates } from './quotation-state.ts';
import { standsAlone } from './stands-alone.ts';

/** A sentence (or two) that may become a bullet. `text` is made of its span's characters by deletion. */
export type Candidate = {
  readonly doc: number;
  readonly index: number; // of its first sentence that is whole, from 0
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

const LEAST_WORDS = 6;
const LEAST_LETTERS = 25;
const LONGEST_PAIR = 240; // characters; two sentences that are one point

/**
 * The sentences of a document that can stand as a bullet: whole, news, no page furniture, no open quotation, and
 * understood alone. `mayEndOpen` lets pass a sentence without its full stop, as in teasers of feeds. One that points
 * back is offered together with the sentence before it, where both fit.
 */
export function listCandidates(
  doc: { readonly text: string; readonly sentences: readonly Sentence[] },
  options: { readonly doc: number; readonly maxCharacters: number | null; readonly mayEndOpen: boolean },
): readonly Candidate[] {
  const { text, sentences } = doc;
  const most = options.maxCharacters ?? Number.POSITIVE_INFINITY;
  const quotations = quotationStates(text, sentences);
  const candidates: Candidate[] = [];
  let index = 0;
  let previous: { readonly start: number; readonly paragraph: number } | null = null;
  for (const [at, sentence] of sentences.entries()) {
    const raw = text.slice(sentence.start, sentence.end);
    if (quotations[at] === 'cut' || !isSentence(raw, options.mayEndOpen) || isBoilerplate(raw)) {
      previous = null;
      continue;
    }
    const shortened = compressSentence(raw, options.maxCharacters);
    const alone = standsAlone(shortened);
    const news = isNews(shortened);
    if (alone && news && shortened.length <= most) {
      candidates.push({ doc: options.doc, index, start: sentence.start, end: sentence.end, text: shortened });
    } else if (!alone && news && previous?.paragraph === sentence.paragraph) {
      const both = compressSentence(text.slice(previous.start, sentence.end), null);
      if (both.length <= Math.min(most, LONGEST_PAIR)) {
        candidates.push({ doc: options.doc, index, start: previous.start, end: sentence.end, text: both });
      }
    }
    previous = alone && news ? sentence : null;
    index++;
  }
  return candidates;
}

function isSentence(raw: string, mayEndOpen: boolean): boolean {
  const words = raw.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(raw);
  if (unspaced ? raw.length < LEAST_LETTERS / 2 : words.length < LEAST_WORDS || raw.length < LEAST_LETTERS)
    return false;
  if (/^\p{Ll}/u.test(raw)) return false;
  if (/\s\.$/.test(raw) && isStopword(words.at(-1)?.toLowerCase() ?? '')) return false; // "filed by Falk and ."
  if (/[.!。！]["”’'»)\]]*$/u.test(raw) && !/\.\.["”’')]*$/.test(raw)) return true;
  // "weeks after the president ordered the withdrawal of" was cut off by its feed
  return mayEndOpen && /[\p{L}\p{N}"”’']$/u.test(raw) && !isStopword(words.at(-1)?.toLowerCase() ?? '');
}

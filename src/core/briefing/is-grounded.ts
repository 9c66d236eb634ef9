import { shippedIdf } from '../language/idf.ts';
import { splitSentences } from '../language/sentences.ts';
import { stem } from '../language/stem.ts';
import { isStopword } from '../language/stopwords.ts';
import { alignmentCost, type Word } from './align-claim.ts';

// From this score on a claim counts as supported. Set for few misses: on public summaries judged by people it catches
// nine of ten unsupported sentences and refuses a third of the supported ones, for which there is a safe fall-back.
const SUPPORTED = 0.975;

/**
 * Whether a document supports a claim: its wording can be read out of the best stretch of at most two neighbouring
 * sentences, nearly without a gap, and its numbers stand there. `score` is 0..1, 1 for a verbatim sentence. This
 * compares words and understands nothing: a paraphrase is refused, and so is a name in the place of a pronoun. Letting
 * paraphrases pass whose words all stand in the document was tried: it let twice as many unsupported claims through.
 */
export function isGrounded(doc: string, claim: string): { readonly supported: boolean; readonly score: number } {
  const sentences = splitSentences(doc).map(({ start, end }) => readWords(doc.slice(start, end)));
  const words = readWords(claim);
  const whole = words.reduce((sum, word) => sum + word.weight, 0);
  if (whole === 0) return { supported: false, score: 0 };
  let score = 0;
  for (const [at, sentence] of sentences.entries()) {
    const stretch = [...sentence, ...(sentences[at + 1] ?? [])];
    if (hasNumbers(words, stretch)) score = Math.max(score, 1 - alignmentCost(words, stretch) / whole);
  }
  return { supported: score >= SUPPORTED, score };
}

function hasNumbers(claim: readonly Word[], source: readonly Word[]): boolean {
  const there = new Set(source.map((word) => word.key));
  return claim.every((word) => word.kind !== 'number' || there.has(word.key));
}

const FUNCTION_WEIGHT = 0.16; // of a content word
const RARITY_SHARE = 0.67; // how much of a content word's weight is its rarity in news
const MIDDLING_IDF = 5;

const WORD = /\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:'\p{L}+)?/gu;
const NEGATION = /^(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\p{L}+n't)$/u;
const NUMBER_WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function readWords(text: string): readonly Word[] {
  const words = text.toLowerCase().replace(/[’`]/g, "'").match(WORD) ?? [];
  return words.map((word, place) => ({ ...readWord(word.replace(/'s$/, '')), opensSentence: place === 0 }));
}

function readWord(word: string): Omit<Word, 'opensSentence'> {
  if (/^\d/.test(word)) return { key: word.replace(/,(?=\d{3})/g, ''), weight: 1, kind: 'number' };
  const counted = NUMBER_WORDS.indexOf(word);
  if (counted >= 0) return { key: String(counted + 2), weight: 1, kind: 'number' };
  if (NEGATION.test(word)) return { key: 'not', weight: FUNCTION_WEIGHT, kind: 'negation' };
  if (isStopword(word)) return { key: word, weight: FUNCTION_WEIGHT, kind: 'function' };
  const key = stem(word);
  const weight = 1 - RARITY_SHARE + (RARITY_SHARE * shippedIdf().of(key)) / MIDDLING_IDF;
  return { key, weight, kind: 'content' };
}

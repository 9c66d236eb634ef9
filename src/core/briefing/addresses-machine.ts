import { cueForms } from '../language/lexicon-cues.ts';
import { foldDisguise, joinSpacedLetters } from './fold-disguise.ts';
import { ANYWHERE, IN_ONE_RUN, ORDERS } from './machine-phrases.ts';

/**
 * Whether a stretch of an article speaks to a program that reads it instead of to people: "ignore previous
 * instructions", a role tag, a hidden prompt, a blob of base64; also with look-alike letters, letters spaced out or
 * invisible ones in between. Prose about such texts passes: only what stands like an order counts, and a few words
 * quoted in a reporting sentence do not. Linear in the text; never throws.
 */
export function addressesMachine(text: string): boolean {
  const folded = foldDisguise(text);
  const forms = OTHER_LETTERS.test(text) ? [text, folded] : [folded];
  if (forms.some((form) => ANYWHERE.some((pattern) => pattern.test(form)))) return true;
  if (forms.map(withoutMentions).some((form) => ORDERS.some((pattern) => pattern.test(form)))) return true;
  const joined = joinSpacedLetters(folded);
  return joined !== null && IN_ONE_RUN.test(joined);
}

const OTHER_LETTERS = /[^\p{ASCII}“”„‘’«»–—…€£]/u; // which folding may change
const MENTIONED = /["“«]([^"“”«»]{1,80})["”»]/g;
const MENTIONED_WORDS = 7; // "ignore all previous instructions" with a word or two around it

/** Leaves out a few quoted words where the sentence around them reports: a cue verb, and more words than are quoted. */
function withoutMentions(text: string): string {
  const around = text.replace(MENTIONED, ' ');
  const words = around.toLowerCase().match(/\p{L}+/gu) ?? [];
  const reports = words.length > MENTIONED_WORDS && words.some((word) => cueForms(word).length > 0 || ABOUT.test(word));
  if (!reports) return text;
  return text.replace(MENTIONED, (whole, quoted: string) =>
    (quoted.match(/\p{L}+/gu)?.length ?? 0) <= MENTIONED_WORDS ? ' … ' : whole,
  );
}

// "researchers hid the phrase … in a page", "attackers wrote …", "a message reading …"
const ABOUT =
  /^(?:phrases?|words|prompts?|attack(?:s|ers?)?|hid|hidden|found|researchers?|reading|called|known|so-called|named|titled|entitled)$/;

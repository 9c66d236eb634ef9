import type { Sentence, Span } from '../../model/text.ts';
import { foldWording } from './fold-wording.ts';
import { namesIn, type Reading, type ReadWord, readWording } from './read-wording.ts';

/** A text with its sentences. */
export type Wording = { readonly text: string; readonly sentences: readonly Sentence[] };

/** An article's text as it was and as it is, read for comparing. */
export type Change = {
  readonly old: Wording;
  readonly now: Wording; // blank where the article tells of its corrections, as that may repeat the old words
  readonly folded: { readonly old: string; readonly now: string };
  readonly reading: Reading;
  readonly windows: readonly Window[]; // each sentence and each two neighbours in a paragraph of the new text
  readonly saysSo: boolean; // that it was corrected
};

/** `isNew`: it was no sentence of the old text; it may have been a part of one. */
export type Window = Span & { readonly words: readonly ReadWord[]; readonly isNew: boolean };

/** Reads both texts once, for all that is asked of them. */
export function readChange(old: Wording, revised: Wording, language: string): Change {
  const before = new Set(old.sentences.map((sentence) => foldWording(wordsAt(sentence, old))));
  const notices = revised.sentences.filter((sentence) => {
    const text = wordsAt(sentence, revised);
    return NOTICE.test(text) && !before.has(foldWording(text));
  });
  const now = without(notices, revised);
  const folded = { old: foldWording(old.text), now: foldWording(now.text) };
  const reading = { language, names: namesIn(old.text).union(namesIn(now.text)) };
  const singles = now.sentences.map((sentence) => {
    const text = wordsAt(sentence, now);
    return { ...sentence, words: readWording(text, reading), isNew: !before.has(foldWording(text)) };
  });
  const pairs = singles.flatMap((first, at) => {
    const second = singles[at + 1];
    if (second === undefined || second.paragraph !== first.paragraph) return [];
    const [words, isNew] = [[...first.words, ...second.words], first.isNew || second.isNew];
    return [{ start: first.start, end: second.end, words, isNew }];
  });
  return { old, now, folded, reading, windows: [...singles, ...pairs], saysSo: notices.length > 0 };
}

/** The characters of a stretch of a text. */
export const wordsAt = ({ start, end }: Span, { text }: Pick<Wording, 'text'>): string => text.slice(start, end);

// "Correction: ", "An earlier version of this story misstated", "This article has been corrected"
const NOTICE =
  /^[^\p{L}]*(?:correction|clarification|retraction|editor['’]s note)\b|\b(?:earlier|previous|original) version of th(?:is|e)\b|\bth(?:is|e) (?:article|story|report|post|piece) (?:has been|was|is) (?:retracted|withdrawn|removed|corrected|amended|taken down)\b/iu;

/** The text with blanks in the place of sentences, so that all others stay where they are. */
function without(left: readonly Sentence[], { text, sentences }: Wording): Wording {
  const blanked = left.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
  return { text: blanked, sentences: sentences.filter((sentence) => !left.includes(sentence)) };
}

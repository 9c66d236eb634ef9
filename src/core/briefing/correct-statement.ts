import type { BulletSource, Correction } from '../../model/briefing.ts';
import type { Statement } from '../../model/statement.ts';
import type { Span } from '../../model/text.ts';
import { DENIALS } from '../language/denials.ts';
import { isStopword } from '../language/stopwords.ts';
import { alignWordings } from './align-wordings.ts';
import { changedFacts, quotedSpans, quotedWords } from './changed-facts.ts';
import { correctSentence } from './correct-sentence.ts';
import { findSuccessor, isStillTheArticle } from './find-successor.ts';
import { foldWording, splitWording } from './fold-wording.ts';
import { type Change, type Wording, wordsAt } from './read-change.ts';
import { readWording } from './read-wording.ts';

/**
 * What an article made of a statement; null unless it took it back. Quoted words are taken back when they stand there
 * no more, but for typography; so are they when another one says them now. What was reported in the outlet's own words,
 * or that somebody denied it, is compared as the sentence which says so, and is nobody's words: `by` is null.
 */
export function correctStatement(
  statement: Statement,
  change: Change,
): Omit<Correction, 'inRevision' | 'noticedAt'> | null {
  const sentence = wholeSentences(statement, change.old);
  const words = ownWords(statement);
  if (words.length === 0)
    return asSentence(statement, correctSentence(wordsAt(sentence, change.old), sentence, change));
  if (words.every((part) => change.folded.now.includes(foldWording(part))))
    return asSentence(statement, givenToAnother(statement, sentence, change));
  const was = words.join(' … ');
  const now = wordsInstead(was, { statement, sentence, change });
  const mayBeCut = now === null || foldWording(was).startsWith(foldWording(now).replace(/\S+ $/, '').trimEnd());
  if (mayBeCut && !isStillTheArticle(change)) return null;
  const by = statement.speaker?.name ?? statement.speaker?.mention.text ?? null;
  return { of: 'statement', was, now, statementId: statement.id, by, source: sourceOf(statement) };
}

const sourceOf = ({ articleId, revision, outlet, url, start, end }: Statement): BulletSource => {
  return { articleId, revision, outlet, url, start, end };
};

const asSentence = (
  statement: Statement,
  corrected: ReturnType<typeof correctSentence>,
): ReturnType<typeof correctStatement> =>
  corrected && { of: 'statement', ...corrected, statementId: statement.id, by: null, source: sourceOf(statement) };

/** The words between quote marks that its speaker said: none of reported speech, and of words that were denied. */
function ownWords({ kind, parts, cue }: Statement): readonly string[] {
  if (cue !== null && (cue.class === 'negated' || DENIALS.test(cue.text))) return [];
  switch (kind) {
    case 'direct':
      return parts.map(({ text }) => text);
    case 'mixed':
      return parts.flatMap(({ text }) => quotedWords(text));
    case 'indirect':
      return [];
    default:
      return kind satisfies never;
  }
}

/** The sentences of a text that a stretch of it lies in. */
function wholeSentences({ start, end }: Span, { sentences }: Wording): Span {
  const touched = sentences.filter((sentence) => sentence.start < end && sentence.end > start);
  return { start: touched[0]?.start ?? start, end: touched.at(-1)?.end ?? end };
}

/** The words stand, but the sentence that named their speaker names another one. */
function givenToAnother(statement: Statement, sentence: Span, change: Change): ReturnType<typeof correctSentence> {
  const was = wordsAt(sentence, change.old);
  const speaker = surname(statement);
  if (speaker === null || !names(was, speaker)) return null;
  const corrected = correctSentence(was, sentence, change);
  if (corrected === null || corrected.now === null || names(corrected.now, speaker)) return null;
  const { now, reading } = change;
  return changedFacts(was, corrected.now, { text: now.text, reading }).includes('name') ? corrected : null;
}

/** Quoted words of the new text that took the place of others, said by nobody else; null where there are none. */
function wordsInstead(
  was: string,
  about: { readonly statement: Statement; readonly sentence: Span; readonly change: Change },
): string | null {
  const { change, sentence, statement } = about;
  const { old, now, folded, reading } = change;
  const words = readWording(was, reading);
  const candidates = listQuotations(now.text)
    .filter((quotation) => !folded.old.includes(foldWording(quotation.words)))
    .filter((quotation) =>
      isBySame(statement, {
        before: wordsAt(sentence, old),
        after: wordsAt(wholeSentences(quotation, now), now),
      }),
    )
    .map((quotation) => ({ ...quotation, ...alignWordings(words, readWording(quotation.words, reading)) }));
  const best = candidates.toSorted((a, b) => b.alike - a.alike)[0];
  if (best !== undefined && Math.max(best.covered, best.alike) >= ALIKE) return best.words;
  const successor = findSuccessor(wordsAt(sentence, old), sentence, change);
  if (successor.kind !== 'replaced') return null;
  const { by } = successor;
  const there = candidates.filter(({ start, end }) => start >= by.start && end <= by.end);
  return there.length === 1 ? (there[0]?.words ?? null) : null;
}

const ALIKE = 0.5; // of the words, in order

/** Each quotation, and what a paragraph quotes altogether: “We are tired,” she said, “and we want to go.” */
function listQuotations(text: string): readonly (Span & { readonly words: string })[] {
  const each = quotedSpans(text).map((span) => ({ ...span, words: wordsAt(span, { text }) }));
  const paragraphs = Map.groupBy(each, ({ start }) => text.lastIndexOf('\n', start));
  const together = [...paragraphs.values()].flatMap((some) => {
    const [first, last] = [some[0], some.at(-1)];
    if (first === undefined || last === undefined || first === last) return [];
    return [{ start: first.start, end: last.end, words: some.map(({ words }) => words).join(' … ') }];
  });
  return [...each, ...together];
}

/** Outside of their quotations the new sentences name nobody but the speaker and whom the old ones named. */
function isBySame({ speaker }: Statement, sentences: { readonly before: string; readonly after: string }): boolean {
  const [before, after] = [withoutQuotations(sentences.before), withoutQuotations(sentences.after)];
  return capitals(after).isSubsetOf(capitals(`${before} ${speaker?.name ?? ''}`));
}

const withoutQuotations = (text: string): string =>
  quotedWords(text).reduce((rest, words) => rest.replace(words, ''), text);

/** Whatever may be a name, first words too. */
function capitals(text: string): ReadonlySet<string> {
  const words = splitWording(text).map((word) => word.text.replace(/'s?$/, ''));
  return new Set(words.filter((word) => /^\p{Lu}/u.test(word) && !isStopword(word.toLowerCase())));
}

function surname({ speaker }: Statement): string | null {
  const words = foldWording(speaker?.name ?? speaker?.mention.text ?? '').trim();
  return words.split(' ').at(-1) || null;
}

const names = (text: string, surname: string): boolean =>
  foldWording(text).replace(/'s? /g, ' ').includes(` ${surname} `);

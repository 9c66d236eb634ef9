import { cueForms } from '../language/lexicon-cues.ts';
import { type ClaimWord, readClaim } from './read-claim.ts';

/**
 * Whether a claim tells as a fact what its sources only report, or lets somebody else say it: as one plain clause, null
 * when who speaks is kept. Word order tells who does: before "said", or behind it where a comma or mark stands first.
 */
export function attributionFault(claim: string, sources: readonly string[]): string | null {
  const words = readClaim(claim);
  const said = reportsOf(claim, words);
  const known = sources.flatMap((source) => {
    const read = readClaim(source);
    return reportsOf(source, read).map((report) => ({ ...report, sentence: read }));
  });
  const own = new Set(words.filter(isContent).map(({ key }) => key));
  const dropped = known.find(
    ({ sentence }) => said.length === 0 && new Set(sentence.filter(({ key }) => own.has(key))).size >= SHARED,
  );
  if (dropped !== undefined) return `it leaves out who “${dropped.word}” it`;
  const foreign = said.find(
    ({ speakers }) => !known.some((other) => speakers.some((key) => other.speakers.includes(key))),
  );
  return foreign === undefined ? null : `its sources do not tell that this speaker “${foreign.word}” it`;
}

type Report = { readonly word: string; readonly speakers: readonly string[] };

const SHARED = 2; // words of a reporting sentence that make a claim depend on the report
const BEFORE = 8; // words before the verb among which the speaker is
const AFTER = 6;

/** The verbs of reporting in a sentence, each with the words that may name its speaker. */
function reportsOf(text: string, words: readonly ClaimWord[]): readonly Report[] {
  return words.flatMap((word, at) => {
    if (word.isQuoted || !isReport(words, at)) return [];
    const behind = words.slice(at + 1, at + 1 + AFTER);
    if (word.lower === 'according') return [{ word: word.lower, speakers: speakersIn(behind) }];
    const before = words.slice(Math.max(0, at - BEFORE), at).filter(({ isQuoted }) => !isQuoted);
    const isInverted = new RegExp(`[,?!”"’']\\s*${word.lower}\\b`, 'i').test(text.replaceAll('’', "'"));
    return [{ word: word.lower, speakers: speakersIn(isInverted ? [...before, ...behind] : before) }];
  });
}

function isReport(words: readonly ClaimWord[], at: number): boolean {
  const { lower } = words[at]!;
  if (lower === 'according') return words[at + 1]?.lower === 'to';
  if (lower === 'read' || lower === 'posted') return false;
  const isPast = cueForms(lower).some(({ form }) => form === 'past' || form === 'participle');
  return isPast || /^(?:say|says|saying|tell|tells|claims|argues|insists|adds|writes|warns|denies)$/.test(lower);
}

const speakersIn = (words: readonly ClaimWord[]): readonly string[] =>
  words.filter((word) => isContent(word) || PRONOUN.test(word.lower)).map(({ key }) => key);

const PRONOUN = /^(?:he|she|they|it|we|i|who)$/;
const isContent = ({ kind }: ClaimWord): boolean => kind === 'content';

import { pronounOfFirstName } from '../language/lexicon-first-names.ts';
import { AUXILIARIES } from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import type { NameMention } from './cast.ts';
import type { Gathering } from './gather-characters.ts';
import { isCommonWord, isNamePart } from './name-runs.ts';
import type { Clause, Reading } from './reading.ts';
import { isSubject } from './subjects.ts';

/** "Mayor Says Ferry Will Sail Again": every word but the small ones has a capital, which tells nothing then. */
export function isHeadline(tokens: readonly Token[], { from, to }: Clause): boolean {
  if (to - from > LONGEST_HEADLINE) return false;
  let capitals = 0;
  for (let at = from; at < to; at++) {
    const { text, lower, kind } = tokens[at]!;
    if (kind !== 'word') continue;
    if (/^\p{Lu}/u.test(text)) capitals++;
    else if (!isCommonWord(lower) && lower !== "'s" && !AUXILIARIES.has(lower)) return false;
  }
  return capitals >= FEWEST_CAPITALS;
}

const FEWEST_CAPITALS = 5;
const LONGEST_HEADLINE = 25; // tokens

/** In a headline only a first name tells a name from other words with capitals. */
export function isPlainName(words: readonly string[]): boolean {
  return (words.length === 2 || words.length === 3) && pronounOfFirstName(words[0]!) !== null;
}

/** The surnames in a headline of those whom the text below names. */
export function namedAgain({ tokens, quoteOf }: Reading, gathering: Gathering, clause: Clause): NameMention[] {
  const found: NameMention[] = [];
  for (let at = clause.from; at < clause.to; at++) {
    const character = isNamePart(tokens[at]!.text) ? gathering.bySurname(tokens[at]!.text) : null;
    if (character === null) continue;
    const base = { at, to: at + 1, character, clause: clause.index, quoted: quoteOf[at]! >= 0, possessive: false };
    found.push({ ...base, subject: isSubject(tokens, { from: at, to: at + 1 }, clause.from) });
  }
  return found;
}

/** The words that the article writes with a small letter, and some that open sentences: none of them is a name there. */
export function smallWords(tokens: readonly Token[]): ReadonlySet<string> {
  const small = new Set(OPENERS);
  for (const token of tokens) if (token.kind === 'word' && /^\p{Ll}/u.test(token.text)) small.add(token.lower);
  return small;
}

const OPENERS =
  'meanwhile however moreover furthermore additionally elsewhere similarly likewise otherwise perhaps maybe clearly everyone everybody nobody nothing something someone anyone thank thanks please yes okay well look listen let get unlike'.split(
    ' ',
  );

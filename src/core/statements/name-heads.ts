import { pronounOfFirstName } from '../language/lexicon-first-names.ts';
import { countryOf } from '../language/lexicon-places.ts';
import {
  DETERMINERS,
  TITLES as KNOWN_TITLES,
  MONTHS,
  PERSON_NOUNS,
  PREPOSITIONS,
  WEEKDAYS,
} from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import { isBodyWord } from './body-words.ts';
import { PARTICLES } from './family-names.ts';
import type { Phrase } from './noun-phrases.ts';
import { HUMAN_NOUNS, isTitleNoun } from './role-nouns.ts';

/** The proper name that a noun phrase is about, with the words before it that tell a title or role. */
export type NameHead = {
  readonly from: number; // first token of the name itself
  readonly to: number; // exclusive
  readonly words: readonly string[]; // of the name, without titles
  readonly titles: readonly string[]; // in lower case: "mr", "president"
  readonly role: Phrase | null; // the words before the name, without determiner
  readonly nickname: string | null; // Robert “Bob” Hale
};

/**
 * The name at the head of a phrase: "European Union foreign policy chief Kaja Kallas" -> Kaja Kallas. Null where
 * the head is a common noun ("a spokesman for Governor Pell", "Velt supporters") or several people.
 */
export function nameHead(tokens: readonly Token[], phrase: Phrase): NameHead | null {
  let to = phrase.from + 1;
  while (to < phrase.to && !endsHead(tokens, to, phrase)) to++;
  if (hasAnd(tokens, phrase.from, to)) return null;
  const behind = nameBehindTitle(tokens, phrase, to);
  if (behind !== null) return behind;
  while (to > phrase.from && isClitic(tokens[to - 1]!)) to--;
  while (to > phrase.from + 1 && isSuffix(tokens, to - 1)) to--;
  if (to <= phrase.from || !isNameWord(tokens, to - 1)) return null;
  let from = to - 1;
  while (from > phrase.from) {
    const next = joinsName(tokens, from - 1, phrase.from);
    if (next === from) break;
    from = next;
  }
  return cutTitles(tokens, phrase, from, to);
}

const TITLES: ReadonlySet<string> = new Set([
  ...KNOWN_TITLES,
  'pres',
  'sens',
  'reps',
  'govs',
  'dame',
  'marine',
  'gens',
  'messrs',
  'hon',
  'brig',
  'corporal',
  'father',
  'baroness',
  'pm',
  'republicans',
  'democrats',
  'senators',
  'governors',
  'representatives',
  'ministers',
  'judges',
  'justices',
]);

/** A preposition ends the head, but not within the name of a body: "Bank of Japan". */
function endsHead(tokens: readonly Token[], at: number, phrase: Phrase): boolean {
  const token = tokens[at]!;
  if (token.text === '(')
    return (
      !/^[\p{Lu}]\p{Ll}+$/u.test(tokens[at + 1]?.text ?? '') || tokens[at + 2]?.text !== ')' || at + 3 >= phrase.to
    );
  if (!PREPOSITIONS.has(token.lower)) return false;
  const before = tokens[at - 1]!;
  if (token.lower !== 'of' && token.lower !== 'for') return true;
  const next = tokens[tokens[at + 1]?.lower === 'the' ? at + 2 : at + 1];
  return !(isBodyWord(before.text) && /^\p{Lu}/u.test(before.text) && /^\p{Lu}/u.test(next?.text ?? ''));
}

/** "Secretary of State John Kerry", "Minister for Ports Ines Karlo": the name starts with its first name. */
function nameBehindTitle(tokens: readonly Token[], phrase: Phrase, at: number): NameHead | null {
  const lower = tokens[at]?.lower;
  if (at >= phrase.to || (lower !== 'of' && lower !== 'for')) return null;
  if (!TITLES.has(tokens[at - 1]!.lower) && !PERSON_NOUNS.has(tokens[at - 1]!.lower)) return null;
  for (let from = at + 2; from + 1 < phrase.to; from++) {
    const text = tokens[from]!.text;
    if (!/^\p{Lu}/u.test(text) || !/^\p{Lu}/u.test(tokens[from - 1]!.text)) continue;
    const isFirst = pronounOfFirstName(text) !== null || DEPARTMENTS.has(tokens[from - 1]!.lower);
    if (!isFirst) continue;
    let to = from + 1;
    while (to < phrase.to && (isNameWord(tokens, to) || tokens[to]!.text === '.' || PARTICLES.has(tokens[to]!.lower)))
      to++;
    const head = cutTitles(tokens, { from, to }, from, to);
    if (head === null || head.words.length < 2) return null;
    const titles = tokens
      .slice(phrase.from, at)
      .map((token) => token.lower)
      .filter((word) => TITLES.has(word));
    let roleFrom = phrase.from;
    while (roleFrom < from && DETERMINERS.has(tokens[roleFrom]!.lower)) roleFrom++;
    return { ...head, titles, role: { from: roleFrom, to: from } };
  }
  return null;
}

const DEPARTMENTS = new Set(
  'state defense defence staff labor labour energy commerce treasury justice health education interior agriculture transportation transport finance culture affairs economy security intelligence house parliament trade'.split(
    ' ',
  ),
);

function cutTitles(tokens: readonly Token[], phrase: Phrase, runFrom: number, to: number): NameHead | null {
  let from = runFrom;
  const titles: string[] = [];
  // "Republican National Committee": the words before belong to the body's name
  const isBody = PERSON_NOUNS.has(tokens[to - 1]!.lower) && to - runFrom > 1;
  for (let at = runFrom; at < to && !isBody; at++) {
    const isRole = isTitleNoun(tokens[at]!.lower) && at < to - 2; // "Media Coordinator Dane Lind"
    const bare = tokens[at]!.lower.replace(/^(?:ex|then)-/, '');
    if (!TITLES.has(bare) && !isRole) continue;
    if (at === to - 1) break;
    titles.push(tokens[at]!.lower);
    from = at + 1;
    if (tokens[from]?.text === '.') from++;
  }
  if (from >= to || (TITLES.has(tokens[to - 1]!.lower) && to - from === 1)) return null;
  for (let at = phrase.from; at < runFrom; at++) if (TITLES.has(tokens[at]!.lower)) titles.push(tokens[at]!.lower);
  while (from < to && DETERMINERS.has(tokens[from]!.lower)) from++;
  while (from < to - 2 && isOrigin(tokens, from)) from++;
  if (/^\p{L}\.\p{L}/u.test(tokens[from]?.text ?? '')) from = firstNameIn(tokens, from, to);
  if (from >= to || (to - from === 1 && PERSON_NOUNS.has(tokens[from]!.lower))) return null;
  if (isOfficeName(tokens, from, to)) return null;
  const { words, nickname } = wordsOf(tokens, from, to);
  let roleFrom = phrase.from;
  while (roleFrom < from && DETERMINERS.has(tokens[roleFrom]!.lower)) roleFrom++;
  const role = roleFrom < from ? { from: roleFrom, to: from } : null;
  return words.length === 0 ? null : { from, to, words, titles, role, nickname };
}

/** "U.S. Nominates Jim Yong Kim" */
function firstNameIn(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from + 1; at < to - 1; at++) if (pronounOfFirstName(tokens[at]!.text) !== null) return at;
  return from;
}

// "South Korean-born Tomas Veld", "American Ines Karlo"
function isOrigin(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!;
  if (/-(?:born|based|american|educated)$/.test(lower) || countryOf(lower) !== lower)
    return pronounOfFirstName(tokens[at + 1]!.text) !== null;
  return /^(?:south|north)$/.test(lower) && /^(?:korean|african|american|vietnamese)/.test(tokens[at + 1]!.lower);
}

/** "the CEO", "the California Democrat": an office, though it has capitals. */
function isOfficeName(tokens: readonly Token[], from: number, to: number): boolean {
  const last = tokens[to - 1]!;
  if (!HUMAN_NOUNS.has(last.lower)) return false;
  if (to - from === 1 && /^\p{Lu}{2,4}$/u.test(last.text)) return true;
  const the = tokens[from]!.lower === 'the' || tokens[from - 1]?.lower === 'the';
  return the && pronounOfFirstName(tokens[from]!.text) === null;
}

/** The words of a name, initials with their periods, a nickname in marks apart. */
function wordsOf(tokens: readonly Token[], from: number, to: number): { words: string[]; nickname: string | null } {
  const words: string[] = [];
  let nickname: string | null = null;
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (OPENS.test(token.text) && at + 2 < to && CLOSES.test(tokens[at + 2]!.text)) {
      nickname = tokens[at + 1]!.text;
      at += 2;
    } else if (token.kind !== 'mark' || token.text === '&') {
      const isInitial = token.text.length === 1 && tokens[at + 1]?.text === '.' && tokens[at + 1]!.start === token.end;
      words.push(isInitial ? `${token.text}.` : token.text);
    }
  }
  return { words, nickname };
}

const OPENS = /^[“"‘'(]$|^''$|^``$/;
const CLOSES = /^[”"’')]$|^''$/;

/** Where a name starts that goes on at `at + 1`: the token itself, what a nickname stands behind, or no change. */
function joinsName(tokens: readonly Token[], at: number, floor: number): number {
  const token = tokens[at]!;
  if (token.text === '.') {
    const isShort = at > floor && tokens[at - 1]!.text.length <= 4 && /^\p{Lu}/u.test(tokens[at - 1]!.text);
    return isShort ? at : at + 1;
  }
  if (CLOSES.test(token.text) && at - 3 >= floor && OPENS.test(tokens[at - 2]!.text)) return at - 3;
  if (token.text === ',' && /^(?:jr|sr)$/.test(tokens[at + 1]?.lower ?? '')) return at;
  if (PARTICLES.has(token.lower) && at >= floor) return at;
  if (token.lower === 'of' || token.lower === 'for') return isBodyWord(tokens[at - 1]?.text ?? '') ? at : at + 1;
  if (token.lower === 'the') return tokens[at - 1]?.lower === 'of' && at - 1 > floor ? at : at + 1;
  if (token.text === '&') return at;
  return isNameWord(tokens, at) ? at : at + 1;
}

function isNameWord(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (token.kind === 'mark') return false;
  if (!/^(?:\p{Lu}|(?:al|el|ad|an|as|ash|at|ar|az|bin|ben|d|l|o|ul|ur)[-’']\p{Lu})/u.test(token.text)) return false;
  return (
    !WEEKDAYS.has(token.lower) &&
    !(MONTHS.has(token.lower) && token.lower.length > 3 && token.lower !== 'april' && token.lower !== 'may')
  );
}

/** "Mark Lind, QC": letters behind a name are none of it. */
function isSuffix(tokens: readonly Token[], at: number): boolean {
  return /^(?:QC|KC|MP|MEP|PhD|MD|MBE|OBE|CBE)$/.test(tokens[at]!.text) && isNameWord(tokens, at - 1);
}

function isClitic(token: Token): boolean {
  return token.lower === "'s" || token.text === '’' || token.text === "'";
}

function hasAnd(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens[at]!.lower === 'and' || tokens[at]!.lower === 'or') return true;
  return false;
}

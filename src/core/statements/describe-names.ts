import { pronounOfFirstName } from '../language/lexicon-first-names.ts';
import { countryOf } from '../language/lexicon-places.ts';
import { FEMALE_NOUNS, MALE_NOUNS } from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import { isBodyWord } from './body-words.ts';
import type { NameHead } from './name-heads.ts';
import { isPlace, standsAsPlace } from './name-runs.ts';
import type { Phrase } from './noun-phrases.ts';
import type { Reading } from './reading.ts';
import { type RoleFact, readRoles } from './role-facts.ts';
import { lookBehind, roleAhead } from './roles-beside.ts';

/** What a mention tells about whom it names. */
export type Described = {
  readonly words: readonly string[];
  readonly titles: readonly string[];
  readonly role: string | null;
  readonly facts: readonly RoleFact[];
  readonly pronoun: 'he' | 'she' | null;
  readonly kind: 'person' | 'body' | null;
  readonly age: number | null;
  readonly nickname: string | null;
  readonly acronym: string | null;
  readonly possessive: boolean;
};

/** Reads title, role, age, party and gender from the words around a name. */
export function describeName(reading: Reading, run: Phrase, head: NameHead): Described {
  const { tokens, text } = reading;
  const roleWords = head.role === null ? [] : tokens.slice(head.role.from, head.role.to).map((token) => token.lower);
  const onlyCourtesy = roleWords.every((word) => COURTESY.has(word) || word === '.');
  const before =
    head.role === null || onlyCourtesy
      ? null
      : withoutShout(text.slice(tokens[head.role.from]!.start, tokens[head.role.to - 1]!.end));
  const ahead = roleAhead(reading, head.role?.from ?? head.from);
  const { behind, age, facts: extra } = lookBehind(reading, head.to);
  const wordsOf = (phrase: Phrase | null) =>
    phrase === null ? [] : tokens.slice(phrase.from, phrase.to).map((token) => token.lower);
  const textOf = (phrase: Phrase) => withoutArticle(text.slice(tokens[phrase.from]!.start, tokens[phrase.to - 1]!.end));
  const all = [...head.titles, ...roleWords, ...wordsOf(behind), ...wordsOf(ahead)];
  const facts = [roleWords, wordsOf(behind), wordsOf(ahead)].flatMap(readRoles).concat(extra);
  return {
    words: head.words,
    titles: head.titles,
    role: before ?? (behind !== null ? textOf(behind) : ahead !== null ? textOf(ahead) : null),
    facts,
    pronoun: pronounOf(all, head.words),
    kind: kindOf({ tokens, run, head, isToldPerson: facts.length > 0 || age !== null || ahead !== null }),
    age: age ?? ageBefore(tokens, head.from),
    nickname: head.nickname,
    acronym: acronymBehind(tokens, head),
    possessive: tokens[head.to]?.lower === "'s" || tokens[head.to]?.text === '’',
  };
}

const COURTESY = new Set('mr mrs ms miss dr sir lord lady dame professor prof'.split(' '));

type Kind = {
  readonly tokens: readonly Token[];
  readonly run: Phrase;
  readonly head: NameHead;
  readonly isToldPerson: boolean;
};

function kindOf({ tokens, run, head, isToldPerson }: Kind): 'person' | 'body' | null {
  const { words } = head;
  const isAcronym = words.length === 1 && /^\p{Lu}{2,6}$/u.test(words[0]!);
  if (words.some(isBodyWord) || isAcronym || isPlace(words)) return 'body';
  if (head.titles.length > 0 || isToldPerson) return 'person';
  if (words.length > 1 && pronounOfFirstName(words[0]!) !== null) return 'person';
  if (isThing(words)) return 'body';
  if (standsAsPlace(tokens, head.role?.from ?? head.from)) return 'body';
  return tokens[run.from - 1]?.lower === 'the' ? 'body' : null;
}

/** "Atlantic City", "Immigration", "American": no person, whatever else. */
function isThing(words: readonly string[]): boolean {
  const last = words.at(-1)!.toLowerCase();
  if (THINGS.has(last) || /^\p{L}\.\p{L}/u.test(last)) return true;
  return (
    words.length === 1 &&
    (countryOf(last) !== last ||
      ADJECTIVES.has(last) ||
      /(?:tion|tions|ment|ments|ness|ity|ism|ings|ists|ians|crats|cans)$/.test(last))
  );
}

const THINGS = new Set(
  (
    'city county beach island islands valley street avenue road river lake bay sea ocean mountain mountains hall tower square park bridge airport station port act bill law amendment ' +
    'treaty agreement accord accords deal day week month year war prize award awards cup games olympics election elections convention summit debate show nation voters supporters ' +
    'democrats republicans americans muslims christians jews catholics people media web internet coast east west north south border wall plan program system crisis heights hills springs ' +
    'falls forest desert canyon district region territory province peninsula strait gulf zone times daily weekly online tv radio today tomorrow'
  ).split(' '),
);
const ADJECTIVES = new Set(
  'southern northern eastern western latino latina hispanic black white islamic muslim christian jewish catholic protestant democratic federal national asian african arab soviet olympic'.split(
    ' ',
  ),
);

/** "the 42-year-old Rosa Lind", "42-year-old nurse Rosa Lind" */
function ageBefore(tokens: readonly Token[], name: number): number | null {
  for (let at = name - 1; at >= 2 && name - at < 6; at--) {
    if (tokens[at]!.lower !== 'year-old') continue;
    const age = Number(tokens[at - 2]!.text);
    return Number.isInteger(age) ? age : null;
  }
  return null;
}

/** "International Monetary Fund (IMF)" */
function acronymBehind(tokens: readonly Token[], head: NameHead): string | null {
  if (head.words.length < 2 || tokens[head.to]?.text !== '(' || tokens[head.to + 2]?.text !== ')') return null;
  const short = tokens[head.to + 1]!.text;
  return /^\p{Lu}[\p{Lu}\p{Ll}]{1,7}$/u.test(short) && /\p{Lu}.*\p{Lu}/u.test(short) ? short : null;
}

function withoutArticle(role: string): string {
  return role.replace(/^(?:an?|the)\s+/iu, '');
}

// "RED-FACED Dutch minister Joris Haverkate": a tabloid's opening is no part of the office
function withoutShout(role: string): string {
  return role.replace(/^[\p{Lu}-]{4,}(?:ED|ING)\s+(?=\p{L})/u, '');
}

function pronounOf(words: readonly string[], name: readonly string[]): 'he' | 'she' | null {
  if (words.some((word) => FEMALE_NOUNS.has(word) || MORE_FEMALE.has(word))) return 'she';
  const first = name.length > 1 ? pronounOfFirstName(name[0]!) : null;
  // a woman is now and then called a spokesman
  const male = words.filter((word) => MALE_NOUNS.has(word) || MORE_MALE.has(word));
  if (male.some((word) => first !== 'she' || !word.endsWith('man'))) return 'he';
  return first;
}

const MORE_FEMALE = new Set(
  'dame duchess baroness widow nun waitress policewoman alderwoman councilwoman assemblywoman heiress hostess countess madam mme frau señora'.split(
    ' ',
  ),
);
const MORE_MALE = new Set(
  'duke baron widower monk priest cardinal archbishop policeman fisherman assemblyman heir count herr'.split(' '),
);

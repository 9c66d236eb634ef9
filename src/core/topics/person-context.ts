import { pronounOfFirstName } from '../language/lexicon-first-names.ts';
import { isStopword } from '../language/stopwords.ts';
import type { Occurrence } from './phrase-trie.ts';
import type { Field } from './sought.ts';
import type { TopicWord } from './topic-words.ts';

/**
 * What stands right before a name says of it: `known` a first name, an initial or a title ("Michael Jordan", "Mr
 * Jordan"); `capital` another word with a capital, which may be a first name ("Zanele Jordan", "Visiting Jordan");
 * null neither.
 */
export function nameBefore(field: Field, place: Occurrence): 'known' | 'capital' | null {
  const here = field.words[place.from];
  const before = field.words[place.from - 1];
  if (here === undefined || before === undefined || here.apart || !isNameLike(before)) return null;
  if (hasPossessive(field, place.from - 1)) return null;
  const { text, plain } = before.form;
  if (plain === 'a' || plain === 'i') return null;
  if (isFirstName(plain) || TITLES.has(plain) || /^\p{Lu}$/u.test(text)) return 'known';
  return isStopword(plain) || DIRECTIONS.has(plain) ? null : 'capital';
}

/** The word with a capital that follows at once, without a possessive between: "Jordan Henderson", not "Jordan's King". */
export function nameAfter(field: Field, place: Occurrence): TopicWord | null {
  const after = field.words[place.to + 1];
  if (after === undefined || after.apart || !isNameLike(after) || hasPossessive(field, place.to)) return null;
  return isStopword(after.form.plain) ? null : after;
}

/** Whether a name goes on: "Price-Lloyd", and outside headlines, where all words may have capitals, "Price Foundation". */
export function goesOn(field: Field, place: Occurrence): boolean {
  const after = nameAfter(field, place);
  if (after === null) return false;
  return after.start === place.end + 1 && (field.words[place.to]?.joined !== null || !isTitleCase(field));
}

function isTitleCase({ words }: Field): boolean {
  return (
    words.length < TITLE_WORDS && words.every(({ form }) => form.plain.length <= 4 || /^[\p{Lu}\p{N}]/u.test(form.text))
  );
}

const TITLE_WORDS = 30;

/** Whether a word in small letters is a first name, also one that men and women bear or that is a place too. */
export const isFirstName = (plain: string): boolean =>
  pronounOfFirstName(plain) !== null || OTHER_FIRST_NAMES.has(plain);

const isNameLike = ({ form }: TopicWord): boolean => /^\p{Lu}/u.test(form.text) && !/^\p{Lu}{2,}$/u.test(form.text);

/** The ending is not part of the word, so the text between the two words is longer than a space. */
function hasPossessive({ words }: Field, index: number): boolean {
  const [word, next] = [words[index], words[index + 1]];
  return word !== undefined && next !== undefined && next.start - word.end > 2;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const TITLES = set(
  'mr mrs ms miss mx dr sir dame lord lady prof professor judge justice captain sergeant inspector coach',
);
const DIRECTIONS = set(
  'north south east west northern southern eastern western central upper lower greater northeast northwest southeast ' +
    'southwest northeastern northwestern southeastern southwestern former new visiting neighbouring neighboring',
);
const OTHER_FIRST_NAMES = set(
  'jordan chad georgia paris israel sydney austin charlotte florence victoria virginia carolina kenya india china brooklyn ' +
    'madison savannah dallas chelsea asia america london ireland cheyenne phoenix orlando santiago milan adelaide sofia ' +
    'alexandria lincoln jackson houston troy cyprus malta alex sam robin chris pat taylor morgan casey jamie kim lee',
);

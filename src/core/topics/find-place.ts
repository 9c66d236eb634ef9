import { plainWord } from './fold-word.ts';
import { type PhraseInput, standing } from './near-phrases.ts';
import { isFirstName, nameAfter, nameBefore } from './person-context.ts';
import type { Occurrence } from './phrase-trie.ts';
import { isPlaceWord, longerNames, placeNames, rivalPlaces } from './place-names.ts';
import { readPhrase } from './read-phrase.ts';
import { type Field, type ReadArticle, type Sought, seeBoth } from './sought.ts';
import type { TopicWord } from './topic-words.ts';

/**
 * Compiles a place: its names, adjectives and people all count. A name does not count as part of a longer one ("New
 * Mexico", "The Washington Post") or of a person's ("Michael Jordan", "Jordan Henderson"); and where the article has
 * such a person, the word in small letters ("a turkey") or a town of another place of that name (Atlanta, for Georgia),
 * the bare name does not count either, unless another form of the place ("Jordanian") stands there too.
 */
export function compilePlace(place: string, into: PhraseInput): Sought {
  const { names, isListed } = placeNames(place);
  const numbersOf = (all: readonly string[]): readonly number[] =>
    all.flatMap((name) => readPhrase(name, { read: into.read, isName: true }).map((keys) => into.trie.add(keys)));
  const numbers = numbersOf(names);
  const rivals = names
    .map((name) => ({ plain: plainWord(name), phrases: numbersOf(rivalPlaces(name)) }))
    .filter(({ phrases }) => phrases.length > 0);
  const longer = numbersOf(longerNames(names));
  return {
    needs: [numbers],
    see(article) {
      const seen = seeBoth(article, (field) => {
        const around = standing(longer, field);
        return standing(numbers, field).filter((one) => !isInside(one, around) && !isOutlet(field, one));
      });
      const isSmallToo = hasSmall(article);
      const judged = (['title', 'text'] as const).flatMap((name) =>
        seen[name].flatMap((one) => {
          const word = article[name].words[one.from];
          if (word === undefined) return [];
          const isOther = isPerson(article[name], one, { isListed, inTitle: name === 'title' });
          return [{ name, one, word: word.form.plain, isOther, isDoubtful: isOther || isSmallToo(word) }];
        }),
      );
      const stands = (phrase: number) => article.title.found.has(phrase) || article.text.found.has(phrase);
      const doubted = new Set([
        ...judged.filter(({ isDoubtful }) => isDoubtful).map(({ word }) => word),
        ...rivals.filter(({ phrases }) => phrases.some(stands)).map(({ plain }) => plain),
      ]);
      const isConfirmed = judged.some(({ isOther, word }) => !isOther && !doubted.has(word));
      const kept = judged.filter(({ isOther, word }) => !isOther && (isConfirmed || !doubted.has(word)));
      return {
        title: kept.filter(({ name }) => name === 'title').map(({ one }) => one),
        text: kept.filter(({ name }) => name === 'text').map(({ one }) => one),
      };
    },
  };
}

/** Tells whether a word stands in small letters too; "us" says nothing of "US". */
function hasSmall({ title, text }: ReadArticle): (word: TopicWord) => boolean {
  const told = new Map<string, boolean>();
  return ({ form }) => {
    if (/^\p{Lu}{2,}$/u.test(form.text)) return false;
    const small =
      told.get(form.plain) ?? [title, text].some(({ words }) => words.some((word) => word.form.text === form.plain));
    told.set(form.plain, small);
    return small;
  };
}

function isInside(one: Occurrence, around: readonly Occurrence[]): boolean {
  return around.some(({ from, to }) => from <= one.from && to >= one.to);
}

/** "The Washington Post", "Jerusalem Post": the name of who reports. */
function isOutlet({ words }: Field, { to }: Occurrence): boolean {
  const next = words[to + 1];
  return next !== undefined && !next.apart && OUTLET_WORDS.has(next.form.text);
}

/** Whether a name of one word is that of a person, from what stands right before and after it. */
function isPerson(
  field: Field,
  one: Occurrence,
  { isListed, inTitle }: { readonly isListed: boolean; readonly inTitle: boolean },
): boolean {
  const first = field.words[one.from];
  if (first === undefined || one.to > one.from || /^\p{Lu}{2,}$/u.test(first.form.text)) return false;
  const before = nameBefore(field, one);
  if (before === 'known') return true;
  const { plain } = first.form;
  const isNoName = ({ form }: TopicWord): boolean => GENERIC.has(form.plain) || isPlaceWord(form.plain);
  const last = field.words[one.from - 1];
  // in a headline all words may have capitals, and so has the first one of a sentence
  const isBehindName = before === 'capital' && !inTitle && last !== undefined && !last.apart && !isNoName(last);
  if (isBehindName && (isFirstName(plain) || SURNAMES.has(plain) || !isListed)) return true;
  const after = isFirstName(plain) ? nameAfter(field, one) : null;
  return after !== null && !isNoName(after);
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const OUTLET_WORDS = set(
  'Post Times Herald Tribune Chronicle Examiner Journal Globe Gazette Telegraph Observer Inquirer Mirror',
);

/** Places that people are called by, other than first names. */
const SURNAMES = set(
  'england ireland holland france wales scotland german french english welsh irish scott washington berlin cuba spain poland ' +
    'roman finn dane danes pole germany cologne london york israel jordan',
);

/** What follows or goes before a place with a capital and is no name of a person. Written by hand. */
const GENERIC = set(
  'academy accord accords administration agency agreement air airlines airport airways ambassador army assembly attorney authority bank bay ' +
    'bridge bulldogs cabinet central chancellor charter chief city climate club coast college commission conference congress ' +
    'congressman constitution convention council county court crown cup dam day declaration defence defense democrat ' +
    'democratic democrats department district economic electric embassy emergency emir energy exchange export federal ' +
    'festival fire first football foreign forum foundation games general gov government governor gp grand group health high ' +
    'hospital house hotel institute international interior island islands king kingdom lake legislature line marathon market masters ' +
    'mayor military minister ministry motor mountain museum national nationals navy olympic olympics opera park ' +
    'parliament party peace pipeline police port power premier president prime prince princess protocol public queen railway ' +
    'rally region republic republican republicans rep research reserve river road royal secretary sec security sen senate ' +
    'senator series society state states station stock street summit sultan supreme talks team tech technology theatre ' +
    'tower trade transport treasury treaty tribunal tv union united university valley vice water week zoo open',
);

import { stem } from '../language/stem.ts';
import { isStopword } from '../language/stopwords.ts';
import type { FoundPhrase } from './find-phrases.ts';
import { type Leaning, leaningOf } from './leaning-words.ts';
import { type Key, keyOf, type Target } from './read-target.ts';
import type { Word } from './read-words.ts';
import type { Sign } from './stance-sign.ts';

/**
 * A word with its part in a statement. `tag` is its class ("NOT", "MUST", "OTHERS", "+judgement"), or the word itself
 * where it is one of the small words that hold sentences together, else "x".
 */
export type Tagged = {
  readonly word: Word;
  readonly stem: string;
  readonly tag: string;
  readonly key: Key | null; // it names a part of the target
  readonly keyName: string | null;
  readonly act: Sign | null; // it does (1) or undoes (-1) what the target wants done
  readonly leaning: Leaning | null;
  readonly denies: boolean;
};

/** Gives each word its part. Pure and linear. */
export function tagWords(words: readonly Word[], target: Target, phrases: readonly FoundPhrase[]): Tagged[] {
  const tagged = words.map((word, i) => tagOne(words, i, target, word));
  let next = 0; // words and phrases are in order
  for (const phrase of phrases) {
    if (phrase.kind === 'condition') continue; // what stands around it keeps its parts
    while (next < tagged.length && (tagged[next]?.word.end ?? 0) <= phrase.start) next++;
    let end = next;
    while (end < tagged.length && (tagged[end]?.word.start ?? 0) < phrase.end) end++;
    const covered = tagged.slice(next, end);
    const leans = phrase.kind === 'for' || phrase.kind === 'against' || phrase.kind === 'spare';
    // "must go" of a tax that should be kept: the target's own word says it already
    if (leans && covered.some((t) => t.act !== null)) continue;
    for (const [i, t] of covered.entries()) {
      const leaning: Leaning | null =
        i === 0 && leans ? { kind: 'phrase', sign: phrase.kind === 'for' ? 1 : -1 } : null;
      const tag = i === 0 ? phrase.kind.toUpperCase() : t.key !== null || t.act !== null ? t.tag : '_';
      tagged[next + i] = { ...t, leaning, denies: false, tag };
    }
  }
  return tagged;
}

function tagOne(words: readonly Word[], i: number, target: Target, word: Word): Tagged {
  const { lower } = word;
  const name = keyOf(word);
  const found = target.keys.get(name) ?? null;
  const key = found !== null && isNeighbour(words, i, target) ? null : found;
  const act = actAt(words, i, target);
  const denies = NEGATION.test(lower) || lower.endsWith("n't");
  const silent =
    key !== null || act !== null || denies || word.isName || word.place || TITLES.test(words[i + 1]?.lower ?? '');
  const leaning = silent ? null : (leaningOf(lower) ?? backing(words, i));
  return {
    word,
    stem: stem(lower),
    key,
    keyName: key === null ? null : name,
    act,
    leaning,
    denies,
    tag: tagName({ word, key, act, leaning, denies }),
  };
}

/** "The carbon tax lawyers" and "the capital gains tax" are not the carbon tax. */
function isNeighbour(words: readonly Word[], i: number, target: Target): boolean {
  const isOther = (word: Word | undefined): boolean =>
    word !== undefined &&
    !isStopword(word.lower) &&
    !word.place &&
    !/(?:ed|ing|ly)$/.test(word.lower) &&
    /^\p{Ll}/u.test(word.text) &&
    !target.keys.has(keyOf(word)) &&
    leaningOf(word.lower) === undefined &&
    target.action?.same.has(word.lower) !== true &&
    target.action?.opposite.has(word.lower) !== true;
  const word = words[i];
  const next = words[i + 1];
  if (word === undefined || word.place || target.head === null) return false;
  if (isOther(next) && next?.afterComma === false && PEOPLE.test(next.lower)) return true;
  const nouns = [...target.keys.values()].filter(({ kind }) => kind === 'noun').length;
  const before = words[i - 1];
  return (
    nouns > 1 && keyOf(word) === target.head && !word.afterComma && isOther(before) && NOUNS.test(before?.lower ?? '')
  );
}

const PEOPLE =
  /^(?:lawyers?|offic(?:e|es|ers?|ials?)|experts?|advis[eo]rs?|providers?|clerks?|museum|summit|minister|correspondents?|collectors?|inspectors?|historians?|depots?|lobbyists?)$/;
const NOUNS = /(?:s|tion|ment|ance|ence|ity|age|ship|income|property|council|road|sales|fuel|sugar)$/;

/** "We back the plan", but not "came back". */
function backing(words: readonly Word[], i: number): Leaning | null {
  const isVerb =
    words[i]?.lower === 'back' &&
    /^(?:we|i|they|you|to|will|must|would|should|could|can|not|never|always|fully)$/.test(words[i - 1]?.lower ?? '');
  return isVerb ? { kind: 'attitude', sign: 1 } : null;
}

/** Whether a word does (1) or undoes (-1) what the target wants done. */
export function actAt(words: readonly Word[], i: number, { action, keys }: Target): Sign | null {
  const word = words[i];
  if (action === null || word === undefined || keys.has(keyOf(word))) return null;
  const { lower } = word;
  if (PARTICLES.test(lower)) {
    const beside =
      words[i + (words[i + 1]?.lower === 'the' || (lower === 'out' && words[i + 1]?.lower === 'of') ? 2 : 1)];
    const [subject] = keys.keys(); // "Ukraine in NATO", not "the war in Ukraine"
    if (beside === undefined || !beside.place || keyOf(beside) === subject || !keys.has(keyOf(beside))) return null;
  }
  if (action.same.has('cede') && /^g[ia]v/.test(lower))
    return /^(?:up|away)$/.test(words[i + 1]?.lower ?? '') ? 1 : null;
  if (action.same.has(lower)) return 1;
  return action.opposite.has(lower) ? -1 : null;
}

// "trade secretary", "opposition leader": whose office it is leans nowhere
const TITLES =
  /^(?:chief|minister|ministry|secretary|leader|spokes\w+|commissioner|union|unionist|party|head|boss|director|officials?|advis[eo]rs?|experts?|workers?|board|committee|campaigners?|inspectors?|doctors?|brigade|policy|group)$/;

// "in" and "out" do something to a union only beside a country
const PARTICLES = /^(?:in|into|inside|outside|out)$/;

function tagName(of: Pick<Tagged, 'word' | 'key' | 'act' | 'leaning' | 'denies'>): string {
  const { word, key, act, leaning, denies } = of;
  if (key !== null) return 'OBJ';
  if (act !== null) return act > 0 ? 'ACT' : 'UNDO';
  if (denies) return word.lower === 'without' || word.lower === 'no' || word.lower === 'neither' ? word.lower : 'NOT';
  const known = TAGS.get(word.lower);
  if (known !== undefined) return known;
  if (/^[\d.,]+$/.test(word.lower)) return 'NUM';
  if (word.place) return 'PLACE';
  if (word.isName) return 'NAME';
  if (leaning !== null && leaning.kind !== 'worth') return `${leaning.sign > 0 ? '+' : '-'}${leaning.kind}`;
  return SMALL_WORDS.has(word.lower) ? word.lower : 'x';
}

const NEGATION =
  /^(?:not|never|no|none|nobody|nothing|neither|nor|cannot|nowhere|without|unlikely|hardly|scarcely|barely)$/;

// written by hand: words that do the same work in a statement
const CLASSES: Readonly<Record<string, string>> = {
  WE: "i we my our us me i'm we're i've we've i'd we'd i'll we'll myself ourselves mine ours",
  HE: 'he she they his her their him them',
  MUST: 'must should ought shall needs',
  WILL: "will 'll",
  WOULD: "would 'd",
  MAY: 'may might could can',
  SAID: `said says say saying told tells telling added adds argued argues wrote writes insisted insists stated states declared declares
    announced announces remarked tweeted posted stressed maintains maintained`,
  NOTED: `noted notes explained explains recalled recalls pointed observed observes described describes reported reports mentioned reminded
    counted listed showed shows estimated estimates calculated confirmed`,
  ASKED: 'asked asks asking wondered wonders wondering inquired questioned know knows knew',
  FORESAW: 'predicted predicts expects expected expect forecast forecasts predict foresees reckons reckoned bet',
  THINK:
    'think thinks thought believe believes believed feel feels felt consider considers see sees saw view views regard regards',
  CALLED: 'called calls call branded described labelled labeled dubbed termed deemed',
  OTHERS: `critics opponents supporters colleagues rivals rival lobbyists some many others most people voters neighbours neighbors residents
    experts economists analysts observers republicans democrats conservatives liberals lawmakers officials predecessor polls poll survey
    campaigners activists readers letter letters kremlin somebody someone everybody everyone advocates detractors backers foes
    enemies friends husband wife father mother grandfather grandmother brother`,
  OPEN: `open weigh weighing weighs weighed consider considering considered considers explore exploring examine examining study
    studying undecided mulling mull option options possibility possible imagine reviewing review prejudge listen taboo door ajar table
    excluded exclude excludes excluding rule ruled rules ruling`,
  UNSURE: 'undecided unsure torn yet decide decided deciding decision mind minds either both choose',
  IF: 'if unless provided providing once until till assuming whether',
  COND: 'condition conditions proviso conditional depends depend depended hinges hinge contingent guarantee guarantees exchange return strings',
  ONLY: 'only solely first before after',
  AMOUNT: `million billion percent per cent thousand hundred dozen dozens half third euros dollars pounds tonnes metres kilometres
    kilometers miles hectares thousands millions hundreds`,
  TIME: `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
    december year years month months week weeks day days today yesterday tomorrow decade century spring summer autumn winter morning
    ago since`,
  NOW: 'now today tonight immediately already soon currently',
  PAST: 'once formerly previously earlier then used had was were',
};

const TAGS: ReadonlyMap<string, string> = new Map(
  Object.entries(CLASSES).flatMap(([tag, list]) => list.split(/\s+/).map((word): [string, string] => [word, tag])),
);

const SMALL_WORDS: ReadonlySet<string> = new Set(
  `the a an this that these those it its of on for in at to against by from with over into out up off as than but and or so because while
although though when who which what how why where be is are been being has have do does did there here all every any more too very still
even just again ever always also let wants want no-one over about under between`.split(/\s+/),
);

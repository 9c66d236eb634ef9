import { splitSentences } from '../language/sentences.ts';
import { type FoundPhrase, findPhrases } from './find-phrases.ts';
import { findVotes, turnsOf, wayAfterClause, wayOfClause } from './find-votes.ts';
import { findWordWays } from './find-word-ways.ts';
import { keyOf, type Target } from './read-target.ts';
import type { Word } from './read-words.ts';
import { splitClauses } from './split-clauses.ts';
import type { Sign } from './stance-sign.ts';
import { actAt, type Tagged, tagWords } from './tag-words.ts';

/**
 * Something that was seen in a statement. `way` null: it tells what sort of statement it is. Else it speaks for the target
 * (1) or against it (-1). `from`..`to`: the first and last word that showed it.
 */
export type Feature = {
  readonly name: string;
  readonly value: number;
  readonly way: Sign | null;
  readonly from: number;
  readonly to: number;
};

/** `clauses`: first and last word of each. `marked`: the words that may tell a position, for each word. */
export type Description = {
  readonly features: readonly Feature[];
  readonly clauses: readonly { readonly from: number; readonly to: number }[];
  readonly marked: readonly boolean[];
};

/**
 * Everything about a statement that the weights know of. `around` are words that stand near it and may name the target
 * for it. Linear in its length; never throws.
 */
export function describeStatement(
  text: string,
  words: readonly Word[],
  target: Target,
  around: readonly Word[] = [],
): Description {
  const folded = text.toLowerCase().replaceAll('’', "'");
  const phrases = folded.length === text.length ? findPhrases(folded) : []; // else their offsets are not those of the text
  const tagged = tagWords(words, target, phrases);
  const votes: Feature[] = [];
  const details: Feature[] = [];
  const ways = new Map<string, Feature>(); // each once
  const clauses: { from: number; to: number }[] = [];
  let carried: Sign | null = null;
  let start = 0;
  let anchored = 0;
  for (const clause of splitClauses(text, words)) {
    const part = tagged.slice(start, start + clause.words.length);
    const own = wayOfClause(part, target);
    if (own !== null) anchored++;
    for (const vote of findVotes(part, target, carried)) {
      const at = start + vote.at;
      const tie = clause.asks ? 'asked' : vote.tie;
      votes.push({ name: `vote ${vote.kind} ${tie}`, value: 1, way: vote.way, from: at, to: at });
      const more = { value: 1, way: vote.way, from: at, to: at };
      if (vote.turned) details.push({ name: `turned ${vote.kind}`, ...more });
      details.push({ name: `by ${vote.by} ${vote.kind}`, ...more });
      details.push({ name: `leaning ${tagged[at]?.stem}`, ...more });
    }
    carried = wayAfterClause(part, target) ?? carried;
    for (const { name, way, from, to } of findWordWays(part, target))
      ways.set(name, { name, value: 1, way, from: start + from, to: start + to });
    if (part.length > 0) clauses.push({ from: start, to: start + part.length - 1 });
    start += clause.words.length;
  }
  const features = [
    ...gramsOf(tagged),
    ...votes,
    ...details,
    ...ways.values(),
    ...(target.claims ? claimsOf(tagged, target) : []),
    ...phrasesOf(phrases, tagged),
    ...(tagged.some(({ word }) => HEDGES.test(word.lower)) ? [] : plainOf(votes, phrases)),
    ...wholeOf({ text, tagged, target, votes, anchored, around }),
  ];
  return { features, clauses, marked: tagged.map(mayTell) };
}

function mayTell(t: Tagged): boolean {
  if (t.key !== null || t.act !== null || t.denies) return true;
  if (t.leaning !== null && t.leaning.kind !== 'worth') return true;
  return /^(?:MUST|DUTY|WILL|WOULD|MAY|THINK|OPEN|UNDECIDED|IF|COND|_)$/.test(t.tag);
}

/** Words and classes of words, one, two and three in a row, each once. */
function gramsOf(tagged: readonly Tagged[]): Feature[] {
  const found = new Map<string, Feature>();
  const last = tagged.length - 1;
  const add = (name: string, from: number, to: number): void => {
    if (!found.has(name))
      found.set(name, { name, value: 1, way: null, from: Math.max(0, from), to: Math.min(last, to) });
  };
  const tags = ['^', ...tagged.map((t) => t.tag), '$'];
  const plain = ['^', ...tagged.map(wordOf), '$'];
  for (let i = 0; i + 1 < tags.length; i++) {
    const at = i - 1; // tags have one more in front
    if (i > 0) add(`w ${plain[i]}`, at, at);
    add(`p ${plain[i]} ${plain[i + 1]}`, at, at + 1);
    add(`t ${tags[i]} ${tags[i + 1]}`, at, at + 1);
    if (i + 2 < tags.length) add(`u ${tags[i]} ${tags[i + 1]} ${tags[i + 2]}`, at, at + 2);
  }
  return [...found.values()];
}

/** The words of a statement on a claim: what is told as a fact ("the ice is melting") speaks for it or against it too. */
function claimsOf(tagged: readonly Tagged[], target: Target): Feature[] {
  const found = new Map<string, Feature>();
  const turned = turnsOf(tagged);
  for (const [at, t] of tagged.entries()) {
    if (t.key !== null || t.word.place || !/^(?:x|[+-].*)$/.test(t.tag)) continue;
    if (found.has(t.stem)) continue;
    // a claim that blames is borne out by what is bad: its own sign stays out of it
    found.set(t.stem, {
      name: `c ${t.stem}`,
      value: 1,
      way: ((turned[at] ?? 1) * target.denies) as Sign,
      from: at,
      to: at,
    });
  }
  return [...found.values()];
}

/** The stem, but a class for names, numbers and the target's own words. */
function wordOf(t: Tagged): string {
  if (t.key !== null) return 'OBJ';
  if (t.act !== null) return t.act > 0 ? 'ACT' : 'UNDO';
  if (t.word.place || t.word.isName) return 'NAME';
  return /^\d/.test(t.word.lower) ? 'NUM' : t.stem;
}

/** That all votes go one way, one of them plainly, and that no turn of phrase takes it back. */
function plainOf(votes: readonly Feature[], phrases: readonly FoundPhrase[]): Feature[] {
  const counted = votes.filter((v) => !WEAK.test(v.name));
  const plain = counted.find((v) => PLAIN.test(v.name));
  if (plain === undefined || counted.some((v) => v.way !== plain.way)) return [];
  if (phrases.some(({ kind }) => /^(?:condition|open|undecided|unsaid|others|asks|past)$/.test(kind))) return [];
  return [{ ...plain, name: 'plain' }];
}

const HEDGES = /^(?:perhaps|maybe|possibly|probably)$/; // "should perhaps join" is not plain
const WEAK = /^vote (?:worth|bare plain|bare may|bare no)|asked$/;
const PLAIN = /^vote (?:(?:attitude|wish|judgement|phrase|act) close|bare (?:must|wish|order|will))/;

function phrasesOf(phrases: readonly FoundPhrase[], tagged: readonly Tagged[]): Feature[] {
  const all = { value: 1, way: null, from: 0, to: Math.max(0, tagged.length - 1) };
  let next = 0; // words and phrases are in order
  const features = phrases.map(({ kind, start, end }): Feature => {
    while (next + 1 < tagged.length && (tagged[next]?.word.end ?? 0) <= start) next++;
    let to = next;
    while (to + 1 < tagged.length && (tagged[to + 1]?.word.start ?? 0) < end) to++;
    return { name: `phrase ${kind}`, value: 1, way: null, from: next, to };
  });
  const kinds = [...new Set(phrases.map((p) => p.kind))].filter((k) => k !== 'silent' && k !== 'duty').sort();
  const pairs = kinds.flatMap((a, i) => kinds.slice(i + 1).map((b) => `both ${a} ${b}`));
  return [...features, ...[`phrases ${kinds.join(' ')}`, ...pairs].map((name): Feature => ({ name, ...all }))];
}

function wholeOf(whole: {
  readonly text: string;
  readonly tagged: readonly Tagged[];
  readonly target: Target;
  readonly votes: readonly Feature[];
  readonly anchored: number;
  readonly around: readonly Word[];
}): Feature[] {
  const { text, tagged, target, votes, anchored, around } = whole;
  const features: Feature[] = [];
  const add = (name: string, value = 1, way: Sign | null = null): void => {
    features.push({ name, value, way, from: 0, to: Math.max(0, tagged.length - 1) });
  };
  const named = new Set([...tagged.map((t) => t.word), ...around].map(keyOf).filter((key) => target.keys.has(key)))
    .size;
  const share = target.keys.size === 0 ? 1 : named / target.keys.size;
  const acts =
    target.action === null
      ? ''
      : tagged.some((t) => t.act !== null) || around.some((_, i) => actAt(around, i, target) !== null)
        ? ' act'
        : ' no act';
  add(`named ${share === 0 ? 'nothing' : share < 0.5 ? 'little' : share < 1 ? 'much' : 'all'}${acts}`);
  add('named', share);
  const tied = votes.filter((v) => !/^vote (?:worth|bare plain)|(?:loose|asked)$/.test(v.name));
  const loose = votes.filter((v) => v.name.endsWith('loose') && !v.name.startsWith('vote worth'));
  const sum = total(tied);
  if (sum !== 0) add('sum', Math.min(3, Math.abs(sum)) / 2, sum > 0 ? 1 : -1);
  add(`strong ${Math.min(3, Math.abs(sum))} ${Math.min(2, Math.abs(total(loose)))}`);
  const all = total([...tied, ...loose]);
  if (tied.length + loose.length > Math.abs(all)) add('both ways');
  else if (all !== 0) add('one way', 1, all > 0 ? 1 : -1);
  add(`votes ${Math.min(4, tied.length + loose.length)}`);
  if (anchored === 0 && around.length === 0) add('no anchor');
  add(`sentences ${Math.min(3, splitSentences(text).length)}`);
  if (/\?["”'’)]*\s*$/.test(text)) add('ends with a question');
  else if (text.includes('?')) add('has a question');
  if (/[“"]/.test(text)) add('quotes');
  add(`long ${Math.min(4, Math.floor(tagged.length / 10))}`);
  return features;
}

function total(votes: readonly Feature[]): number {
  return votes.reduce((sum, vote) => sum + (vote.way ?? 0), 0);
}

import { readText } from '../src/core/article/read-text.ts';
import { cueForms } from '../src/core/language/lexicon-cues.ts';
import type { Source } from '../src/core/statements/find-sources.ts';
import { nameHead } from '../src/core/statements/name-heads.ts';
import type { Phrase } from '../src/core/statements/noun-phrases.ts';
import type { Group } from '../src/core/statements/propose-triples.ts';
import { readGroups } from '../src/core/statements/rank-triples.ts';
import { type Reading, readArticle } from '../src/core/statements/reading.ts';
import type { StatementKind } from '../src/model/statement.ts';

export type GoldQuote = {
  readonly start: number;
  readonly end: number;
  readonly parts?: readonly (readonly [number, number])[];
  readonly type: StatementKind;
  readonly core?: boolean;
  readonly cue?: { readonly text: string } | null;
  readonly speaker: {
    readonly text: string;
    readonly start: number;
    readonly parts?: readonly (readonly [number, number])[];
  } | null;
};
export type Gold = {
  readonly words: ReadonlySet<number>; // tokens
  readonly first: number;
  readonly last: number;
  readonly head: { readonly start: number; readonly end: number; readonly word: string } | null;
  readonly core: boolean;
  readonly short: boolean; // too few words for a core quote, else like one
  readonly kind: StatementKind;
};
/** right: a core quote with its speaker. wrong: anything else; other: overlaps a quote that is not core. */
export type Label = { readonly is: 'right' | 'other' | 'wrong'; readonly gold: number; readonly overlap: number };
export type Case = {
  readonly group: Group;
  readonly sources: readonly Int32Array[];
  readonly contents: readonly Int32Array[];
  readonly pairs: readonly Int32Array[];
  readonly labels: readonly Label[];
};
export type Article = { readonly reading: Reading; readonly golds: readonly Gold[]; readonly cases: readonly Case[] };

/** Takes an article apart into the cues that the ranker sees, each with its readings and which of them are right. */
export function readCase({ text, quotes }: { text: string; quotes: readonly GoldQuote[] }): Article {
  const reading = readArticle(text, readText(text).sentences);
  const golds = quotes.map((quote) => readGold(reading, quote)).filter((gold) => gold.words.size > 0);
  const places = (read: (sink: (place: number) => void) => void): Int32Array => {
    const list: number[] = [];
    read((place) => list.push(place));
    return Int32Array.from(list);
  };
  const cases = readGroups(reading).map(
    ({ group, features }): Case => ({
      group,
      sources: group.sources.map((_, index) => places((sink) => features.source(index, sink))),
      contents: group.contents.map((_, index) => places((sink) => features.content(index, sink))),
      pairs: group.pairs.map((pair) => places((sink) => features.pair(pair, sink))),
      labels: labelsOf(reading, golds, group),
    }),
  );
  return { reading, golds, cases };
}

const MARKED = /\{(\d)([=:])([^{}]*)\}/g;

/** Takes an invented text out of its marks. */
export function readExample(marked: string): { text: string; quotes: GoldQuote[] } {
  const source = marked.replaceAll(/\s*¶\s*/g, '\n\n');
  const parts = new Map<string, [number, number][]>();
  const speakers = new Map<string, { text: string; start: number }>();
  let text = '';
  let at = 0;
  for (const match of source.matchAll(MARKED)) {
    const [all, number = '', sign, words = ''] = match;
    text += source.slice(at, match.index);
    if (sign === '=') speakers.set(number, { text: words, start: text.length });
    else parts.set(number, [...(parts.get(number) ?? []), [text.length, text.length + words.length]]);
    text += words;
    at = match.index + all.length;
  }
  text += source.slice(at);
  const quotes = [...parts].map(([number, list]): GoldQuote => {
    const speaker = speakers.get(number) ?? speakers.get('1') ?? null;
    return { start: list[0]![0], end: list.at(-1)![1], parts: list, type: 'indirect', core: true, speaker };
  });
  return { text, quotes };
}

function readGold({ tokens }: Reading, quote: GoldQuote): Gold {
  const words = new Set<number>();
  for (const [start, end] of quote.parts ?? [[quote.start, quote.end] as const])
    tokens.forEach((token, index) => {
      if (token.end > start && token.start < end && token.kind !== 'mark') words.add(index);
    });
  const first = Math.min(...words);
  if (words.size > 1 && tokens[first]?.lower === 'that') words.delete(first);
  const { speaker } = quote;
  const head = speaker === null ? null : headOf(speaker.text);
  const from = speaker === null ? 0 : (speaker.parts?.[0]?.[0] ?? speaker.start);
  return {
    words,
    first,
    last: Math.max(...words),
    head:
      head === null
        ? null
        : { start: from + head.at, end: from + head.at + head.word.length, word: head.word.toLowerCase() },
    core: quote.core ?? speaker !== null,
    short: quote.core === false && words.size < 4 && words.size > 1 && speaker !== null && isReported(quote),
    kind: quote.type,
  };
}

/** Whether a short quote has a verb of saying, as far as our own list tells. */
function isReported({ cue }: GoldQuote): boolean {
  return (cue?.text ?? '').split(/\s+/).some((word) => cueForms(word.toLowerCase()).length > 0);
}

/** The head of a phrase as it is usually printed: its last word before a comma, preposition or relative clause. */
function headOf(phrase: string): { at: number; word: string } | null {
  const base = phrase.split(/,|\(| — | – |;| … /)[0] ?? phrase;
  const stop = /\b(?:of|who|whom|which|that|from|for|at|in|on|with|to|by|during|after|before|when|while)\b/i.exec(base);
  const head = stop !== null && stop.index > 0 ? base.slice(0, stop.index) : base;
  const last = [...head.replace(/[’']s?\s*$/u, '').matchAll(/[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu)].at(-1);
  return last === undefined ? null : { at: last.index, word: last[0] };
}

function labelsOf(reading: Reading, golds: readonly Gold[], group: Group): Label[] {
  const near = group.contents.map(({ parts }) => nearOnes(reading, golds, parts));
  return group.pairs.map(([source, content]) =>
    labelOf({ reading, golds, near: near[content] ?? [], source: group.sources[source]!.source }),
  );
}

type Near = { readonly index: number; readonly overlap: number };

/** The quotes that share half of their words or more with some parts. */
export function nearOnes(reading: Reading, golds: readonly Gold[], parts: readonly Phrase[]): Near[] {
  return golds
    .map((gold, index) => ({ index, overlap: mayMeet(gold, parts) ? overlapOf(reading, gold, parts) : 0 }))
    .filter(({ overlap }) => overlap >= 0.5);
}

type Labelling = {
  readonly reading: Reading;
  readonly golds: readonly Gold[];
  readonly near: readonly Near[];
  readonly source: Source;
};

/** What a reading is worth, by the quotes near it. */
export function labelOf({ reading, golds, near, source }: Labelling): Label {
  let label: Label = { is: 'wrong', gold: -1, overlap: 0 };
  for (const { index, overlap } of near) {
    const gold = golds[index]!;
    const isRight = overlap >= 0.8 && isSpeaker(reading, gold, source);
    const is = isRight && (gold.core || gold.short) ? 'right' : gold.core ? 'wrong' : 'other';
    const better = RANK[is] > RANK[label.is] || (RANK[is] === RANK[label.is] && overlap > label.overlap);
    if (better) label = { is, gold: index, overlap };
  }
  return label;
}

const RANK = { wrong: 0, other: 1, right: 2 } as const;

function mayMeet(gold: Gold, parts: readonly Phrase[]): boolean {
  return parts[0]!.from <= gold.last && parts.at(-1)!.to > gold.first;
}

/** Common words among all words; a leading "that" does not count. */
function overlapOf({ tokens }: Reading, gold: Gold, parts: readonly Phrase[]): number {
  const words: number[] = [];
  for (const { from, to } of parts) for (let at = from; at < to; at++) if (tokens[at]!.kind !== 'mark') words.push(at);
  if (words.length > 1 && tokens[words[0]!]!.lower === 'that') words.shift();
  const both = words.filter((at) => gold.words.has(at)).length;
  return both / (words.length + gold.words.size - both);
}

const PRONOUNS = new Set('he she they it i we you who him her them his their'.split(' '));

/** Whether a source is the speaker of a quote: their words overlap, or the heads of their names are the same. */
export function isSpeaker({ tokens, text }: Reading, { head }: Gold, source: Source): boolean {
  if (head === null) return false;
  const isWho = source.who !== null && nameHead(tokens, source) !== null;
  const [from, to] = isWho ? [source.who ?? 0, (source.who ?? 0) + 1] : [source.from, source.to];
  if (tokens[from]!.start < head.end && tokens[to - 1]!.end > head.start) return true;
  const own = headOf(text.slice(tokens[source.from]!.start, tokens[source.to - 1]!.end))?.word.toLowerCase();
  return own === head.word && !PRONOUNS.has(own);
}

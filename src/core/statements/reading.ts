import type { Sentence, Span } from '../../model/text.ts';
import { cueForms } from '../language/lexicon-cues.ts';
import { findQuoteSpans, type QuoteSpan } from '../language/quote-marks.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import { classifyQuote, type QuoteClass } from './classify-quotes.ts';

/** A quotation on the level of tokens: `first`..`last` are the tokens between its marks. */
export type Quote = QuoteSpan & {
  readonly class: QuoteClass;
  readonly first: number;
  readonly last: number; // inclusive
  readonly from: number; // its first token, the opening mark
  readonly to: number; // behind its last token, the closing mark
  readonly paragraph: number;
};

/** A sentence on the level of tokens: `from` inclusive, `to` exclusive, the closing period is left to `to`. */
export type Clause = Sentence & { readonly from: number; readonly to: number; readonly index: number };

/** An article taken apart once, for all later stages. Every number is an index into `tokens` unless it says otherwise. */
export type Reading = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly clauseOf: Int32Array; // token -> index of its sentence, -1 for boilerplate
  readonly quotes: readonly Quote[]; // outermost ones, sorted
  readonly markedUntil: Int32Array; // token inside quote marks of any class but title -> behind its closing mark; else 0
  readonly quoteOf: Int32Array; // token -> index of the quotation of class speech or part around it, marks included; else -1
};

/** Takes an article apart: tokens, sentences, quotations. Linear in the length of the text. */
export function readArticle(text: string, sentences: readonly Sentence[]): Reading {
  const tokens = tokenize(text);
  const clauses = placeSentences(tokens, sentences);
  const clauseOf = new Int32Array(tokens.length).fill(-1);
  for (const clause of clauses) clauseOf.fill(clause.index, clause.from, clause.to);
  const quotes = placeQuotes({ text, tokens, sentences });
  const quoteOf = new Int32Array(tokens.length).fill(-1);
  const markedUntil = new Int32Array(tokens.length);
  quotes.forEach((quote, index) => {
    if (quote.class !== 'title') markedUntil.fill(quote.to, quote.from, quote.to);
    if (quote.class === 'speech' || quote.class === 'part') quoteOf.fill(index, quote.from, quote.to);
  });
  return { text, tokens, clauses, clauseOf, quotes, quoteOf, markedUntil };
}

function placeSentences(tokens: readonly Token[], sentences: readonly Sentence[]): Clause[] {
  const clauses: Clause[] = [];
  let at = 0;
  for (const sentence of sentences) {
    while (at < tokens.length && tokens[at]!.start < sentence.start) at++;
    const first = at;
    while (at < tokens.length && tokens[at]!.end <= sentence.end) at++;
    const from = behindDateline(tokens, first, at);
    const end = Math.min(at, from + PIECES_AT_MOST * LONGEST_SENTENCE);
    for (let piece = from; piece < end; piece += LONGEST_SENTENCE) {
      clauses.push({ ...sentence, from: piece, to: Math.min(end, piece + LONGEST_SENTENCE), index: clauses.length });
    }
  }
  return clauses;
}

// tokens; longer "sentences" are lists or broken text, and are read in pieces so that work stays linear
const LONGEST_SENTENCE = 300;
// What goes on for longer is no prose (a table, a page's code), and nobody speaks in it: its rest is left out.
const PIECES_AT_MOST = 2;

/** "BRUSSELS (Wire) — The minister": the place and agency belong to no sentence. */
function behindDateline(tokens: readonly Token[], from: number, to: number): number {
  if (!/^\p{Lu}/u.test(tokens[from]?.text ?? '')) return from;
  const isPlace = /^\p{Lu}{3,}$/u.test(tokens[from]!.text);
  for (let at = from + 1; at < to && at < from + LONGEST_DATELINE; at++) {
    if (!/^[—–]$|^-+$/.test(tokens[at]!.text)) continue;
    return at + 1 < to && (isPlace || tokens[at - 1]!.text === ')') ? at + 1 : from;
  }
  return from;
}

const LONGEST_DATELINE = 10; // tokens

/** Paragraphs as spans, from sentences that carry their paragraph's number. */
function paragraphsOf(sentences: readonly Sentence[]): (Span & { readonly number: number })[] {
  const paragraphs: (Span & { number: number })[] = [];
  for (const sentence of sentences) {
    const last = paragraphs.at(-1);
    if (last?.number === sentence.paragraph) {
      paragraphs[paragraphs.length - 1] = { ...last, end: sentence.end };
    } else {
      paragraphs.push({ start: sentence.start, end: sentence.end, number: sentence.paragraph });
    }
  }
  return paragraphs;
}

/** “A, the mayor insisted. — a closing mark was forgotten before the tag: the comma there ends the words. */
function tagComma(tokens: readonly Token[], first: number, last: number): number {
  const end = tokens[last]!.text === '.' ? last - 1 : last;
  if (!cueForms(tokens[end]!.lower).some((form) => form.form === 'past')) return -1;
  for (let at = end - 1; at > first && end - at < LONGEST_TAG; at--) if (tokens[at]!.text === ',') return at;
  return -1;
}

const LONGEST_TAG = 7; // tokens between the comma and the verb

type Placing = { readonly text: string; readonly tokens: readonly Token[]; readonly sentences: readonly Sentence[] };

function placeQuotes({ text, tokens, sentences }: Placing): Quote[] {
  const paragraphs = paragraphsOf(sentences);
  const starts = new Set(sentences.map((sentence) => sentence.start));
  const quotes: Quote[] = [];
  let at = 0;
  let paragraph = 0;
  for (const span of findQuoteSpans(text, paragraphs)) {
    if (span.depth > 0) continue;
    while (at < tokens.length && tokens[at]!.end <= span.start) at++;
    const from = at;
    let to = from;
    while (to < tokens.length && tokens[to]!.start < span.end) to++;
    let first = from;
    while (first < to && tokens[first]!.start < span.inner.start) first++;
    let last = to - 1;
    while (last >= first && tokens[last]!.end > span.inner.end) last--;
    if (last < first) continue;
    if (!span.closed) {
      const comma = tagComma(tokens, first, last);
      if (comma > first) {
        last = comma;
        to = comma + 1;
      }
    }
    while (paragraph + 1 < paragraphs.length && paragraphs[paragraph + 1]!.start <= span.start) paragraph++;
    const opensSentence = starts.has(span.start);
    quotes.push({
      ...span,
      first,
      last,
      from,
      to,
      paragraph: paragraphs[paragraph]!.number,
      class: classifyQuote({ tokens, from, first, last, to, opensSentence, span }),
    });
  }
  return quotes;
}

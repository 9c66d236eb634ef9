import { cueForms } from '../language/lexicon-cues.ts';
import { SUBJECT_PRONOUNS } from '../language/lexicon-words.ts';
import type { Candidate } from './candidate.ts';
import { isFiniteVerb } from './noun-phrases.ts';
import type { Reading } from './reading.ts';
import { SCORE_POINTS } from './score-points.ts';

/** How far a candidate can be trusted, 0..1: the logistic of the points of its features. */
export function scoreCandidate(reading: Reading, candidate: Candidate): number {
  let points = SCORE_POINTS.start ?? 0;
  for (const feature of featuresOf(reading, candidate)) points += SCORE_POINTS[feature] ?? 0;
  return Math.round(100 / (1 + Math.exp(-points))) / 100;
}

const PLAIN_CUES = new Set(['say', 'tell', 'write', 'add', 'according']);

/** What a candidate looks like, as named features; the same names carry points in score-points.ts. */
export function featuresOf(reading: Reading, candidate: Candidate): string[] {
  const { tokens } = reading;
  const { pattern, cue, source, parts } = candidate;
  const features = [`pattern:${pattern}`];
  const clause = reading.clauses[reading.clauseOf[cue?.from ?? parts[0]!.from]!]!;
  if (cue === null) features.push('cue:none');
  else {
    features.push(PLAIN_CUES.has(cue.lemma) ? 'cue:plain' : `cue:${cue.class}`);
    if (cue.class === 'negated') features.push('negated');
    if (!PLAIN_CUES.has(cue.lemma)) features.push(`other-cue:${pattern}`);
    if (parts[0]!.from === cue.to) features.push('touches-cue');
  }
  if (source !== null) {
    features.push(`source:${sourceKind(reading, source.from, source.to)}`, `place:${source.place}`);
    if (source.from - clause.from <= 1) features.push('source-opens');
    if (cue !== null && source.to !== cue.from && source.place === 'before') features.push('source-apart');
    if (source.to - source.from > LONG_SOURCE) features.push('source-long');
  }
  let size = 0;
  let verbs = 0;
  let quoted = false;
  let otherCue = false;
  let commas = 0;
  for (const part of parts) {
    for (let at = part.from; at < part.to; at++) {
      if (tokens[at]!.kind !== 'mark') size++;
      else if (tokens[at]!.text === ',' && reading.quoteOf[at]! < 0 && !goesOnWithThat(reading, at)) commas++;
      if (reading.quoteOf[at]! >= 0) quoted = true;
      else if (isFiniteVerb(tokens, at)) {
        verbs++;
        if (cueForms(tokens[at]!.lower).some((form) => /[ct]/.test(form.verb.takes))) otherCue = true;
      }
    }
  }
  features.push(size < 8 ? 'size:small' : size < 25 ? 'size:middle' : size < 45 ? 'size:large' : 'size:huge');
  if (!candidate.quoted) {
    if (quoted) features.push('mixed');
    else if (verbs === 0) features.push('no-verb');
    if (otherCue) features.push('other-cue-inside');
    if (commas > 0) features.push(commas > 2 ? 'many-commas' : 'commas');
    if (SUBJECT_PRONOUNS.has(tokens[parts[0]!.from]!.lower)) features.push(`pronoun-clause:${pattern}`);
    if (parts.at(-1)!.to < clause.to - 1) features.push(endOf(reading, parts.at(-1)!.to));
  }
  if (parts.length > 1) features.push('several-parts');
  if (candidate.chained > 0) features.push('chained');
  return features;
}

const LONG_SOURCE = 7; // tokens

// "said he would go, but that he had doubts": plainly one report
function goesOnWithThat(reading: Reading, comma: number): boolean {
  const next = reading.tokens[comma + 1]?.lower;
  return (next === 'and' || next === 'but') && /^(?:that|also)$/.test(reading.tokens[comma + 2]?.lower ?? '');
}

/** What ends a content before its sentence does. */
function endOf(reading: Reading, to: number): string {
  const token = reading.tokens[to];
  if (token === undefined) return 'ends-early:other';
  // what was cut off there to be on the safe side takes nothing from who said the rest
  if (/^(?:;|as|while|[—–]|--?)$/.test(token.lower)) return 'ends-safely';
  if (token.text !== ',') return token.lower === 'and' || token.lower === 'but' ? 'ends-early:and' : 'ends-early:other';
  return cueForms(reading.tokens[to + 1]?.lower ?? '').length > 0 ? 'ends-early:cue' : 'ends-early:comma';
}

function sourceKind(reading: Reading, from: number, to: number): string {
  const first = reading.tokens[from]!;
  if (SUBJECT_PRONOUNS.has(first.lower)) return to - from === 1 ? 'pronoun' : 'other';
  if (/^\p{Lu}/u.test(reading.tokens[to - 1]!.text)) return 'name';
  return /^\p{Lu}/u.test(first.text) || first.lower === 'the' || first.lower === 'a' ? 'noun' : 'plain';
}

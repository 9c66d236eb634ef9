import type { Person } from '../../model/person.ts';
import type { FoundStatement, Speaker, StatementKind } from '../../model/statement.ts';
import type { Mention, Sentence } from '../../model/text.ts';
import type { Day, DayRange, Instant } from '../../model/time.ts';
import type { Candidate } from './candidate.ts';
import type { Character } from './cast.ts';
import { chooseCandidates, type Scored } from './choose-candidates.ts';
import { dayOfCandidate, lastNamedDays } from './date-statements.ts';
import { findCast } from './find-cast.ts';
import { learnPeople, personIdOf } from './learn-people.ts';
import type { PeopleBook } from './people-book.ts';
import { rankTriples } from './rank-triples.ts';
import { type Reading, readArticle } from './reading.ts';
import type { LastSpeaker } from './resolve-pronouns.ts';
import { makeResolver, type Resolved } from './resolve-speakers.ts';
import { confidenceOf, shippedWeights } from './weights.ts';

export type ArticleText = {
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly published: Instant | null;
};

export type FoundStatements = { readonly statements: FoundStatement[]; readonly people: Person[] };

/**
 * Finds who said what, and when, in an article. Every span is an index into `article.text`. `people` are those
 * whom the article introduces by full name and lets speak; their `learntFrom` is null. Never throws; linear in
 * the length of the text.
 */
export function findStatements(article: ArticleText, book: PeopleBook): FoundStatements {
  const reading = readArticle(article.text, article.sentences);
  const published = article.published?.slice(0, 10) ?? null;
  const weights = shippedWeights();
  const probable = rankTriples(reading, weights).filter(({ probability }) => probability >= LEAST);
  const chosen = chooseCandidates(probable);
  const cast = findCast(reading, book);
  const resolver = makeResolver({ reading, cast, book, day: published });
  const named = lastNamedDays(reading, published);
  const statements: FoundStatement[] = [];
  const speakers = new Set<Character>();
  let last: LastStatement | null = null;
  for (const scored of chosen) {
    const { candidate } = scored;
    const clause = clauseOf(reading, candidate);
    const resolved: Resolved | null = candidate.source === null ? null : resolver.resolve(candidate.source, last);
    const own = dayOfCandidate(reading, candidate, { published, lastNamed: named[clause] ?? null });
    const said: DayRange | null = own ?? inherited(candidate, resolved, last);
    statements.push(toStatement({ reading, scored, resolved, said, book, published }));
    if (resolved?.character != null) speakers.add(resolved.character);
    last = { character: resolved?.character ?? null, clause, said, paragraph: candidate.paragraph };
  }
  return { statements, people: learnPeople(speakers, published) };
}

// best F1 of 0.2, 0.3 and 0.4 in cross-validation
const LEAST = 0.3; // probability

type LastStatement = LastSpeaker & { readonly said: DayRange | null; readonly paragraph: number };

function clauseOf(reading: Reading, candidate: Candidate): number {
  return reading.clauseOf[candidate.cue?.from ?? candidate.parts[0]!.from]!;
}

/** "He added" goes on with the day of the statement right before it by the same speaker. */
function inherited(candidate: Candidate, resolved: Resolved | null, last: LastStatement | null): DayRange | null {
  if (last === null || last.said === null || resolved === null || resolved.character === null) return null;
  if (resolved.character !== last.character || candidate.paragraph - last.paragraph > 1) return null;
  const isPronoun = /^(?:he|she)$/iu.test(resolved.mention.text);
  return isPronoun || candidate.pattern === 'participle' || CONTINUES.has(candidate.cue?.lemma ?? '')
    ? last.said
    : null;
}

const CONTINUES = new Set(['add', 'continue', 'conclude', 'go-on', 'reiterate', 'repeat']);

type Making = {
  readonly reading: Reading;
  readonly scored: Scored;
  readonly resolved: Resolved | null;
  readonly said: DayRange | null;
  readonly book: PeopleBook;
  readonly published: Day | null;
};

function toStatement({ reading, scored, resolved, said, book, published }: Making): FoundStatement {
  const { candidate, probability } = scored;
  const parts = candidate.parts.map((part) => mentionOf(reading, part.from, part.to));
  const { cue } = candidate;
  const kind = kindOf(reading, candidate);
  return {
    start: parts[0]!.start,
    end: parts.at(-1)!.end,
    parts,
    kind,
    speaker: resolved === null ? null : speakerOf(resolved, { book, day: said?.to ?? published }),
    cue: cue === null ? null : { ...mentionOf(reading, cue.from, cue.to), class: cue.class },
    said,
    confidence: confidenceOf(shippedWeights().curves[kind], probability),
  };
}

function speakerOf(
  resolved: Resolved,
  { book, day }: { readonly book: PeopleBook; readonly day: Day | null },
): Speaker {
  const { character, mention } = resolved;
  if (character === null) return { mention, name: null, role: null, personId: null };
  const person = character.person;
  return {
    mention,
    name: person?.name ?? character.name,
    role: character.role ?? (person === null ? null : book.roleOn(person, day)),
    personId: personIdOf(character),
  };
}

/** Whether a candidate's words are quoted, reported, or some of each. */
export function kindOf(reading: Reading, candidate: Candidate): StatementKind {
  if (candidate.quoted) return 'direct';
  const quoted = candidate.parts.some(
    (part) =>
      reading.quoteOf[part.from]! >= 0 ||
      reading.quoteOf[part.to - 1]! >= 0 ||
      reading.quotes.some((quote) => quote.class !== 'title' && quote.from >= part.from && quote.to <= part.to),
  );
  return quoted ? 'mixed' : 'indirect';
}

function mentionOf(reading: Reading, from: number, to: number): Mention {
  const start = reading.tokens[from]!.start;
  const end = reading.tokens[to - 1]!.end;
  return { start, end, text: reading.text.slice(start, end) };
}

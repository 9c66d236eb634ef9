import { findStatements } from '../../core/statements/find-statements.ts';
import { makePeopleBook, type PeopleBook } from '../../core/statements/people-book.ts';
import { verbatimFault } from '../../core/statements/verbatim-fault.ts';
import { compileTopics, type TopicMatcher } from '../../core/topics/compile-topics.ts';
import type { Article } from '../../model/article.ts';
import type { Person } from '../../model/person.ts';
import type { Instant } from '../../model/time.ts';
import type { Topic } from '../../model/topic.ts';
import type { Findings } from '../../ports/news-store.ts';
import { readStances } from './read-stances.ts';

/** Findings, and what is wrong with the statements that were refused. */
export type Understood = Findings & { readonly refused: readonly string[] };

/**
 * Everything that the language engine finds in an article: statements, who was learnt, topics, stances on the
 * topics' propositions. Pure; statements below the confidence of publishing are left out, and so are those whose
 * words, speaker or cue do not stand in the text (`refused` says why): such a one is a mistake of ours.
 */
export function understand(
  article: Pick<Article, 'id' | 'title' | 'text' | 'sentences'> & { readonly published: Instant | null },
  known: { readonly people: readonly Person[]; readonly topics: readonly Topic[] },
  limits: { readonly statementConfidence: number; readonly stanceConfidence: number },
): Understood {
  const compiled = compile(known.people, known.topics);
  const found = findStatements(article, compiled.book);
  const sure = found.statements.filter(({ confidence }) => confidence >= limits.statementConfidence);
  const faults = sure.map((statement) => verbatimFault(article.text, statement));
  const statements = sure.filter((_, index) => faults[index] === null);
  const tags = compiled.matcher.tag(article);
  return {
    statements,
    tags,
    stances: readStances(statements, { article, tags, topics: known.topics, least: limits.stanceConfidence }),
    people: found.people.map((person) => ({ ...person, learntFrom: article.id })),
    refused: faults.filter((fault) => fault !== null),
  };
}

// Compiling takes longer than reading an article, and the lists stay the same objects until they change.
let last: { people: readonly Person[]; topics: readonly Topic[]; book: PeopleBook; matcher: TopicMatcher } | undefined;

function compile(
  people: readonly Person[],
  topics: readonly Topic[],
): { readonly book: PeopleBook; readonly matcher: TopicMatcher } {
  if (last?.people !== people || last.topics !== topics) {
    last = { people, topics, book: makePeopleBook(people), matcher: compileTopics(topics, people) };
  }
  return last;
}

import { findStatements } from '../../core/statements/find-statements.ts';
import { makePeopleBook, type PeopleBook } from '../../core/statements/people-book.ts';
import { compileTopics, type TopicMatcher } from '../../core/topics/compile-topics.ts';
import type { Article } from '../../model/article.ts';
import type { Person } from '../../model/person.ts';
import type { Instant } from '../../model/time.ts';
import type { Topic } from '../../model/topic.ts';
import type { Findings } from '../../ports/news-store.ts';
import { readStances } from './read-stances.ts';

/**
 * Everything that the language engine finds in an article: statements, who was learnt, topics, stances on the
 * topics' propositions. Pure; statements below the confidence of publishing are left out.
 */
export function understand(
  article: Pick<Article, 'id' | 'title' | 'text' | 'sentences'> & { readonly published: Instant | null },
  known: { readonly people: readonly Person[]; readonly topics: readonly Topic[] },
  limits: { readonly statementConfidence: number; readonly stanceConfidence: number },
): Findings {
  const compiled = compile(known.people, known.topics);
  const found = findStatements(article, compiled.book);
  const statements = found.statements.filter(({ confidence }) => confidence >= limits.statementConfidence);
  const tags = compiled.matcher.tag(article);
  return {
    statements,
    tags,
    stances: readStances(statements, { article, tags, topics: known.topics, least: limits.stanceConfidence }),
    people: found.people.map((person) => ({ ...person, learntFrom: article.id })),
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

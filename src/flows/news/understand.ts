import { findStance } from '../../core/stance/find-stance.ts';
import { findStatements } from '../../core/statements/find-statements.ts';
import { makePeopleBook, type PeopleBook } from '../../core/statements/people-book.ts';
import { compileTopics, type TopicMatcher } from '../../core/topics/compile-topics.ts';
import type { Article } from '../../model/article.ts';
import type { Person } from '../../model/person.ts';
import type { FoundStatement } from '../../model/statement.ts';
import type { Instant } from '../../model/time.ts';
import type { Topic, TopicTag } from '../../model/topic.ts';
import type { Findings, FoundStance } from '../../ports/news-store.ts';

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
  const stances = statements.flatMap((statement, index) =>
    stancesOf(statement, { article, tags, topics: known.topics, index }),
  );
  return {
    statements,
    tags,
    stances: stances.filter(
      ({ confidence, position }) => confidence >= limits.stanceConfidence && position !== 'unclear',
    ),
    people: found.people.map((person) => ({ ...person, learntFrom: article.id })),
  };
}

function stancesOf(
  statement: FoundStatement,
  about: {
    readonly article: Pick<Article, 'text' | 'sentences'>;
    readonly tags: readonly TopicTag[];
    readonly topics: readonly Topic[];
    readonly index: number;
  },
): FoundStance[] {
  const { article, tags, topics, index } = about;
  const tagged = topics.filter((topic) => tags.some((tag) => tag.topicId === topic.id));
  const words = article.text.slice(statement.start, statement.end);
  const context = contextOf(statement, article);
  return tagged.flatMap((topic) =>
    topic.propositions.flatMap((proposition): FoundStance[] => {
      const found = findStance({ words, context, cueClass: statement.cue?.class ?? null, proposition, onTopic: true });
      if (found === null) return [];
      const evidence = found.evidence && {
        start: statement.start + found.evidence.start,
        end: statement.start + found.evidence.end,
      };
      return [
        {
          statement: index,
          topicId: topic.id,
          propositionId: proposition.id,
          position: found.position,
          confidence: found.confidence,
          evidence,
        },
      ];
    }),
  );
}

/** The whole sentences that the statement touches. */
function contextOf(statement: FoundStatement, article: Pick<Article, 'text' | 'sentences'>): string {
  const touched = article.sentences.filter(
    (sentence) => sentence.start < statement.end && sentence.end > statement.start,
  );
  return article.text.slice(touched[0]?.start ?? statement.start, touched.at(-1)?.end ?? statement.end);
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

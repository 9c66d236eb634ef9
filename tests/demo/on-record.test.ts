import { beforeAll, expect, test } from 'vitest';
import { readText } from '../../src/core/article/read-text.ts';
import { findStatements } from '../../src/core/statements/find-statements.ts';
import { makePeopleBook } from '../../src/core/statements/people-book.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import type { FoundStatement } from '../../src/model/statement.ts';
import { EXPECTED_STATEMENTS, type ExpectedStatement, NOT_STATEMENTS } from './expected-statements.ts';

const PUBLISHED = 0.6; // the shipped statementConfidence

const found = new Map<string, readonly FoundStatement[]>();

beforeAll(() => {
  const book = makePeopleBook([]); // each article has to tell who speaks
  for (const { id, versions } of loadSampleNews().articles) {
    const [first] = versions;
    if (!first) continue;
    const text = first.paragraphs.join('\n\n');
    const article = { title: first.title, text, sentences: readText(text).sentences, published: first.at };
    const { statements } = findStatements(article, book);
    found.set(
      id,
      statements.filter(({ confidence }) => confidence >= PUBLISHED),
    );
  }
});

const wanted = EXPECTED_STATEMENTS.filter(({ revision }) => revision !== 2);

/** The published statement that holds all of the expected parts. */
function match(expected: ExpectedStatement): FoundStatement | undefined {
  return found
    .get(expected.articleId)
    ?.find(({ parts }) =>
      expected.parts.every((part) =>
        parts.some(
          ({ text }) => fold(text).includes(fold(part)) || (fold(part).includes(fold(text)) && text.length > 20),
        ),
      ),
    );
}

// Which marks stand round a quotation, and whether its comma counts, is not what is measured here.
const fold = (words: string) =>
  words
    .replace(/["“”‘’',.\s]+/g, ' ')
    .trim()
    .toLowerCase();

test('nineteen of twenty statements of the sample week are on record', () => {
  const missed = wanted
    .filter((expected) => !match(expected))
    .map(({ articleId, parts }) => `${articleId}: ${parts[0]}`);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(wanted.length / 20);
});

test('nobody is given words of somebody else', () => {
  const wrong = wanted.flatMap((expected) => {
    const name = match(expected)?.speaker?.name ?? null;
    return name === null || name === expected.speaker
      ? []
      : [`${expected.articleId}: ${expected.parts[0]}: ${name}, not ${expected.speaker}`];
  });
  expect(wrong).toEqual([]);
});

test('no day is given that the article does not bear out', () => {
  const wrong = wanted.flatMap((expected) => {
    const said = match(expected)?.said ?? null;
    const [from, to] = typeof expected.said === 'string' ? [expected.said, expected.said] : expected.said;
    return said === null || (said.from >= from && said.to <= to)
      ? []
      : [`${expected.articleId}: ${expected.parts[0]}: ${said.from} to ${said.to}`];
  });
  expect(wrong).toEqual([]);
});

test('titles, nicknames and scare quotes are no statements', () => {
  const taken = NOT_STATEMENTS.filter(({ articleId, words }) =>
    found
      .get(articleId)
      ?.some(({ kind, parts }) => kind === 'direct' && parts.some(({ text }) => fold(text) === fold(words))),
  );
  expect(taken).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileTopics } from '../../../src/core/topics/compile-topics.ts';
import type { Person } from '../../../src/model/person.ts';
import type { Topic, TopicTag } from '../../../src/model/topic.ts';

const FOLDER = join(import.meta.dirname, '../../data/topics');

type Definitions = {
  readonly people: readonly Pick<Person, 'id' | 'name' | 'aliases'>[];
  readonly topics: readonly Omit<Topic, 'workspace' | 'propositions'>[];
};
type Labelled = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly topics: readonly string[];
  readonly note?: string;
};

const definitions: Definitions = JSON.parse(readFileSync(join(FOLDER, 'definitions.json'), 'utf8'));
const texts: readonly Labelled[] = readFileSync(join(FOLDER, 'texts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const topics = definitions.topics.map((topic): Topic => ({ ...topic, workspace: null, propositions: [] }));
const people = definitions.people.map(
  (person): Person => ({ ...person, kind: 'person', pronoun: null, roles: [], learntFrom: null }),
);

// Texts whose label hangs on sense or weight, not on words: "strike" in football, a namesake, one clause in passing.
const isBeyondWords = ({ note = '' }: Labelled): boolean => /^(?:sense|namesake|passing|off-intent)\b/.test(note);

const matcher = compileTopics(topics, people);

function measure(some: readonly Labelled[]) {
  const tagged = some.map((article) => ({ article, tags: matcher.tag(article) }));
  const right = tagged.flatMap(({ article, tags }) => tags.filter(({ topicId }) => article.topics.includes(topicId)));
  const found = tagged.flatMap(({ tags }) => tags).length;
  const wanted = some.flatMap((article) => article.topics).length;
  return { precision: right.length / found, recall: right.length / wanted, errors: tagged.flatMap(errorsOf) };
}

function errorsOf({ article, tags }: { readonly article: Labelled; readonly tags: readonly TopicTag[] }): string[] {
  const about = `${article.id} (${article.note ?? 'plain'})`;
  const wrong = tags.filter(({ topicId }) => !article.topics.includes(topicId));
  const missed = article.topics.filter((id) => !tags.some(({ topicId }) => topicId === id));
  return [
    ...wrong.map(({ topicId, evidence }) => {
      const words = evidence.map(({ field, start, end }) => article[field].slice(start, end));
      return `${about}: ${topicId} is wrong, found by ${words.join(', ')}`;
    }),
    ...missed.map((id) => {
      const verdict = matcher.explain(article, id);
      const set = verdict && 'set' in verdict ? ` ${verdict.set}` : '';
      return `${about}: ${id} was not found: ${verdict?.kind}${set}`;
    }),
  ];
}

it('files texts that words decide with a precision of at least 97 % and a recall of at least 93 %', () => {
  const { precision, recall, errors } = measure(texts.filter((article) => !isBeyondWords(article)));
  const told = `P ${precision.toFixed(3)} R ${recall.toFixed(3)}\n${errors.join('\n')}`;
  expect(precision, told).toBeGreaterThanOrEqual(0.97);
  expect(recall, told).toBeGreaterThanOrEqual(0.93);
});

it('files all texts with a precision of at least 90 % and a recall of at least 96 %', () => {
  const { precision, recall, errors } = measure(texts);
  const told = `P ${precision.toFixed(3)} R ${recall.toFixed(3)}\n${errors.join('\n')}`;
  process.stdout.write(`topics of all texts: ${told}\n`);
  expect(precision, told).toBeGreaterThanOrEqual(0.9);
  expect(recall, told).toBeGreaterThanOrEqual(0.96);
});

import { echo } from '../../../core/request/echo.ts';
import { findPerson } from '../../../core/request/find-named.ts';
import { isEverywhere, phraseMistake } from '../../../core/topics/check-phrase.ts';
import { Failure } from '../../../model/failure.ts';
import type { Person } from '../../../model/person.ts';
import type { Topic } from '../../../model/topic.ts';

/** The options of `/newsdesk topics` that make up a topic, as typed. */
export type TopicFields = {
  readonly words: string | undefined;
  readonly with: string | undefined;
  readonly without: string | undefined;
  readonly people: string | undefined;
  readonly places: string | undefined;
  readonly propositions: string | undefined;
};

/**
 * What was given of a topic's definition; `none` empties a field, and what is not given is not in the result.
 * @throws Failure 'bad-input' for a phrase that cannot match or stands everywhere, 'not-found' for an unknown person.
 */
export function readTopicFields(given: TopicFields, people: readonly Person[]): Partial<Topic> {
  const list = (text: string): string[] => checked(listOf(text, /[,;]/));
  return {
    ...(given.words === undefined ? {} : { any: list(given.words) }),
    ...(given.with === undefined ? {} : { all: listOf(given.with, /;/).map((group) => checked(listOf(group, /,/))) }),
    ...(given.without === undefined ? {} : { not: list(given.without) }),
    ...(given.people === undefined
      ? {}
      : { people: listOf(given.people, /[,;]/).map((name) => findPerson(name, people).id) }),
    ...(given.places === undefined ? {} : { places: list(given.places) }),
    ...(given.propositions === undefined
      ? {}
      : { propositions: listOf(given.propositions, /;/).map((text, i) => ({ id: `p${i + 1}`, text, about: text })) }),
  };
}

/** @throws Failure 'bad-input' for a topic that no article can carry: it asks for nothing, or for what it rules out. */
export function checkTopic(topic: Topic): Topic {
  const { any, all, not, people, places } = topic;
  if (any.length + all.length + people.length + places.length === 0)
    throw new Failure('bad-input', 'A topic needs words:, with:, people: or places:, or no article would carry it.');
  const both = [...any, ...all.flat()].find((phrase) => not.includes(phrase));
  if (both !== undefined)
    throw new Failure(
      'bad-input',
      `"${echo(both)}" cannot be asked for and ruled out by without: at once: leave it out of one of them.`,
    );
  return topic;
}

function checked(phrases: string[]): string[] {
  for (const phrase of phrases) {
    const mistake = phraseMistake(phrase);
    if (mistake !== null) throw new Failure('bad-input', mistake);
    if ([...phrase].length < 2)
      throw new Failure('bad-input', `"${phrase}" is too short for a word of a topic: write two letters or more.`);
    if (isEverywhere(phrase))
      throw new Failure(
        'bad-input',
        `"${echo(phrase)}" stands in almost every article: write a longer phrase, or an acronym in capitals.`,
      );
  }
  return phrases;
}

function listOf(text: string, separator: RegExp): string[] {
  if (/^\s*none\s*$/i.test(text)) return [];
  const list = text.split(separator).map((word) => word.trim());
  return [...new Set(list)].filter((word) => word !== '');
}

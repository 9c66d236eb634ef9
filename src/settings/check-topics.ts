import { z } from 'zod';
import { phraseMistake } from '../core/topics/check-phrase.ts';
import { idOf, list, NO_ID, word, words } from './entry-views.ts';
import { findRepeats } from './find-repeats.ts';
import type { Mistake } from './mistake.ts';
import { notIn } from './not-in.ts';
import { mistakeAt } from './place-mistakes.ts';
import type { YamlFile } from './read-yaml.ts';
import { slug } from './slug.ts';

// what is no text is told by the schema; [''] so that the topic does not count as empty
const phrases = z.array(word).default([]).catch(['']);
const groups = z
  .array(z.union([phrases, word.transform((one) => [one])]))
  .default([])
  .catch([['']]);
const nothing = { id: '', name: '', any: [''], all: [], not: [], people: [], places: [], propositions: [] };
const entry = z
  .object({
    id: word,
    name: word,
    any: phrases,
    all: groups,
    not: phrases,
    people: words,
    places: phrases,
    propositions: list(z.object({ id: word, text: word }).catch({ id: '', text: '' })),
  })
  .catch(nothing);
const view = z.object({ topics: list(entry) }).catch({ topics: [] });

/** The ids of the topics; undefined when the file could not be read. */
export const topicIds = (file: YamlFile): readonly string[] | undefined =>
  file.data === undefined ? undefined : view.parse(file.data).topics.map(idOf);

/** Topics that share an id, that nothing can match, that have a faulty phrase, or that name people who are not known. */
export function checkTopics(file: YamlFile, people: readonly string[] | undefined): Mistake[] {
  const { topics } = view.parse(file.data);
  const mistakes = findRepeats({ file, path: ['topics'], key: 'id', values: topics.map(idOf) });
  topics.forEach((topic, t) => {
    const at = ['topics', t];
    if (topic.name && !idOf(topic)) mistakes.push(mistakeAt(file, [...at, 'name'], NO_ID));
    if (topic.any.length + topic.all.length + topic.people.length + topic.places.length === 0) {
      mistakes.push(mistakeAt(file, at, 'matches no article: write phrases under any: or people under people:.'));
    }
    mistakes.push(...faultyPhrases(topic).map(({ path, words }) => mistakeAt(file, [...at, ...path], words)));
    topic.people.forEach((person, p) => {
      if (person === '' || !people || people.includes(slug(person))) return;
      mistakes.push(mistakeAt(file, [...at, 'people', p], notIn('people.yaml', person, people)));
    });
    const claims = topic.propositions.map(({ id, text }) => id || slug(text));
    mistakes.push(...findRepeats({ file, path: [...at, 'propositions'], key: 'id', values: claims }));
  });
  return mistakes;
}

type Phrases = {
  readonly any: readonly string[];
  readonly all: readonly (readonly string[])[];
  readonly not: readonly string[];
  readonly places: readonly string[];
};

/** Phrases that can match nothing, each with where it stands; '' is told by the schema. */
function faultyPhrases(topic: Phrases): { readonly path: readonly PropertyKey[]; readonly words: string }[] {
  const placed = [
    ...(['any', 'not', 'places'] as const).flatMap((key) =>
      topic[key].map((phrase, i) => ({ path: [key, i], phrase })),
    ),
    ...topic.all.flatMap((group, g) => group.map((phrase, i) => ({ path: ['all', g, i], phrase }))),
  ].filter(({ phrase }) => phrase.trim() !== '');
  return placed.flatMap(({ path, phrase }) => {
    const mistake = phraseMistake(phrase);
    if (mistake !== null) return [{ path, words: mistake }];
    const isRuledOut = path[0] !== 'not' && topic.not.includes(phrase);
    return isRuledOut ? [{ path, words: `"${phrase}" stands under not: too: remove it in one of the two.` }] : [];
  });
}

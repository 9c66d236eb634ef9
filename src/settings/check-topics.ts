import { z } from 'zod';
import { idOf, list, NO_ID, word, words } from './entry-views.ts';
import { findRepeats } from './find-repeats.ts';
import type { Mistake } from './mistake.ts';
import { notIn } from './not-in.ts';
import { mistakeAt } from './place-mistakes.ts';
import type { YamlFile } from './read-yaml.ts';
import { slug } from './slug.ts';

const entries = z.array(z.unknown()).default([]).catch(['']); // only whether there are any
const nothing = { id: '', name: '', any: [''], all: [], people: [], propositions: [] };
const entry = z
  .object({
    id: word,
    name: word,
    any: entries,
    all: entries,
    people: words,
    propositions: list(z.object({ id: word, text: word }).catch({ id: '', text: '' })),
  })
  .catch(nothing);
const view = z.object({ topics: list(entry) }).catch({ topics: [] });

/** The ids of the topics; undefined when the file could not be read. */
export const topicIds = (file: YamlFile): readonly string[] | undefined =>
  file.data === undefined ? undefined : view.parse(file.data).topics.map(idOf);

/** Topics that share an id, that nothing can match, or that name people who are not known. */
export function checkTopics(file: YamlFile, people: readonly string[] | undefined): Mistake[] {
  const { topics } = view.parse(file.data);
  const mistakes = findRepeats({ file, path: ['topics'], key: 'id', values: topics.map(idOf) });
  topics.forEach((topic, t) => {
    const at = ['topics', t];
    if (topic.name && !idOf(topic)) mistakes.push(mistakeAt(file, [...at, 'name'], NO_ID));
    if (topic.any.length + topic.all.length + topic.people.length === 0) {
      mistakes.push(mistakeAt(file, at, 'matches no article: write phrases under any: or people under people:.'));
    }
    topic.people.forEach((person, p) => {
      if (person === '' || !people || people.includes(slug(person))) return;
      mistakes.push(mistakeAt(file, [...at, 'people', p], notIn('people.yaml', person, people)));
    });
    const claims = topic.propositions.map(({ id, text }) => id || slug(text));
    mistakes.push(...findRepeats({ file, path: [...at, 'propositions'], key: 'id', values: claims }));
  });
  return mistakes;
}

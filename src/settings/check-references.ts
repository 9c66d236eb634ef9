import { checkChannels } from './check-channels.ts';
import { checkFeeds } from './check-feeds.ts';
import { checkPeople, personIds } from './check-people.ts';
import { checkTopics, topicIds } from './check-topics.ts';
import type { Mistake } from './mistake.ts';
import type { YamlFile } from './read-yaml.ts';

/**
 * What no single field can tell: names that are used twice, names that nobody bears, keys that need each other. Reads
 * the values as written and skips what is malformed, so that these mistakes are told together with all the others.
 */
export function checkReferences(files: {
  readonly feeds: YamlFile;
  readonly topics: YamlFile;
  readonly people: YamlFile;
  readonly channels: YamlFile;
}): Mistake[] {
  return [
    ...checkFeeds(files.feeds),
    ...checkTopics(files.topics, personIds(files.people)),
    ...checkPeople(files.people),
    ...checkChannels(files.channels, topicIds(files.topics)),
  ];
}

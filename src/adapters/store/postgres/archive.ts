import type { Archive } from '../../../ports/archive.ts';
import { listChanges } from './list-changes.ts';
import { channelInFull, listChannels } from './list-channels.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listSpeakers, personInFull } from './list-speakers.ts';
import { listTopics } from './list-topics.ts';
import type { Reader } from './prove-words.ts';
import { articleInFull } from './read-article-in-full.ts';
import { reportsOf } from './read-reports-of.ts';
import { storyInFull } from './read-story-in-full.ts';

/** What pages show beyond the answers to commands. */
export function archive(reader: Reader): Archive {
  const { db } = reader;
  return {
    topics: (of) => listTopics(db, of),
    story: (of) => storyInFull(reader, of),
    article: (of) => articleInFull(reader, of),
    reportsOf: (of) => reportsOf(reader, of),
    person: (of) => personInFull(db, of),
    speakers: (of) => listSpeakers(db, of),
    changes: (of) => listChanges(reader, of),
    channels: (of) => listChannels(db, of),
    channel: (of) => channelInFull(db, of),
    deliveries: (of) => listDeliveries(db, of),
  };
}

import type { Person } from '../../model/person.ts';
import type { Topic, TopicEvidence, TopicTag } from '../../model/topic.ts';
import { type CompiledPhrase, compilePhrase, occurrencesOf } from './near-phrases.ts';
import { type Occurrence, type PhraseTrie, phraseTrie } from './phrase-trie.ts';
import { readTopicWords } from './topic-words.ts';
import { isInPassing, type Sightings, weighSightings } from './weigh-topic.ts';

export type TopicMatcher = {
  /** The topics that an article is about, best first, each with the words that tell. Linear in the text. */
  tag(article: { readonly title: string; readonly text: string }): TopicTag[];
};

/**
 * Compiles all topics into one matcher. A topic is tagged when one phrase of `any` or one of its people stands in the
 * article (if it names any), one phrase of each `all` group too, none of `not` does, and none of these is only
 * mentioned in passing (see weigh-topic.ts). Its score is that of the weakest of them. Phrases ignore case, plurals and
 * possessives; capitals of 2-6 letters are acronyms and keep their case (four and more also as "Nato");
 * `a NEAR/8 b` asks for both within eight words, in either order.
 */
export function compileTopics(topics: readonly Topic[], people: readonly Person[]): TopicMatcher {
  const trie = phraseTrie();
  const byId = new Map(people.map((person) => [person.id, person]));
  const compiled = topics.map((topic) => compileTopic(topic, { trie, byId }));
  return {
    tag(article) {
      const titleWords = readTopicWords(article.title);
      const textWords = readTopicWords(article.text);
      const found = { title: trie.find(titleWords), text: trie.find(textWords) };
      const words = textWords.filter((word) => word.keys.length > 0).length;
      return compiled
        .flatMap((topic) => tagTopic(topic, { found, words }) ?? [])
        .sort((a, b) => b.score - a.score || (a.topicId < b.topicId ? -1 : 1));
    },
  };
}

type CompiledTopic = {
  readonly id: string;
  readonly sets: readonly (readonly CompiledPhrase[])[]; // of each, one phrase must stand in the article
  readonly not: readonly CompiledPhrase[];
};

type Found = {
  readonly title: ReadonlyMap<number, readonly Occurrence[]>;
  readonly text: ReadonlyMap<number, readonly Occurrence[]>;
};

function compileTopic(
  topic: Topic,
  into: { readonly trie: PhraseTrie; readonly byId: ReadonlyMap<string, Person> },
): CompiledTopic {
  const plain = (phrases: readonly string[]): CompiledPhrase[] =>
    phrases.flatMap((phrase) => compilePhrase(phrase, { trie: into.trie, isName: false }) ?? []);
  const names = topic.people.flatMap((id) => {
    const person = into.byId.get(id);
    return person === undefined ? [] : [person.name, ...person.aliases];
  });
  const any = [
    ...plain(topic.any),
    ...names.flatMap((name) => compilePhrase(name, { trie: into.trie, isName: true }) ?? []),
  ];
  const isAsked = topic.any.length + topic.people.length > 0;
  return { id: topic.id, sets: [...(isAsked ? [any] : []), ...topic.all.map(plain)], not: plain(topic.not) };
}

function tagTopic(topic: CompiledTopic, article: { readonly found: Found; readonly words: number }): TopicTag | null {
  const { found, words } = article;
  if (topic.sets.length === 0) return null;
  if (topic.not.some((phrase) => isSeen(see([phrase], found)))) return null;
  const sightings: Sightings[] = [];
  for (const set of topic.sets) {
    const seen = see(set, found);
    if (!isSeen(seen) || isInPassing(seen, words)) return null;
    sightings.push(seen);
  }
  const score = Math.min(...sightings.map((seen) => weighSightings(seen, words)));
  return { topicId: topic.id, score: Math.round(score * 100) / 100, evidence: evidenceOf(sightings) };
}

function see(phrases: readonly CompiledPhrase[], found: Found): Sightings {
  return {
    title: phrases.flatMap((phrase) => occurrencesOf(phrase, found.title)),
    text: phrases.flatMap((phrase) => occurrencesOf(phrase, found.text)),
  };
}

function isSeen(seen: Sightings): boolean {
  return seen.title.length + seen.text.length > 0;
}

/** Title first, then by position; of mentions that overlap only the longest. */
function evidenceOf(sightings: readonly Sightings[]): TopicEvidence[] {
  return (['title', 'text'] as const).flatMap((field) => {
    const all = sightings.flatMap((seen) => seen[field]).sort((a, b) => a.start - b.start || b.end - a.end);
    const kept: TopicEvidence[] = [];
    for (const { start, end } of all) {
      const last = kept.at(-1);
      if (last === undefined || start >= last.end) kept.push({ field, start, end });
    }
    return kept;
  });
}

import type { Person } from '../../model/person.ts';
import type { Topic, TopicEvidence, TopicTag } from '../../model/topic.ts';
import { compilePerson } from './find-person.ts';
import { compilePlace } from './find-place.ts';
import { type CompiledTopic, indexTopics, type SetName } from './index-topics.ts';
import { compilePhrase, type PhraseInput } from './near-phrases.ts';
import { withOtherNames } from './other-names.ts';
import { phraseTrie } from './phrase-trie.ts';
import { readArticle } from './read-article.ts';
import { isPossible, type ReadArticle, type Sightings, type Sought } from './sought.ts';
import { wordReader } from './topic-words.ts';
import { isInPassing, weighSightings } from './weigh-topic.ts';

export type TopicMatcher = {
  /** The topics that an article is about, best first, each with the words that tell. Linear in the text. */
  tag(article: TaggedText): TopicTag[];
  /** Why an article carries a topic or does not; undefined for a topic that is not among those compiled. */
  explain(article: TaggedText, topicId: string): TopicVerdict | undefined;
};

type TaggedText = { readonly title: string; readonly text: string };

/**
 * `ruled-out`: it would be carried, but words of `not` stand there. `missing`: nothing of that set stands there.
 * `in-passing`: something of that set does, but only in passing.
 */
export type TopicVerdict =
  | { readonly kind: 'carried'; readonly tag: TopicTag }
  | { readonly kind: 'ruled-out'; readonly evidence: readonly TopicEvidence[] }
  | { readonly kind: 'missing'; readonly set: SetName }
  | { readonly kind: 'in-passing'; readonly set: SetName; readonly evidence: readonly TopicEvidence[] };

/**
 * Compiles all topics into one matcher. A topic is tagged when one phrase of `any` or one of its people stands in the
 * article (if it names any), one of its places (if it names any), one phrase of each `all` group, none of `not` does,
 * and none of these is only mentioned in passing (see weigh-topic.ts). Its score is that of the weakest of them. How
 * phrases are read: read-phrase.ts; people: find-person.ts; places: find-place.ts. In any list of phrases,
 * `place:Ukraine` is the place with its adjectives and spellings.
 */
export function compileTopics(topics: readonly Topic[], people: readonly Person[]): TopicMatcher {
  const into: PhraseInput = { trie: phraseTrie(), read: wordReader() };
  const byId = new Map(people.map((person) => [person.id, person]));
  const places = new Map<string, Sought>();
  const placeOf = (name: string): Sought => {
    const place = places.get(name) ?? remembering(compilePlace(name, into));
    places.set(name, place);
    return place;
  };
  const compiled = topics.map((topic) => compileTopic(topic, { ...into, byId, placeOf }));
  const candidatesIn = indexTopics(compiled);
  return {
    tag(article) {
      const read = readArticle(article, into);
      return candidatesIn(read)
        .flatMap((topic) => {
          const verdict = judge(topic, read);
          return verdict.kind === 'carried' ? [verdict.tag] : [];
        })
        .sort((a, b) => b.score - a.score || (a.topicId < b.topicId ? -1 : 1));
    },
    explain(article, topicId) {
      const topic = compiled.find(({ id }) => id === topicId);
      return topic && judge(topic, readArticle(article, into));
    },
  };
}

/** What sees the same for each topic that asks for it, so that it need look only once an article. */
function remembering({ needs, see }: Sought): Sought {
  let last: { readonly article: ReadArticle; readonly seen: Sightings } | undefined;
  return {
    needs,
    see(article) {
      if (last?.article !== article) last = { article, seen: see(article) };
      return last.seen;
    },
  };
}

type TopicInput = PhraseInput & {
  readonly byId: ReadonlyMap<string, Person>;
  readonly placeOf: (name: string) => Sought; // many topics ask for the same places
};

function compileTopic(topic: Topic, into: TopicInput): CompiledTopic {
  const phrases = (list: readonly string[]): Sought[] => compilePhrases(list, into);
  const people = topic.people.flatMap((id) => {
    const person = into.byId.get(id);
    return person === undefined ? [] : [compilePerson(person, into)];
  });
  const named = topic.any.length + topic.people.length > 0;
  return {
    id: topic.id,
    sets: [
      ...(named ? [{ name: 'any' as const, sought: [...phrases(topic.any), ...people] }] : []),
      ...topic.all.map((group, name) => ({ name, sought: phrases(group) })),
      ...(topic.places.length > 0 ? [{ name: 'places' as const, sought: topic.places.map(into.placeOf) }] : []),
    ],
    not: phrases(topic.not),
  };
}

function compilePhrases(list: readonly string[], into: TopicInput): Sought[] {
  const all = withOtherNames(list);
  return all.flatMap((phrase) => {
    const place = /^place:(.+)$/i.exec(phrase.trim())?.[1];
    return (place === undefined ? compilePhrase(phrase, all, into) : into.placeOf(place)) ?? [];
  });
}

function judge(topic: CompiledTopic, article: ReadArticle): TopicVerdict {
  const words = article.text.words.length;
  const sightings: Sightings[] = [];
  for (const { name, sought } of topic.sets) {
    const seen = see(sought, article);
    if (!isSeen(seen)) return { kind: 'missing', set: name };
    if (isInPassing(seen, words)) return { kind: 'in-passing', set: name, evidence: evidenceOf([seen]) };
    sightings.push(seen);
  }
  if (sightings.length === 0) return { kind: 'missing', set: 'any' }; // a topic that asks for nothing
  const ruledOut = see(topic.not, article);
  if (isSeen(ruledOut)) return { kind: 'ruled-out', evidence: evidenceOf([ruledOut]) };
  const score = Math.min(...sightings.map((seen) => weighSightings(seen, words)));
  const tag = { topicId: topic.id, score: Math.round(score * 100) / 100, evidence: evidenceOf(sightings) };
  return { kind: 'carried', tag };
}

function see(sought: readonly Sought[], article: ReadArticle): Sightings {
  const all = sought.filter((one) => isPossible(one, article)).map((one) => one.see(article));
  return { title: all.flatMap(({ title }) => title), text: all.flatMap(({ text }) => text) };
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

import { isPossible, type ReadArticle, type Sought } from './sought.ts';

/** What a topic asks for one of: its phrases and people, its places, or the group of `all` with that number, from 0. */
export type SetName = 'any' | 'places' | number;

export type CompiledTopic = {
  readonly id: string;
  readonly sets: readonly { readonly name: SetName; readonly sought: readonly Sought[] }[];
  readonly not: readonly Sought[];
};

/**
 * Which topics an article may carry, without looking at the others: of each topic only one set is waited for, and of
 * each NEAR only one part, the one whose phrases the fewest other topics ask for.
 */
export function indexTopics(topics: readonly CompiledTopic[]): (article: ReadArticle) => readonly CompiledTopic[] {
  const users = new Map<number, number>();
  for (const phrase of topics.flatMap(({ sets }) =>
    sets.flatMap(({ sought }) => sought.flatMap(({ needs }) => needs.flat())),
  ))
    users.set(phrase, (users.get(phrase) ?? 0) + 1);
  const asked = (phrases: readonly number[]): number =>
    phrases.reduce((sum, phrase) => sum + (users.get(phrase) ?? 0), 0);
  const entries = topics.flatMap((topic) => {
    const sets = topic.sets.map(({ sought }) =>
      sought.map((one) => ({ topic, sought: one, phrases: least(one.needs, asked) })),
    );
    return least(sets, (set) => asked(set.flatMap(({ phrases }) => phrases)));
  });
  const byPhrase = Map.groupBy(
    entries.flatMap((entry) => entry.phrases.map((phrase) => ({ phrase, ...entry }))),
    ({ phrase }) => phrase,
  );
  return (article) => {
    const candidates = new Set<CompiledTopic>();
    for (const { found } of [article.title, article.text])
      for (const phrase of found.keys())
        for (const { topic, sought } of byPhrase.get(phrase) ?? [])
          if (isPossible(sought, article)) candidates.add(topic);
    return [...candidates];
  };
}

/** The list that weighs least; [] of none. */
function least<T>(lists: readonly (readonly T[])[], weigh: (list: readonly T[]) => number): readonly T[] {
  return lists.reduce<{ readonly list: readonly T[]; readonly weight: number }>(
    (best, list) => (weigh(list) < best.weight ? { list, weight: weigh(list) } : best),
    { list: [], weight: Number.POSITIVE_INFINITY },
  ).list;
}

import { shippedIdf } from '../src/core/language/idf.ts';
import { storyOf } from '../src/core/story/grow-story.ts';
import { type JoiningArticle, joinStory } from '../src/core/story/join-story.ts';
import { makeLiveIndex } from '../src/core/story/live-index.ts';
import { weighTerms } from '../src/core/story/weigh-terms.ts';

const LIVE = [5_000, 40_000, 50_000]; // stories in the window, the article's own aside
const MEASURED = 2_000; // articles at each size
const KINDS = [
  { name: 'teasers of 40 words', words: 40 },
  { name: 'articles of 600 words', words: 600 },
];

/** What joining an article to the live stories costs, by how many are live; invented news of Zipf's law. */
export async function* benchStories(): AsyncGenerator<string> {
  for (const { name, words } of KINDS) {
    const before = memory();
    const news = inventNews(words);
    const live = makeLiveIndex(shippedIdf());
    const window: string[] = [];
    const begin = (article: JoiningArticle): void => {
      const { terms } = weighTerms(article, live.idf);
      live.update(storyOf({ id: article.id, language: 'en' }, [{ published: article.published, terms }]));
      window.push(article.id);
    };
    const join = (article: JoiningArticle, atMost: number): number => {
      const begun = performance.now();
      const { story, isNew } = joinStory({ article, newStoryId: article.id }, live);
      live.update(story);
      if (isNew) window.push(story.id);
      if (live.size() > atMost) live.remove(window.shift() ?? '');
      return performance.now() - begun;
    };
    let first = 0;
    for (const size of LIVE) {
      while (live.size() < size) begin(news());
      const articles = Array.from({ length: 2 * MEASURED }, news);
      for (const article of articles.slice(MEASURED)) join(article, size); // compiled code is what a running process has
      const cpu = process.threadCpuUsage();
      const times = articles.slice(0, MEASURED).map((article) => join(article, size));
      const { user, system } = process.threadCpuUsage(cpu);
      const mean = (user + system) / 1000 / MEASURED;
      first = first === 0 ? mean : first;
      times.sort((a, b) => a - b);
      yield `${name}, ${size.toLocaleString('en')} live: ${(1000 / mean).toFixed(0)} a second of processor time, ${(mean / first).toFixed(2)} times the first; median ${at(times, 0.5)} ms, 99th percentile ${at(times, 0.99)} ms by the clock`;
    }
    yield `${name}: the index holds ${(memory() - before).toFixed(0)} MB`;
  }
  yield `at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB of memory in all`;
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);

/** Megabytes in use, after a collection where node runs with --expose-gc. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

const WORDS = 60_000; // in the language
const NAMES = 40_000;
const EVENTS_TOLD = 3; // times on average
const EVENT_NAMES = 6;
const EVENT_WORDS = 40; // that belong to the matter

/** Articles of events one after the other: common words by Zipf's law, and the names and words of their event. */
function inventNews(words: number) {
  const chance = chances(7);
  const zipf = (count: number) => Math.floor(count ** chance()) - 1;
  const events: { readonly names: readonly string[]; readonly matter: readonly string[] }[] = [];
  let count = 0;
  return () => {
    if (events.length === 0 || chance() < 1 / EVENTS_TOLD) {
      events.push({
        names: Array.from({ length: EVENT_NAMES }, () => name(Math.floor(chance() * NAMES))),
        matter: Array.from({ length: EVENT_WORDS }, () => word(Math.floor(chance() * WORDS))),
      });
    }
    const recent = events[events.length - 1 - Math.floor(Math.min(events.length, 200) * chance())];
    const say = (): string => {
      const dice = chance();
      if (dice < 0.12) return recent?.names[Math.floor(EVENT_NAMES * chance() ** 2)] ?? '';
      if (dice < 0.3) return recent?.matter[Math.floor(EVENT_WORDS * chance() ** 2)] ?? '';
      return word(zipf(WORDS));
    };
    const sentence = (length: number) => Array.from({ length }, say).join(' ');
    count++;
    return {
      id: `a${count}`,
      title: sentence(9),
      text: Array.from({ length: words / 20 }, () => `The ${sentence(19)}.`).join(' '),
      published: new Date(Date.UTC(2026, 2, 2) + count * 4_000).toISOString(),
      outlet: `Outlet ${count % 50}`,
      language: 'en',
    };
  };
}

const SYLLABLES = ['ra', 'lo', 'mi', 'ten', 'vu', 'sko', 'ber', 'na', 'dil', 'oss', 'que', 'zan', 'hur', 'pel', 'gim'];

function word(number: number): string {
  let rest = number + SYLLABLES.length;
  let letters = '';
  for (; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) letters += SYLLABLES[rest % SYLLABLES.length];
  return letters;
}

function name(number: number): string {
  const letters = word(number);
  return `${letters.charAt(0).toUpperCase()}${letters.slice(1)}dor`;
}

/** The same chances each time: a linear congruential generator, 0..1. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

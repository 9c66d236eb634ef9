import { compileTopics } from '../src/core/topics/compile-topics.ts';
import type { Person } from '../src/model/person.ts';
import type { Topic } from '../src/model/topic.ts';
import { randomFrom } from './mutate-page.ts';
import { varyNews } from './vary-news.ts';

const PUBLISHED = '2026-03-02T05:00:00.000Z';
const WORDS = 600; // of an article
const ARTICLES = 400;
const SIZES = [100, 1_000, 10_000];
const SEED = 7;
const REAL = 0.02; // share of phrases out of the news itself: so an article carries some ten of a thousand topics
const PLACES = [
  'Ukraine',
  'Poland',
  'Jordan',
  'Turkey',
  'United States',
  'China',
  'Georgia',
  'Ostrava',
  'Kyiv',
  'Canada',
];

/** What finding the topics of an article costs, by the number of topics. */
export async function* benchTopics(): AsyncGenerator<string> {
  const news = varyNews(ARTICLES * 4, PUBLISHED);
  const articles = articlesOf(news).slice(0, ARTICLES);
  for (const size of SIZES) {
    const { topics, people } = makeTopics(
      size,
      news.map(({ text }) => text),
    );
    const compiling = best(() => compileTopics(topics, people));
    const matcher = compileTopics(topics, people);
    for (const article of articles) matcher.tag(article); // compiled code is what a running process has
    const carried = articles.reduce((sum, article) => sum + matcher.tag(article).length, 0);
    const times = articles.map((article) => best(() => matcher.tag(article))).toSorted((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(2);
    yield `${size.toLocaleString('en')} topics: compiled in ${compiling.toFixed(0)} ms; an article of ${WORDS} words: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms (carries ${(carried / articles.length).toFixed(1)} topics)`;
  }
}

/** Milliseconds of the shortest of three runs: what disturbs them only lengthens them. */
function best(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return Math.min(...times);
}

function articlesOf(news: readonly { readonly title: string; readonly text: string }[]) {
  const articles: { title: string; text: string }[] = [];
  let open = { title: '', text: '', words: 0 };
  for (const { title, text } of news) {
    const left = WORDS - open.words;
    const words = text.split(' ').slice(0, left);
    open = {
      title: open.title || title,
      text: `${open.text}\n\n${words.join(' ')}`.trim(),
      words: open.words + words.length,
    };
    if (open.words < WORDS) continue;
    articles.push({ title: open.title, text: open.text });
    open = { title: '', text: '', words: 0 };
  }
  return articles;
}

/** Topics of four phrases and a NEAR, groups, people and places; a few phrases are out of the news itself. */
function makeTopics(size: number, texts: readonly string[]): { topics: readonly Topic[]; people: readonly Person[] } {
  const random = randomFrom(SEED);
  const words = texts.slice(0, 200).flatMap((text) => text.match(/\p{L}{4,}/gu) ?? []);
  const word = (): string => words[Math.floor(random() * words.length)] ?? '';
  const made = (): string => `${word()}${word().slice(0, 3).toLowerCase()}`;
  const phrase = (): string => (random() < REAL ? word() : `${word()} ${made()}`);
  const people = Array.from(
    { length: size },
    (_, i): Person => ({
      ...{
        id: `person-${i}`,
        name: `${made()} ${word()}`,
        kind: 'person',
        pronoun: null,
        aliases: [],
        learntFrom: null,
      },
      roles: [{ title: 'prime minister', from: null, to: null }],
    }),
  );
  const topics = Array.from(
    { length: size },
    (_, i): Topic => ({
      ...{ id: `topic-${i}`, name: `Topic ${i}`, workspace: null, propositions: [] },
      any: [phrase(), phrase(), phrase(), phrase(), `${word()} NEAR/8 ${made()}`, `${made()}*`],
      all: i % 3 === 0 ? [[word(), phrase()]] : [],
      not: i % 2 === 0 ? [phrase()] : [],
      people: i % 4 === 0 ? [`person-${i}`] : [],
      places: i % 5 === 0 ? [PLACES[i % PLACES.length] ?? ''] : [],
    }),
  );
  return { topics, people };
}

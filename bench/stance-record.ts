import type { Store } from '../src/adapters/store/postgres/open.ts';
import type { Statement } from '../src/model/statement.ts';
import type { Topic } from '../src/model/topic.ts';
import type { Findings } from '../src/ports/news-store.ts';

export const NOW = '2026-03-09T00:00:00.000Z';
export const STATEMENTS_EACH = 40; // of one article
export const SPEAKERS = 400;

export const ASKED = inventTopic('harbour-tunnel', 'Harbour tunnel');
export const OTHER = inventTopic('night-trains', 'Night trains');

const DAYS = 60; // before now, over which articles are spread
const OUTLETS = 20;
const REPEATED = 8; // statements of every fifth article that another outlet had: most in the same words
const PEOPLE_BACK = SPEAKERS / STATEMENTS_EACH; // articles after which the same people speak again
const REPORTED = 5; // statements as mistakes

/**
 * Stores made-up articles, of numbers `from` to before `to`, as the program does: each statement with a position,
 * some of them in two outlets, some changes of position, a few reported mistakes.
 */
export async function storeArticles(
  store: Store,
  topic: Topic,
  range: { readonly from: number; readonly to: number },
): Promise<void> {
  await store.feeds.sync([FEED], NOW);
  const saved = new Map<number, readonly Statement[]>();
  for (let number = range.from; number < range.to; number++) {
    const statements = await saveArticle(store, number, topic);
    saved.set(number, statements);
    await saveChange(store, { topic, number, statements, before: saved.get(number - PEOPLE_BACK) ?? [] });
    saved.delete(number - PEOPLE_BACK);
  }
  const last = saved.get(range.to - 1) ?? [];
  for (const [index, { id }] of last.slice(0, REPORTED).entries()) {
    const channel = { chat: 'terminal' as const, workspace: 'local', id: 'terminal' };
    const what = index % 2 === 0 ? 'wrong-stance' : 'not-a-quote';
    const about = { topicId: null, propositionId: null, note: null };
    await store.desk.reportMistake({ channel, statementId: id, what, ...about, by: 'bench' }, NOW);
  }
}

const FEED = {
  id: 'feed',
  url: 'http://localhost/feed',
  outlet: 'Bench',
  language: 'en',
  country: null,
  pollEveryMinutes: 60,
  workspace: null,
  addedIn: null,
};

function inventTopic(id: string, name: string): Topic {
  const propositions = [{ id: 'build', text: `${name} should be built`, about: name }];
  return { id, name, workspace: null, any: [name], all: [], not: [], people: [], places: [], propositions };
}

async function saveArticle(store: Store, number: number, topic: Topic): Promise<readonly Statement[]> {
  const id = `article-${number}`;
  const said = Array.from({ length: STATEMENTS_EACH }, (_, index) => sayAgain(number, index));
  const text = said.map(({ words }) => words).join('\n\n');
  const about = { author: null, modified: null, readFrom: 'feed' as const, text, sentences: [] };
  const article = await store.news.saveArticle(
    {
      id,
      itemId: id,
      feedId: FEED.id,
      outlet: `Outlet ${number % OUTLETS}`,
      language: 'en',
      url: `http://localhost/${number}`,
      title: `Article ${number}`,
      published: publishedAt(number),
      ...about,
    },
    NOW,
  );
  return await store.news.saveFindings(article, findings(text, said, topic), NOW);
}

/** From what somebody said before to what they say now, whichever of the two came first. */
async function saveChange(
  store: Store,
  of: {
    readonly topic: Topic;
    readonly number: number;
    readonly statements: readonly Statement[];
    readonly before: readonly Statement[];
  },
): Promise<void> {
  const index = of.number % STATEMENTS_EACH;
  const both = [of.before[index], of.statements[index]].flatMap((statement) => statement ?? []);
  const [first, second] = both.sort((a, b) => (a.published < b.published ? -1 : 1));
  const speakerId = first?.speaker?.personId;
  if (!first || !second || !speakerId || speakerId !== second.speaker?.personId) return;
  await store.news.saveChanges([
    {
      id: `change-${of.number}`,
      topicId: of.topic.id,
      propositionId: 'build',
      speakerId,
      firstStatementId: first.id,
      secondStatementId: second.id,
      label: 'changed',
      confidence: 0.8,
      noticedAt: second.published,
    },
  ]);
}

const isRepeating = (number: number): boolean => number % 5 === 4;

/** Spread over the days before now, in no order; who repeats comes three hours later. */
function publishedAt(number: number): string {
  if (isRepeating(number)) return new Date(Date.parse(publishedAt(number - 1)) + 3 * 3_600_000).toISOString();
  return new Date(Date.parse(NOW) - 86_400_000 - ((number * 7919) % (DAYS * 1440)) * 60_000).toISOString();
}

type Said = { readonly words: string; readonly speaker: number };

/** Of what is repeated, the first has another number and the second a word less: one differs, one is the same. */
function sayAgain(number: number, index: number): Said {
  if (!isRepeating(number) || index >= REPEATED) return say(number, index);
  const { words, speaker } = say(number - 1, index);
  if (index === 0) return { words: words.replace(/\d+/, (found) => String(Number(found) + 1)), speaker };
  return { words: index === 1 ? words.replace(/ \S+\.$/, '.') : words, speaker };
}

const SYLLABLES = ['ra', 'lo', 'mi', 'ten', 'vu', 'sko', 'ber', 'na', 'dil', 'oss', 'que', 'zan', 'hur', 'pel', 'gim'];
const WORDS_EACH = 12;

/** A sentence of an invented language, with a number in it. */
function say(number: number, index: number): Said {
  const nth = number * STATEMENTS_EACH + index;
  let state = nth + 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // a linear congruential generator
    return state >>> 8;
  };
  const word = () => Array.from({ length: 3 }, () => SYLLABLES[next() % SYLLABLES.length]).join('');
  const words = Array.from({ length: WORDS_EACH }, (_, place) => (place === 5 ? String(next() % 900) : word()));
  return { words: `The ${words.join(' ')}.`, speaker: nth % SPEAKERS };
}

function findings(text: string, said: readonly Said[], topic: Topic): Findings {
  let at = 0;
  const statements = said.map(({ words, speaker }) => {
    const start = text.indexOf(words, at);
    at = start + words.length;
    const part = { start, end: at, text: words };
    const name = `Speaker ${speaker}`;
    const personId = name.toLowerCase().replace(' ', '-');
    const found = { start, end: at, parts: [part], kind: 'direct' as const, cue: null, said: null, confidence: 0.9 };
    return { ...found, speaker: { mention: part, name, role: 'minister', personId } };
  });
  return {
    statements,
    stances: statements.map((_, statement) => ({
      statement,
      topicId: topic.id,
      propositionId: 'build',
      position: statement % 2 === 0 ? ('supports' as const) : ('open' as const),
      confidence: 0.8,
      evidence: null,
    })),
    tags: [{ topicId: topic.id, score: 1, evidence: [] }],
    people: statements.map(({ speaker }) => ({
      id: speaker.personId,
      name: speaker.name,
      kind: 'person' as const,
      pronoun: null,
      aliases: [],
      roles: [],
      learntFrom: null,
    })),
  };
}

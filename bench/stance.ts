import { openEmbedded } from '../src/adapters/database/pglite/open.ts';
import { openServer } from '../src/adapters/database/server/open.ts';
import { openStore, type Store } from '../src/adapters/store/postgres/open.ts';
import { renderText } from '../src/core/reply/render-text.ts';
import { answer, offer } from '../src/core/request/answer.ts';
import { askCommands } from '../src/flows/ask/ask-commands.ts';
import type { Article } from '../src/model/article.ts';
import { newFeedState } from '../src/model/feed.ts';
import type { Topic } from '../src/model/topic.ts';
import type { Database } from '../src/ports/database.ts';
import type { Findings } from '../src/ports/news-store.ts';
import { startServices } from '../tests/services/start-services.ts';

const SIZES = [1_000, 20_000, 200_000];
const EACH = 40; // statements of one article
const SPEAKERS = 400;
const ASKED = 200;
const NOW = '2026-03-09T00:00:00.000Z';
const TOPIC: Topic = {
  id: 'nato-ukraine',
  name: 'NATO and Ukraine',
  workspace: null,
  any: ['NATO'],
  all: [],
  not: [],
  people: [],
  propositions: [{ id: 'join', text: 'Ukraine should join NATO', about: 'NATO membership for Ukraine' }],
};

/** Latency of /stance as the record grows. */
export async function* benchStance(): AsyncGenerator<string> {
  yield* onDatabase('embedded (PGlite)', await openEmbedded({ directory: null }));
  const services = await startServices();
  try {
    yield* onDatabase('PostgreSQL', await openServer(services.databaseUrl));
  } finally {
    await services.stop();
  }
}

async function* onDatabase(name: string, database: Database): AsyncGenerator<string> {
  const store = await openStore(database);
  await store.catalogue.syncTopics([TOPIC]);
  let stored = 0;
  for (const size of SIZES) {
    const begun = performance.now();
    const before = stored;
    for (; stored < size; stored += EACH) await saveArticle(store, stored / EACH);
    const seconds = (performance.now() - begun) / 1000;
    await database.maintain();
    const times = await ask(store);
    const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(1);
    yield `${name}, ${size.toLocaleString('en')} statements: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (stored ${((stored - before) / seconds).toFixed(0)} statements/s)`;
  }
  await database.close();
}

async function ask(store: Store): Promise<number[]> {
  const commands = offer(askCommands, { reads: store.reads });
  const context = {
    channel: { chat: 'terminal', workspace: 'local', id: 'terminal' },
    user: 'bench',
    mayManage: true,
    timezone: 'UTC',
    now: NOW,
  };
  const times: number[] = [];
  for (let asked = 0; asked < ASKED; asked++) {
    const begun = performance.now();
    const reply = await answer({
      request: { command: 'stance', options: { topic: TOPIC.id } },
      commands,
      context,
      onFault: (error) => {
        throw error;
      },
    });
    const text = renderText(reply, { timezone: 'UTC', width: 100 });
    times.push(performance.now() - begun);
    if (!text.includes('Speaker')) throw new Error(`no answer: ${text}`);
  }
  return times.sort((a, b) => a - b);
}

async function saveArticle(store: Store, number: number): Promise<void> {
  const id = `article-${number}`;
  // spread over the sixty days before now
  const published = new Date(Date.parse(NOW) - ((number * 7919) % (60 * 1440)) * 60_000).toISOString();
  const words = Array.from(
    { length: EACH },
    (_, index) => `Number ${number * EACH + index} of what we said on NATO stands.`,
  );
  const text = words.join('\n\n');
  await store.feeds.sync(
    [
      {
        id: 'feed',
        url: 'http://localhost/feed',
        outlet: 'Bench',
        language: 'en',
        country: null,
        pollEveryMinutes: 60,
        workspace: null,
        addedIn: null,
      },
    ],
    NOW,
  );
  await store.feeds.savePoll({
    state: { ...newFeedState('feed', NOW), lastOkAt: NOW },
    entries: [
      {
        item: {
          id,
          feedId: 'feed',
          outlet: 'Bench',
          language: 'en',
          title: `Article ${number}`,
          url: `http://localhost/${number}`,
          published,
          dated: true,
          author: null,
          html: '',
        },
        marks: { guid: null, link: null, said: null },
      },
    ],
    now: NOW,
  });
  const article: Article = await store.news.saveArticle(
    {
      id,
      itemId: id,
      feedId: 'feed',
      outlet: `Bench ${number % 20}`,
      language: 'en',
      url: `http://localhost/${number}`,
      title: `Article ${number}`,
      author: null,
      published,
      modified: null,
      readFrom: 'feed',
      text,
      sentences: [],
    },
    NOW,
  );
  await store.news.saveFindings(article, findings(text, words, number), NOW);
}

function findings(text: string, words: readonly string[], number: number): Findings {
  let at = 0;
  const statements = words.map((sentence, index) => {
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    const name = `Speaker ${(number * EACH + index) % SPEAKERS}`;
    const part = { start, end: at, text: sentence };
    return {
      start,
      end: at,
      parts: [part],
      kind: 'direct' as const,
      speaker: {
        mention: part,
        name,
        role: 'minister',
        personId: name.toLowerCase().replace(' ', '-'),
      },
      cue: null,
      said: null,
      confidence: 0.9,
    };
  });
  return {
    statements,
    stances: statements.map((_, index) => ({
      statement: index,
      topicId: TOPIC.id,
      propositionId: 'join',
      position: index % 2 === 0 ? ('supports' as const) : ('open' as const),
      confidence: 0.8,
      evidence: null,
    })),
    tags: [{ topicId: TOPIC.id, score: 1, evidence: [] }],
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

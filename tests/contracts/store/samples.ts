import type { Store } from '../../../src/adapters/store/postgres/open.ts';
import type { Article } from '../../../src/model/article.ts';
import type { Briefing } from '../../../src/model/briefing.ts';
import type { Channel, Subscription } from '../../../src/model/delivery.ts';
import { type Entry, type Feed, type FeedState, type Item, newFeedState } from '../../../src/model/feed.ts';
import type { Person } from '../../../src/model/person.ts';
import type { Position, PositionChange } from '../../../src/model/stance.ts';
import type { FoundStatement, Statement } from '../../../src/model/statement.ts';
import type { Instant } from '../../../src/model/time.ts';
import type { Topic } from '../../../src/model/topic.ts';
import type { Findings, StoryDecision } from '../../../src/ports/news-store.ts';

/** A moment of the tests' own news: so many minutes after Monday, 2 March 2026, 9:00. */
export const at = (minutes: number): Instant =>
  new Date(Date.parse('2026-03-02T09:00:00.000Z') + minutes * 60_000).toISOString();

export const HOUR = 60;
export const DAY = 24 * HOUR;
export const LONG_AGO = '1800-01-01T00:00:00.000Z';

export const ours: Channel = { chat: 'terminal', workspace: 'acme', id: 'general' };
export const theirs: Channel = { chat: 'terminal', workspace: 'zenith', id: 'general' };

export const feed = (id: string, workspace: string | null = null): Feed => ({
  id,
  url: `https://${id}.example/rss`,
  outlet: id,
  language: 'en',
  country: null,
  pollEveryMinutes: 15,
  workspace,
  addedIn: null,
});

export const item = (id: string, about: Partial<Item> = {}): Item => ({
  id,
  feedId: 'herald',
  outlet: 'herald',
  language: 'en',
  title: `Title of ${id}`,
  url: `https://herald.example/${id}`,
  published: at(0),
  dated: true,
  author: null,
  html: `<p>Text of ${id}.</p>`,
  ...about,
});

export const topic = (id: string, workspace: string | null = null): Topic => ({
  id,
  name: id.toUpperCase(),
  workspace,
  any: [id],
  all: [],
  not: [],
  people: [],
  places: [],
  propositions: [{ id: 'yes', text: `${id} should be`, about: id }],
});

export const person = (id: string, about: Partial<Person> = {}): Person => ({
  id,
  name: id,
  kind: 'person',
  pronoun: null,
  aliases: [],
  roles: [],
  learntFrom: null,
  ...about,
});

export const subscription = (about: Partial<Subscription> = {}): Subscription => {
  const { channel = ours, topicId = 'bridge' } = about;
  return {
    id: `${channel.workspace}/${channel.id}/${topicId}`,
    channel,
    topicId,
    mode: 'live',
    at: null,
    days: [],
    timezone: 'UTC',
    createdBy: 'ann',
    createdAt: at(0),
    nextDigestAt: null,
    pausedBecause: null,
    ...about,
  };
};

export const article = (id: string, about: Partial<Article> = {}): Omit<Article, 'revision'> => ({
  id,
  itemId: id,
  feedId: 'herald',
  outlet: 'herald',
  language: 'en',
  url: `https://herald.example/${id}`,
  title: `Title of ${id}`,
  author: null,
  published: at(0),
  modified: null,
  readFrom: 'page',
  text: `“The bridge will open,” said Ida Holt. “We need the bridge,” said Olaf Brandt.`,
  sentences: [{ start: 0, end: 38, paragraph: 0 }],
  ...about,
});

/** Words of an article as a statement of somebody; the spans are those of the words. */
export function said(text: string, words: string, by: string | null): FoundStatement {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`the article does not say: ${words}`);
  const mention = { start, end: start + words.length, text: words };
  return {
    start,
    end: mention.end,
    parts: [mention],
    kind: 'direct',
    speaker: by === null ? null : { mention, name: by, role: null, personId: by },
    cue: null,
    said: null,
    confidence: 0.9,
  };
}

export type Saying = { readonly words: string; readonly by: string | null; readonly position?: Position };

/** Findings in a text: its sayings, those with a position on the topic "bridge"; the article carries the topic. */
export function findings(text: string, sayings: readonly Saying[], about: Partial<Findings> = {}): Findings {
  return {
    statements: sayings.map(({ words, by }) => said(text, words, by)),
    stances: sayings.flatMap(({ position }, statement) =>
      position === undefined
        ? []
        : [{ statement, topicId: 'bridge', propositionId: 'yes', position, confidence: 0.8, evidence: null }],
    ),
    tags: [{ topicId: 'bridge', score: 1, evidence: [{ field: 'title', start: 0, end: 5 }] }],
    people: [],
    ...about,
  };
}

/** Stores an article and what was found in it, as the second and third step do. */
export async function record(
  store: Store,
  given: Omit<Article, 'revision'>,
  sayings: readonly Saying[],
  about: Partial<Findings> = {},
): Promise<{ readonly article: Article; readonly statements: readonly Statement[] }> {
  const stored = await store.news.saveArticle(given, given.published);
  const statements = await store.news.saveFindings(stored, findings(stored.text, sayings, about), given.published);
  return { article: stored, statements };
}

/** An article with one saying, its text made of it. */
export const saying = (
  id: string,
  words: string,
  about: Partial<Article> = {},
): { readonly given: Omit<Article, 'revision'>; readonly words: string } => ({
  given: article(id, { text: `“${words}” said the speaker.`, ...about }),
  words,
});

export const change = (first: Statement, second: Statement, about: Partial<PositionChange> = {}): PositionChange => ({
  id: `${first.id}.${second.id}`,
  topicId: 'bridge',
  propositionId: 'yes',
  speakerId: first.speaker?.personId ?? '',
  firstStatementId: first.id,
  secondStatementId: second.id,
  label: 'changed',
  confidence: 0.9,
  noticedAt: second.published,
  ...about,
});

/** A story that begins with an article. */
export const begin = (of: Pick<Article, 'id' | 'published' | 'title'>): StoryDecision => ({
  story: {
    id: `s-${of.id}`,
    language: 'en',
    firstSeen: of.published,
    lastSeen: of.published,
    articles: 1,
    terms: { bridge: 1 },
  },
  isNew: true,
  title: of.title,
});

export const briefing = (storyId: string, about: Partial<Briefing> = {}): Briefing => ({
  storyId,
  revision: 1,
  title: 'The bridge',
  summary: null,
  bullets: [],
  statementIds: [],
  corrections: [],
  topicIds: ['bridge'],
  outlets: ['herald'],
  articles: 1,
  firstSeen: at(0),
  lastSeen: at(0),
  madeAt: at(1),
  ...about,
});

/** A story with an article and a briefing; returns the ids of the deliveries that it owes. */
export async function tell(
  store: Store,
  id: string,
  { now, ...about }: Partial<Briefing> & { readonly now: Instant; readonly feedId?: string },
): Promise<readonly string[]> {
  const { feedId = 'herald', ...brief } = about;
  const stored = await store.news.saveArticle(article(id, { feedId, published: now }), now);
  const storyId = await store.stories.join(stored, LONG_AGO, () => begin(stored), now);
  await store.stories.open(storyId, 10);
  return store.stories.saveBriefing(briefing(storyId, { lastSeen: now, madeAt: now, ...brief }), now);
}

export const polled = (feedId: string, nextPollAt: Instant): FeedState => ({
  ...newFeedState(feedId, at(0)),
  nextPollAt,
});

/** Items as entries that are known again by their ids alone. */
export const entries = (...items: readonly Item[]): Entry[] =>
  items.map((one) => ({ item: one, marks: { guid: `g${one.feedId}${one.id}`, link: null, said: null } }));

export const everyKind = ['direct', 'mixed', 'indirect'] as const;

/** All statements that a workspace sees, newest first. */
export const statementsOf = async (store: Store, workspace: string, about: { words?: string; topicId?: string } = {}) =>
  store.reads.statements({
    workspace,
    speakerId: null,
    topicId: about.topicId ?? null,
    words: about.words ?? null,
    kinds: everyKind,
    since: LONG_AGO,
    atMost: 50,
    skip: 0,
  });

export const positionsOf = (store: Store, workspace: string, about: { changedOnly?: boolean; since?: Instant } = {}) =>
  store.reads.positions({
    workspace,
    topicId: 'bridge',
    speakerId: null,
    since: about.since ?? LONG_AGO,
    changedOnly: about.changedOnly ?? false,
    speakersAtMost: 10,
    eachAtMost: 5,
    skip: 0,
  });

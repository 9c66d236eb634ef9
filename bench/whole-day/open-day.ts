import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { openServer } from '../../src/adapters/database/server/open.ts';
import { openStore, type Store } from '../../src/adapters/store/postgres/open.ts';
import { addMinutes } from '../../src/core/schedule/add-minutes.ts';
import { nextDigestAt } from '../../src/core/schedule/next-digest.ts';
import { subscriptionId } from '../../src/core/schedule/subscription-id.ts';
import type { Terms } from '../../src/model/delivery.ts';
import type { Instant } from '../../src/model/time.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { toFeeds, toPeople, toTopics } from '../../src/settings/to-model.ts';
import { CHAT } from './bench-chat.ts';
import { planNews, TOPICS } from './plan-news.ts';
import { hashOf, pick, random } from './random.ts';
import { topicWords } from './write-article.ts';

const HOSTS_A_FEED = 0.25; // four feeds of each host

/** Writes the settings of the day into a folder of its own: the feeds at this port, the topics, no page is fetched. */
export function writeSettings(size: {
  readonly feeds: number;
  readonly port: number;
  readonly app: Readonly<Record<string, unknown>>;
}): { readonly config: string; remove(): void } {
  const home = mkdtempSync(join(tmpdir(), 'onrecord-day-'));
  const config = join(home, 'config');
  mkdirSync(config);
  cpSync('config/people.yaml', join(config, 'people.yaml'));
  const write = (name: string, value: unknown) => writeFileSync(join(config, name), stringify(value));
  const feeds = Array.from({ length: size.feeds }, (_, feed) => {
    const host = Math.floor(feed * HOSTS_A_FEED);
    const address = `127.0.${Math.floor(host / 250)}.${(host % 250) + 1}:${size.port}`;
    return { id: `feed-${feed}`, outlet: `Outlet ${host}`, address, url: `http://${address}/${feed}.xml` };
  });
  const news = planNews(size.feeds);
  write('app.yaml', {
    dataDirectory: join(home, 'data'),
    reading: { fetchPages: false, allowPrivateAddresses: [...new Set(feeds.map(({ address }) => address))] },
    log: { level: 'error', format: 'json' },
    ...size.app,
  });
  write('feeds.yaml', {
    feeds: feeds.map(({ id, url, outlet }, feed) => ({ id, url, outlet, pollEveryMinutes: news.everyMinutes(feed) })),
  });
  const topics = Array.from({ length: TOPICS }, (_, topic) => {
    const { name } = topicWords(topic);
    const propositions = [{ id: 'sign', text: `The ${name} should be signed`, about: `the ${name}` }];
    return { id: `topic-${topic}`, name, any: [name], propositions };
  });
  write('topics.yaml', { topics });
  write('channels.yaml', { channels: [] });
  return { config, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** Of a hundred channels: who takes each story, who takes five of them a day, who a digest, who only changes. */
const MIX: readonly (readonly [number, 'live' | 'digest' | 'changes', Terms?])[] = [
  [10, 'live'],
  [10, 'live', { mostADay: 5 }],
  [70, 'digest'],
  [10, 'changes'],
];

/** A store in which the feeds were polled before, each at its own time, and the channels follow their topics. */
export async function fillStore(
  { channels, config }: { readonly channels: number; readonly config: string },
  databaseUrl: string,
  now: Instant,
): Promise<void> {
  const database = await openServer(databaseUrl);
  const store = await openStore(database);
  const settings = loadSettings({ directory: config, env: {} });
  await store.catalogue.syncPeople(toPeople(settings));
  await store.catalogue.syncTopics(toTopics(settings));
  await store.feeds.sync(toFeeds(settings), now);
  await markPolled(store, settings.feeds.length, now);
  await subscribe(store, channels, now);
  await database.close();
}

async function markPolled({ feeds }: Store, count: number, now: Instant): Promise<void> {
  const news = planNews(count);
  for (let feed = 0; feed < count; feed += 1) {
    const known = await feeds.get(`feed-${feed}`);
    if (!known) throw new Error(`feed-${feed} is missing`);
    const asked = news.lastAsked(feed, Date.parse(now));
    const validators = { url: known.feed.url, etag: `"${news.count(feed, asked)}"`, lastModified: null };
    const lastOkAt = new Date(asked).toISOString();
    const nextPollAt = addMinutes(lastOkAt, news.everyMinutes(feed));
    await feeds.savePoll({ state: { ...known.state, validators, lastOkAt, nextPollAt }, entries: [], now });
  }
}

/** One topic a channel, the larger topics more often; digests come at every hour of the day. */
async function subscribe(store: Store, channels: number, now: Instant): Promise<void> {
  for (let nth = 0; nth < channels; nth += 1) {
    const channel = { chat: CHAT, workspace: `w${nth % 200}`, id: `c${nth}` };
    const topicId = `topic-${pick(random(nth, 'follows'), TOPICS)}`;
    const share = random(nth, 'mode') * 100;
    const [, mode, terms] = MIX.find((_, place) => share < upTo(place)) ?? [0, 'digest' as const];
    const at = mode === 'digest' ? `${String(hashOf(`hour ${nth}`) % 24).padStart(2, '0')}:00` : null;
    const when = { at, days: [], timezone: 'UTC' };
    const subscription = {
      ...{ id: subscriptionId(channel, topicId), channel, topicId, mode, ...when, createdBy: 'U1', createdAt: now },
      nextDigestAt: mode === 'digest' ? nextDigestAt(when, now) : null,
      pausedBecause: null,
      ...(terms === undefined ? {} : { terms }),
    };
    await store.desk.subscribe(subscription, now);
  }
}

function upTo(place: number): number {
  return MIX.slice(0, place + 1).reduce((sum, [percent]) => sum + percent, 0);
}

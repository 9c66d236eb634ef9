import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openEmbedded } from '../../src/adapters/database/pglite/open.ts';
import { openStore, type Store } from '../../src/adapters/store/postgres/open.ts';
import type { FrontDesk } from '../../src/ports/chat.ts';
import type { Database } from '../../src/ports/database.ts';
import { frontDesk } from '../../src/processes/bot.ts';
import { article, at, feed, ours, person, record, subscription, theirs, topic } from '../contracts/store/samples.ts';

let database: Database;
let store: Store;
let desk: FrontDesk;
let logged: string[] = [];

const tell = (event: string) => {
  logged.push(event);
};
const deskOf = (opened: Store) =>
  frontDesk({
    store: opened,
    feeds: { look: async () => Promise.reject(new Error('no network here')) },
    clock: { now: () => at(10), toRealMs: (ms: number) => ms },
    log: { debug: tell, info: tell, warn: tell, error: tell },
    settings: { language: 'en' },
  } as unknown as Parameters<typeof frontDesk>[0]); // a desk reads no more of the feeds and settings

beforeAll(async () => {
  database = await openEmbedded({ directory: null });
  store = await openStore(database);
  await store.feeds.sync([feed('herald')], at(0));
  await store.catalogue.syncTopics([topic('bridge')]);
  await store.catalogue.syncPeople([person('ida-holt', { name: 'Ida Holt' })]);
  await store.desk.saveTopic(topic('bridge-secret', 'acme'), 'ann', at(0));
  await store.desk.saveTopic(topic('bridge-rival', 'zenith'), 'zoe', at(0));
  await store.desk.saveFeed(feed('leak', 'acme'), 'ann', at(0));
  const learnt = (id: string, feedId: string, name: string) =>
    record(store, article(id, { feedId }), [], { people: [person(name, { name, learntFrom: id })] });
  await learnt('shared', 'herald', 'Ida Public');
  await learnt('private', 'leak', 'Ida Secret');
  desk = deskOf(store);
});
afterAll(() => database.close());

const complete = async (typed: Partial<Parameters<FrontDesk['complete']>[0]>, of = ours) =>
  (await desk.complete({ command: 'brief', option: 'topic', text: '', atMost: 25, ...typed }, of)).map(
    ({ value }) => value,
  );

describe('what somebody types is completed', () => {
  test.each(['', 'bri', 'secret', 'bridge-secret', 'bridge secrte', 'rival'])(
    'with topics that the workspace may see: %j',
    async (text) => {
      const [own, other] = [await complete({ text }), await complete({ text }, theirs)];
      expect(own).not.toContain('bridge-rival');
      expect(other).not.toContain('bridge-secret');
      expect([...own, ...other].length).toBeGreaterThan(0);
    },
  );

  it('with all that it may see', async () => {
    expect((await complete({})).toSorted()).toEqual(['bridge', 'bridge-secret']);
    expect((await complete({}, theirs)).toSorted()).toEqual(['bridge', 'bridge-rival']);
    expect(await complete({ text: 'secret' }, { ...theirs, chat: 'slack' })).not.toContain('bridge-secret');
  });

  it('with people that everybody knows, and none of a workspace’s own source', async () => {
    const people = { command: 'quotes', option: 'who', text: 'ida' };
    for (const channel of [ours, theirs]) {
      const found = await complete(people, channel);
      expect(found).toContain('Ida Holt');
      expect(found).not.toContain('Ida Secret');
    }
  });

  test.each([
    ['an unknown command', { command: 'breif' }],
    ['an unknown option', { option: 'topics' }],
    ['the name of what all objects have', { option: 'constructor' }],
    ['the name of their prototype', { option: '__proto__' }],
  ])('with nothing for %s', async (_, typed) => expect(await complete(typed)).toEqual([]));

  it('with each time zone once', async () => {
    const zones = await complete({ command: 'subscribe', option: 'timezone', text: 'utc' });
    expect(zones[0]).toBe('UTC');
    expect(new Set(zones).size).toBe(zones.length);
  });

  it('with nothing where the store is out of reach, which the log tells', async () => {
    logged = [];
    const down = { ...store.reads, topics: () => Promise.reject(new Error('connection lost')) };
    const away = deskOf({ ...store, reads: down });
    const typed = { command: 'brief', option: 'topic', text: 'b', atMost: 5 };
    expect(await away.complete(typed, ours)).toEqual([]);
    expect(logged).toEqual(['complete-failed']);
  });
});

describe('a chat that is out of a channel', () => {
  it('tells the desk, which pauses it with these words and never rejects', async () => {
    await store.desk.subscribe(subscription(), at(0));
    await store.desk.subscribe(subscription({ channel: theirs }), at(0));
    expect(await desk.channels(ours)).toEqual(['general']);
    await desk.left(ours, 'The bot was removed: invite it again.');
    const words = async (channel: typeof ours) =>
      (await store.reads.desk(channel)).subscriptions.map(({ pausedBecause }) => pausedBecause);
    expect(await words(ours)).toEqual(['The bot was removed: invite it again.']);
    expect(await words(theirs)).toEqual([null]);
    logged = [];
    const lost = { ...store.deliveries, pauseLost: () => Promise.reject(new Error('connection lost')) };
    await deskOf({ ...store, deliveries: lost }).left(ours, 'again');
    expect(logged).toEqual(['left-failed']);
  });
});

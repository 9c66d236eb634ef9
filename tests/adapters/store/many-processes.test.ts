import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openServer } from '../../../src/adapters/database/server/open.ts';
import { migrations } from '../../../src/adapters/store/postgres/migrations/list.ts';
import { openStore, type Store } from '../../../src/adapters/store/postgres/open.ts';
import type { Database } from '../../../src/ports/database.ts';
import { AT_ONCE, claimOf, every } from '../../contracts/store/pace.ts';
import {
  article,
  at,
  begin,
  briefing,
  DAY,
  entries,
  feed,
  item,
  LONG_AGO,
  ours,
  person,
  polled,
  positionsOf,
  record,
  saying,
  statementsOf,
  subscription,
  tell,
  topic,
} from '../../contracts/store/samples.ts';
import { freshDatabase } from '../../services/fresh.ts';

const PROCESSES = 4;

/** As so many processes of their own: each has its pool, its caches and its name as a holder. */
let databases: Database[];
let stores: Store[];
let drop: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  databases = await Promise.all(Array.from({ length: PROCESSES }, () => openServer(fresh.url, { poolSize: 4 })));
  stores = await Promise.all(databases.map((database) => openStore(database))); // all at once, on an empty database
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  await drop();
});

const query = async (text: string): Promise<Record<string, unknown>[]> =>
  (await databases[0]?.pool.query(text))?.rows ?? [];
const everywhere = <T>(work: (store: Store, process: number) => Promise<T>): Promise<T[]> =>
  Promise.all(stores.map(work));
const one = (): Store => stores[0] as Store; // PROCESSES > 0
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

beforeEach(async () => {
  const tables = 'feeds items articles article_revisions statements stances article_topics speaker_topics topic_days';
  const more = 'position_changes people stories story_articles briefings briefing_topics subscriptions deliveries';
  const names = `${tables} ${more} channel_slots`.split(' ').map((table) => `onrecord.${table}`);
  await query(`truncate ${names.join(', ')} cascade`);
  await one().feeds.sync([feed('herald')], at(0));
  await one().catalogue.syncTopics([topic('bridge')]);
});

it('sets up the tables once when several processes start at once', async () => {
  expect(await query('select name from onrecord.schema_history')).toEqual(
    Object.keys(migrations).map((name) => ({ name })),
  );
  await Promise.all(databases.map((database) => openStore(database)));
});

it('takes the settings of several processes at once', async () => {
  const people = ['z', 'm', 'a'].map((id) => person(id));
  await everywhere(async (store) => {
    await store.catalogue.syncPeople(people);
    await store.catalogue.syncTopics([topic('bridge'), topic('tunnel')]);
    await store.feeds.sync([feed('herald'), feed('courier')], at(0));
    await store.desk.syncSubscriptions([subscription(), subscription({ topicId: 'tunnel' })], at(0));
  });
  expect(await one().catalogue.people()).toHaveLength(3);
  expect((await one().reads.desk(ours)).subscriptions).toHaveLength(2);
});

it('tells each new item to one of the processes that poll the same feed', async () => {
  const items = numbers(200).map((n) => item(`i${n}`));
  const told = await everywhere((store) =>
    store.feeds.savePoll({ state: polled('herald', at(9)), entries: entries(...items), now: at(0) }),
  );
  expect(told.flat().sort()).toEqual(items.map(({ id }) => id).sort());
});

it('makes one revision of each text that several processes read', async () => {
  const saved = await everywhere((store, n) => store.news.saveArticle(article('a', { text: `Text ${n % 2}.` }), at(0)));
  const revisions = new Set(saved.map(({ revision, text }) => `${revision} ${text}`));
  const stored = await query('select revision, text from onrecord.article_revisions order by revision');
  expect(stored.length).toBe((await one().news.article('a'))?.revision);
  for (const { revision, text } of stored) expect(revisions).toContain(`${revision} ${text}`);
});

it('counts one first of the same words that all processes store at once, over months', async () => {
  const words = 'The bridge will open.';
  const articles = numbers(24).map((n) => ({ n, ...saying(`a${n}`, words, { published: at(n * 9 * DAY) }) }));
  await everywhere(async (store, process) => {
    for (const { n, given } of articles.filter(({ n }) => n % PROCESSES === process)) {
      const people = [person('ida-holt', { learntFrom: given.id }), person(`p${n % 5}`, { learntFrom: given.id })];
      const saidToo = n % 2 === 0 ? 'herald' : 'courier';
      const sayings = [{ words, by: 'ida-holt', position: 'supports' }] as const;
      await record(store, { ...given, outlet: saidToo }, sayings, { people });
    }
  });
  const { found, total } = await statementsOf(one(), 'acme');
  expect([total, found[0]?.statement.articleId, found[0]?.alsoIn]).toEqual([1, 'a0', ['courier']]);
  expect(await positionsOf(one(), 'acme')).toMatchObject({ speakersTotal: 1, statements: 1, articles: 24, outlets: 2 });
  expect(await query('select statements, last_said from onrecord.speaker_topics')).toEqual([
    { statements: 1, last_said: new Date(at(0)) },
  ]);
  expect(await one().catalogue.people()).toHaveLength(6);
});

it('keeps counts right while articles come and are withdrawn at once', async () => {
  const words = 'The bridge will open.';
  const sayings = [{ words, by: 'ida-holt', position: 'supports' }] as const;
  const given = (n: number) => saying(`a${n}`, words, { published: at(n * DAY), outlet: `o${n % 3}` }).given;
  for (const n of numbers(12)) await record(one(), given(n), sayings);
  await everywhere(async (store, process) => {
    for (const n of numbers(12).filter((n) => n % PROCESSES === process && n < 8))
      await record(store, { ...given(n), text: 'Withdrawn.' }, []);
  });
  const { found } = await statementsOf(one(), 'acme');
  expect(found).toMatchObject([{ statement: { articleId: 'a8' }, alsoIn: ['o0', 'o1'] }]);
  expect(await positionsOf(one(), 'acme')).toMatchObject({ speakersTotal: 1, statements: 1, articles: 12 });
});

it('joins articles one after the other, each once', async () => {
  const stored = await Promise.all(numbers(16).map((n) => one().news.saveArticle(article(`a${n}`), at(0))));
  const ids = await everywhere((store) =>
    Promise.all(
      stored.map((given) =>
        store.stories.join(
          given,
          LONG_AGO,
          ({ stories }) => {
            const [live] = stories.values();
            return live
              ? { ...begin(given), isNew: false, story: { ...live, articles: live.articles + 1 } }
              : begin(given);
          },
          at(1),
        ),
      ),
    ),
  );
  expect(new Set(ids.flat()).size).toBe(1);
  expect((await one().stories.open(ids[0]?.[0] ?? '', 99))?.story.articles).toBe(16);
});

it('gives a delivery to one of the processes that claim it', async () => {
  await one().desk.subscribe(subscription(), at(0));
  const [id = ''] = await tell(one(), 'a', { now: at(1) });
  const claims = await everywhere((store) => claimOf(store, id, at(1), every(1000)));
  expect(claims.map(({ kind }) => kind).sort()).toEqual(['send', 'wait', 'wait', 'wait']);
  expect((await one().deliveries.get(id))?.attempts).toBe(1);
});

it('sends one revision of a story at a time to a channel', async () => {
  await one().desk.subscribe(subscription(), at(0));
  await tell(one(), 'a', { now: at(1) });
  for (const revision of [2, 3, 4]) await one().stories.saveBriefing(briefing('s-a', { revision }), at(revision));
  const claims = await everywhere((store) => store.deliveries.claim(ours, at(5), AT_ONCE));
  expect(claims.filter(({ kind }) => kind === 'send')).toHaveLength(1);
});

it('posts no more stories a day than were asked for, also when a better one comes while one is claimed', async () => {
  await one().desk.subscribe(subscription({ terms: { mostADay: 1 } }), at(0));
  const claim = (store: Store, minute: number) => store.deliveries.claim(ours, at(minute), every(1000));
  const posted = async (id: string, minute: number) => {
    expect(await claim(one(), minute)).toMatchObject({ kind: 'send', delivery: { id } });
    await one().deliveries.settle(id, { state: 'posted', messageRef: `m-${id}` }, at(minute));
  };
  const [before = ''] = await tell(one(), 'a', { now: at(0) });
  await posted(before, 0);
  const [first = ''] = await tell(one(), 'b', { now: at(DAY) });

  // the first claim waits for its channel's line, so that it has begun before there is a better one
  const holder = await databases[0]?.pool.connect();
  if (!holder) throw new Error('no database');
  const waiting = async () => (await query("select pid from pg_stat_activity where wait_event_type = 'Lock'")).length;
  try {
    await holder.query('begin');
    await holder.query('select * from onrecord.channel_slots for update');
    const early = claim(stores[1] as Store, DAY); // PROCESSES > 1
    await expect.poll(waiting).toBe(1);
    const [better = ''] = await tell(stores[2] as Store, 'c', { now: at(DAY + 1), outlets: ['herald', 'courier'] });
    const other = claim(stores[3] as Store, DAY + 2);
    await expect.poll(waiting).toBe(2);
    await holder.query('commit');
    const sent = await early;
    expect(sent).toMatchObject({ kind: 'send', delivery: { id: better } });
    expect(await other).toMatchObject({ kind: 'wait' });
    expect((await one().deliveries.get(first))?.state).toBe('skipped');
  } finally {
    holder.release();
  }
});

it('chooses the best of a backlog, in their order, however many processes ask', async () => {
  await one().desk.subscribe(subscription({ terms: { mostADay: 3 } }), at(0));
  const outletsOf = new Map<string, number>();
  for (const n of numbers(20)) {
    const outlets = numbers(1 + ((n * 7) % 20)).map((outlet) => `o${outlet}`);
    const [id = ''] = await tell(one(), `a${n}`, { now: at(n), outlets });
    outletsOf.set(id, outlets.length);
  }
  const sent: number[] = [];
  for (let round = 0; round < 3; round++)
    await everywhere(async (store) => {
      const claim = await store.deliveries.claim(ours, at(30), AT_ONCE);
      if (!('delivery' in claim)) return;
      sent.push(outletsOf.get(claim.delivery.id) ?? 0);
      await store.deliveries.settle(claim.delivery.id, { state: 'posted', messageRef: claim.delivery.id }, at(30));
    });
  expect(await one().deliveries.next(ours, at(30), AT_ONCE)).toBeNull();
  expect(sent).toEqual([...outletsOf.values()].filter((outlets) => outlets >= 18));
});

it('owes each digest once', async () => {
  for (const n of numbers(5)) {
    const channel = { ...ours, id: `c${n}` };
    await one().desk.subscribe(subscription({ channel, mode: 'digest', at: '08:00', nextDigestAt: at(DAY) }), at(0));
  }
  const owed = await everywhere((store) => store.deliveries.oweDigests(at(DAY), () => at(2 * DAY)));
  expect(owed.flat()).toHaveLength(5);
  expect(await query('select count(*)::int as n from onrecord.deliveries')).toEqual([{ n: 5 }]);
});

it('owes a briefing to a channel that begins to follow its topic meanwhile', async () => {
  for (const n of numbers(10)) {
    const channel = { ...ours, id: `c${n}` };
    await Promise.all([
      tell(stores[1] as Store, `a${n}`, { now: at(n) }), // PROCESSES > 1
      one().desk.subscribe(subscription({ channel }), at(0)),
    ]);
    const rows = await query(`select subject from onrecord.deliveries where channel = 'c${n}'`);
    expect(rows).toContainEqual({ subject: `s-a${n}` });
  }
});

it('tells every process of a topic and of a person at once', async () => {
  await everywhere((store) => store.catalogue.topics());
  await one().desk.saveTopic(topic('ferry', 'acme'), 'ann', at(0));
  await one().catalogue.syncPeople([person('ida-holt')]);
  for (const store of stores) {
    expect((await store.catalogue.topics()).map(({ id }) => id)).toContain('ferry');
    expect(await store.catalogue.people()).toHaveLength(1);
  }
});

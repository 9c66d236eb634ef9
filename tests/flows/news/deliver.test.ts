import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { openStore, type Store } from '../../../src/adapters/store/postgres/open.ts';
import { deliver } from '../../../src/flows/news/6-deliver.ts';
import type { NewsPorts } from '../../../src/flows/news/news-ports.ts';
import type { Channel } from '../../../src/model/delivery.ts';
import { Failure, type FailureCode } from '../../../src/model/failure.ts';
import type { Job } from '../../../src/model/job.ts';
import type { Database } from '../../../src/ports/database.ts';
import type { LogFields } from '../../../src/ports/log.ts';
import { at, briefing, DAY, feed, ours, subscription, tell, theirs, topic } from '../../contracts/store/samples.ts';
import { empty } from '../../contracts/store-contract.ts';
import { memoryChat } from './memory-chat.ts';

type DeliverJob = Extract<Job, { step: 'deliver' }>;

const aside: Channel = { ...ours, id: 'aside' };
const refusal = (code: FailureCode, about: { readonly retry?: boolean; readonly retryAt?: string } = {}) =>
  new Failure(code, `The platform says ${code}.`, about);

let database: Database;
let store: Store;
let minute: number;
let chat: ReturnType<typeof memoryChat>;
let logged: (readonly [level: string, event: string, fields: LogFields])[];

beforeAll(async () => {
  database = await openEmbedded({ directory: null });
  await openStore(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await empty(database);
  store = await openStore(database);
  minute = 10;
  chat = memoryChat();
  logged = [];
  await store.feeds.sync([feed('herald')], at(0));
  await store.catalogue.syncTopics([topic('bridge'), topic('tunnel')]);
});

/** A process: it has a store of its own, so that it holds its own leases. */
function portsOf(opened: Store): NewsPorts {
  const tellOf =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      logged.push([level, event, fields]);
    };
  const log = { debug: tellOf('debug'), info: tellOf('info'), warn: tellOf('warn'), error: tellOf('error') };
  const clock = { now: () => at(minute), toRealMs: (ms: number) => ms };
  // a delivery reads no feed and no page
  return {
    clock,
    log,
    store: opened,
    consoleUrl: null,
    chats: new Map([['terminal', chat.chat]]),
  } as unknown as NewsPorts;
}

const job = (deliveryId: string): DeliverJob => ({ step: 'deliver', key: `deliver/${deliveryId}`, deliveryId });
const run = (deliveryId: string, opened = store) => deliver(job(deliveryId), portsOf(opened));
const LINE = 'deliver/terminal/acme/general';
const stateOf = async (deliveryId: string) => (await store.deliveries.get(deliveryId))?.state;
const follow = (channel: Channel = ours, topicId = 'bridge') =>
  store.desk.subscribe(subscription({ channel, topicId }), at(0));
const revise = async (revision: number, title = 'The bridge') => {
  const [id = ''] = await store.stories.saveBriefing(briefing('s-a', { revision, title, madeAt: at(revision) }), at(9));
  return id;
};
const owe = async () => {
  await follow();
  const [id = ''] = await tell(store, 'a', { now: at(1) });
  return id;
};
/** What the store says is owed, done until nothing is left that can be done now. */
const runOwed = async () => {
  const jobs = (await store.owed.list(at(minute), 99)).filter((one) => one.step === 'deliver');
  for (let one = jobs.shift(); one; one = jobs.shift())
    for (const next of await deliver(one, portsOf(store)))
      if (next.step === 'deliver' && !next.afterMs) jobs.push(next);
};
/** The process is gone after the platform has stored the post: nobody keeps what became of it. */
const dieWhilePosting = async (deliveryId: string) => {
  const dying = await openStore(database);
  const dead = { ...dying, deliveries: { ...dying.deliveries, settle: () => Promise.reject(new Error('killed')) } };
  await expect(run(deliveryId, dead)).rejects.toThrow('killed');
  expect(await stateOf(deliveryId)).toBe('sending');
};
const leaseEnds = () =>
  database.pool.query("update onrecord.deliveries set held_since = held_since - interval '1 hour'");
const pausedIn = async (channel: Channel) =>
  (await store.reads.desk(channel)).subscriptions.map(({ pausedBecause }) => pausedBecause);
const postsIn = (id: string) => chat.messages.filter(({ place }) => place.id === id);

describe('a delivery', () => {
  it('is posted once, however often it is asked for and by whom', async () => {
    const id = await owe();
    const other = await openStore(database);
    await Promise.all([run(id), run(id, other), run(id), run(id, other)]);
    expect(await run(id)).toEqual([]);
    expect(chat.messages).toMatchObject([{ place: ours, keys: [id] }]);
    expect(await store.deliveries.get(id)).toMatchObject({ state: 'posted', messageRef: 'm1' });
    expect(chat.finds).toEqual([]);
  });

  it('has the buttons of its story, which no chat without buttons writes out', async () => {
    await run(await owe());
    const row = chat.messages[0]?.reply.blocks.at(-1);
    expect(row).toMatchObject({
      kind: 'buttons',
      buttons: [
        { label: 'Who stands where', quiet: true, request: { command: 'stance', options: { topic: 'bridge' } } },
        { label: 'Sources', quiet: true, request: { command: 'sources', options: { story: 's-a' } } },
        { label: 'Report a mistake', quiet: true, request: { command: 'report', options: { story: 's-a' } } },
      ],
    });
  });

  it('comes again when the platform said, and stays owed until then', async () => {
    const id = await owe();
    chat.faults.push({ on: 'post', error: refusal('chat-refused', { retry: true, retryAt: at(12) }) });
    expect(await run(id)).toEqual([]);
    expect(await stateOf(id)).toBe('pending');
    await runOwed();
    expect(chat.messages).toEqual([]);
    minute = 12;
    expect(await run(id)).toEqual([]);
    expect(chat.messages).toHaveLength(1);
    expect(chat.finds).toEqual([]); // it surely was not posted
  });

  it('comes again a little later where nobody said when', async () => {
    const id = await owe();
    chat.faults.push({ on: 'post', error: refusal('chat-refused', { retry: true }) });
    expect(await run(id)).toEqual([{ ...job(id), key: LINE, afterMs: 2000 }]);
    expect(await stateOf(id)).toBe('pending');
    minute += 1;
    expect(await run(id)).toEqual([]);
    expect(chat.messages).toHaveLength(1);
    expect(chat.finds).toEqual([]); // it surely was not posted
  });

  it('fails for good where the platform does not want it', async () => {
    const id = await owe();
    chat.faults.push({ on: 'post', error: refusal('chat-refused') });
    expect(await run(id)).toEqual([]);
    expect(await stateOf(id)).toBe('failed');
    await runOwed();
    expect(chat.messages).toEqual([]);
    expect(await pausedIn(ours)).toEqual([null]);
  });

  it('waits where its chat does not run here', async () => {
    const id = await owe();
    const ports = { ...portsOf(store), chats: new Map() };
    expect(await deliver(job(id), ports)).toEqual([{ ...job(id), key: LINE, afterMs: 60_000 }]);
    expect(logged).toContainEqual(['warn', 'no-such-chat', expect.objectContaining({ chat: 'terminal' })]);
    expect(await stateOf(id)).toBe('pending');
  });

  it('is left out where there is nothing to post any more', async () => {
    const id = await owe();
    await database.pool.query("update onrecord.deliveries set subject = 's-gone'");
    await run(id);
    expect(await stateOf(id)).toBe('skipped');
    expect(chat.messages).toEqual([]);
  });
});

describe('an attempt whose outcome is not known', () => {
  const down = refusal('chat-down', { retry: true });
  const begin = async (fault: { readonly stored?: true }) => {
    const id = await owe();
    chat.faults.push({ on: 'post', error: down, ...fault });
    expect(await run(id)).toEqual([{ ...job(id), key: LINE, afterMs: 2000 }]);
    expect(await stateOf(id)).toBe('unknown');
    minute += 1;
    return id;
  };

  it('is found where it arrived', async () => {
    const id = await begin({ stored: true });
    expect(await run(id)).toEqual([]);
    expect(await store.deliveries.get(id)).toMatchObject({ state: 'posted', messageRef: 'm1' });
    expect(chat.messages).toHaveLength(1);
  });

  it('is made again where it did not', async () => {
    const id = await begin({});
    await run(id);
    expect(chat.finds).toEqual([id]);
    expect(chat.messages).toHaveLength(1);
    expect(await stateOf(id)).toBe('posted');
  });

  it('is found by another process when the first died after the platform had stored it', async () => {
    const id = await owe();
    const other = await openStore(database);
    await dieWhilePosting(id);
    expect(await run(id, other)).toMatchObject([{ key: LINE, afterMs: 30_000 }]);
    await leaseEnds();
    await run(id, other);
    expect(await store.deliveries.get(id)).toMatchObject({ state: 'posted', messageRef: 'm1' });
    expect(chat.messages).toHaveLength(1);
  });

  it('is given up where the platform lets us see nothing', async () => {
    const id = await begin({ stored: true });
    chat.faults.push({ on: 'find', error: refusal('chat-blind') });
    expect(await run(id)).toEqual([]);
    expect(await stateOf(id)).toBe('failed');
    await runOwed();
    expect(chat.messages).toHaveLength(1);
  });

  test.each(['chat-refused', 'chat-down'] as const)(
    'is asked for again where the question meets %s: it is not posted twice',
    async (code) => {
      const id = await begin({ stored: true });
      chat.faults.push({ on: 'find', error: refusal(code, { retry: true, retryAt: at(12) }) });
      minute = 11;
      expect(await run(id)).toMatchObject([{ afterMs: 60_000 }]);
      expect(await stateOf(id)).toBe('unknown');
      minute = 12;
      await run(id);
      expect(chat.messages).toHaveLength(1);
      expect(await store.deliveries.get(id)).toMatchObject({ state: 'posted', messageRef: 'm1' });
    },
  );

  it('is asked for again after its channel was lost and is back: it is not posted twice', async () => {
    const id = await begin({ stored: true });
    chat.faults.push({ on: 'find', error: refusal('channel-lost') });
    await run(id);
    expect(await pausedIn(ours)).toEqual(['The platform says channel-lost.']);
    await runOwed(); // the word to ann, and nothing else
    expect([postsIn('general').length, chat.finds.length]).toEqual([1, 1]);
    await store.desk.setPaused(ours, null, null, 'ann', at(11));
    minute = 12;
    await runOwed();
    expect(postsIn('general')).toHaveLength(1);
    expect(await store.deliveries.get(id)).toMatchObject({ state: 'posted', messageRef: 'm1' });
  });

  it('is owed as before once the platform has said that it did not arrive', async () => {
    const id = await begin({});
    chat.faults.push({ on: 'post', error: refusal('chat-refused', { retry: true, retryAt: at(12) }) });
    await run(id);
    expect(await stateOf(id)).toBe('pending');
  });
});

describe('an update of a story', () => {
  it('edits its message, with a key of its own', async () => {
    await run(await owe());
    const second = await revise(2, 'The bridge opens');
    await run(second);
    expect(chat.messages).toHaveLength(1);
    expect(chat.edits).toEqual([{ ref: 'm1', key: second, title: expect.stringContaining('The bridge opens') }]);
    expect(await store.deliveries.get(second)).toMatchObject({ state: 'posted', messageRef: 'm1' });
  });

  it('is no edit where it would show the same', async () => {
    await run(await owe());
    await run(await revise(2, 'The bridge opens'));
    const third = await revise(3, 'The bridge opens');
    await run(third);
    expect(chat.edits).toHaveLength(1);
    expect(await store.deliveries.get(third)).toMatchObject({ state: 'posted', messageRef: 'm1' });
    await run(await revise(4, 'The bridge is open'));
    expect(chat.edits).toHaveLength(2);
  });

  it('is no edit where it would show what an attempt without an answer did', async () => {
    await run(await owe());
    const second = await revise(2, 'The bridge opens');
    chat.faults.push({ on: 'edit', error: refusal('chat-down', { retry: true, retryAt: at(10) }), stored: true });
    await run(second);
    expect(await stateOf(second)).toBe('unknown');
    await run(second);
    expect(await store.deliveries.get(second)).toMatchObject({ state: 'posted', messageRef: 'm1' });
    await run(await revise(3, 'The bridge opens'));
    expect(chat.edits).toHaveLength(1);
    await run(await revise(4, 'The bridge is open'));
    expect(chat.edits).toHaveLength(2);
  });

  it('is an edit where nobody knows what the message shows', async () => {
    const first = await owe();
    await dieWhilePosting(first);
    await leaseEnds();
    await run(first);
    expect(await store.deliveries.get(first)).toMatchObject({ state: 'posted', messageRef: 'm1' });
    const [shown] = chat.messages;
    await run(await revise(2)); // shows what the first one did
    expect(chat.edits).toHaveLength(1);
    expect(shown?.keys).toHaveLength(2);
  });
});

describe('a channel that is lost', () => {
  const lose = async () => {
    const id = await owe();
    await follow(aside);
    await follow(theirs);
    await runOwedExcept(id);
    chat.faults.push({ on: 'post', error: refusal('channel-lost') });
    expect(await run(id)).toEqual([]);
    return id;
  };
  const runOwedExcept = async (id: string) => {
    for (const one of await store.owed.list(at(minute), 99))
      if (one.step === 'deliver' && one.deliveryId !== id) await run(one.deliveryId);
  };

  it('keeps what it is owed, pauses, and its manager is told once', async () => {
    const id = await lose();
    expect(await stateOf(id)).toBe('pending');
    expect(await pausedIn(ours)).toEqual(['The platform says channel-lost.']);
    expect([await pausedIn(aside), await pausedIn(theirs)]).toEqual([[null], [null]]);
    await runOwed();
    minute = 3 * DAY;
    await runOwed();
    const told = postsIn('user:ann');
    expect(told.map(({ reply }) => reply.title)).toEqual(['Paused: BRIDGE']);
    expect(JSON.stringify(told[0]?.reply.blocks)).toContain('The platform says channel-lost.');
    expect(told[0]?.place).toEqual({ ...ours, id: 'user:ann' });
    expect(postsIn('general').map(({ place }) => place.workspace)).toEqual(['zenith']);
  });

  it('gets it once it is resumed', async () => {
    const id = await lose();
    await runOwed();
    await store.desk.setPaused(ours, null, null, 'ann', at(20));
    minute = 20;
    await runOwed();
    expect(await stateOf(id)).toBe('posted');
    expect(chat.messages.filter(({ keys }) => keys.includes(id))).toHaveLength(1);
  });

  test.each(['chat-refused', 'channel-lost', 'chat-blind'] as const)(
    'tells nobody else, and no more, where the word itself meets %s',
    async (code) => {
      await lose();
      chat.faults.push({ on: 'post', error: refusal(code) });
      await runOwed();
      minute = 3 * DAY;
      await runOwed();
      expect(postsIn('user:ann')).toEqual([]);
      const { rows } = await database.pool.query("select state from onrecord.deliveries where kind = 'paused'");
      expect(rows).toEqual([{ state: 'failed' }]);
      expect([await pausedIn(aside), await pausedIn(theirs)]).toEqual([[null], [null]]);
    },
  );

  it('says nothing where it was resumed before the word was sent', async () => {
    await lose();
    await store.desk.setPaused(ours, null, null, 'ann', at(20));
    await runOwed();
    expect(postsIn('user:ann')).toEqual([]);
  });

  it('is not paused by a test that fails for another reason, and is by one that tells so', async () => {
    await follow();
    const testOnce = async (code: FailureCode) => {
      minute += 1;
      await store.desk.oweTest(ours, 'bridge', 'ann', at(minute));
      chat.faults.push({ on: 'post', error: refusal(code) });
      await runOwed();
    };
    await testOnce('chat-refused');
    expect(await pausedIn(ours)).toEqual([null]);
    await testOnce('channel-lost');
    expect(await pausedIn(ours)).toEqual(['The platform says channel-lost.']);
    const { rows } = await database.pool.query("select state from onrecord.deliveries where kind = 'test'");
    expect(rows).toEqual([{ state: 'failed' }, { state: 'failed' }]);
  });
});

describe('a workspace that is lost', () => {
  it('pauses all of its channels, tells nobody there, and the operator by the log', async () => {
    const id = await owe();
    await follow(aside);
    await follow(theirs);
    chat.faults.push({ on: 'post', error: refusal('workspace-lost') });
    await run(id);
    await runOwed();
    expect(await stateOf(id)).toBe('pending');
    const words = 'The platform says workspace-lost.';
    expect([await pausedIn(ours), await pausedIn(aside), await pausedIn(theirs)]).toEqual([[words], [words], [null]]);
    expect(postsIn('user:ann')).toEqual([]);
    expect(logged).toContainEqual([
      'error',
      'workspace-lost',
      { chat: 'terminal', workspace: 'acme', paused: 2, words },
    ]);
  });
});

describe('a test', () => {
  it('is posted as such, before there is a story and after', async () => {
    await store.desk.oweTest(ours, 'bridge', 'ann', at(0));
    await runOwed();
    await follow();
    await tell(store, 'a', { now: at(1) });
    await store.desk.oweTest(ours, 'bridge', 'ann', at(2));
    await runOwed();
    const tests = chat.messages.filter(({ reply }) => reply.title === 'BRIDGE: a test');
    expect(tests).toHaveLength(2);
    expect(JSON.stringify(tests[0]?.reply.blocks)).toContain('no story is on record yet');
    expect(JSON.stringify(tests[1]?.reply.blocks)).toContain('"text":"The bridge"');
    expect(chat.edits).toEqual([]);
  });
});

describe('what a channel is owed', () => {
  const owed = async (stories: readonly string[]) => {
    await follow();
    for (const [n, story] of stories.entries()) await tell(store, story, { now: at(n), title: `Story ${story}` });
    const [first] = await store.owed.list(at(minute), 99);
    if (first?.step !== 'deliver') throw new Error('nothing is owed');
    return first;
  };
  const titles = () => postsIn('general').map(({ reply }) => reply.title);

  it('comes in its order, by one job that comes back for the next', async () => {
    let jobs: readonly Job[] = [await owed(['c', 'a', 'b'])];
    const keys: string[] = [];
    for (let [one] = jobs; one?.step === 'deliver'; [one] = jobs) {
      keys.push(one.key);
      jobs = await deliver(one, portsOf(store));
    }
    expect(titles()).toEqual(['Story c', 'Story a', 'Story b'].map((title) => expect.stringContaining(title)));
    expect(keys).toEqual([LINE, LINE, LINE]);
  });

  it('comes as slowly as its chat wants', async () => {
    const first = await owed(['a', 'b']);
    const ports = portsOf(store);
    const slow = { ...ports, chats: new Map([['terminal', { ...chat.chat, spacingMs: 60_000 }]]) };
    expect(await deliver(first, slow)).toMatchObject([{ key: LINE, afterMs: 60_000 }]);
    expect(await deliver(first, slow)).toMatchObject([{ key: LINE, afterMs: 60_000 }]);
    expect(titles()).toHaveLength(1);
    minute += 1;
    expect(await deliver(first, slow)).toEqual([]);
    expect(titles()).toHaveLength(2);
  });

  it('comes all the same where this program fails on one of it, which fails for good in the end', async () => {
    const first = await owed(['poison', 'b']);
    const content = store.deliveries.content;
    const deliveries: typeof store.deliveries = {
      ...store.deliveries,
      content: async (delivery) => {
        if (delivery.subject === 's-poison') throw new TypeError('x is undefined');
        return await content(delivery);
      },
    };
    for (; (await stateOf(first.deliveryId)) !== 'failed' && minute < 60; minute++)
      await deliver(first, portsOf({ ...store, deliveries }));
    expect(titles()).toEqual([expect.stringContaining('Story b')]);
    expect(await stateOf(first.deliveryId)).toBe('failed');
    expect(minute).toBeLessThan(30);
    expect(logged.filter(([level, event]) => level === 'error' && event === 'delivery-failed')).toHaveLength(5);
  });
});

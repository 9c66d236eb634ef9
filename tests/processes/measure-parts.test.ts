import { describe, expect, it } from 'vitest';
import { openMetrics } from '../../src/adapters/metrics/prometheus/open.ts';
import type { Delivery, DeliveryState } from '../../src/model/delivery.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Job } from '../../src/model/job.ts';
import type { Reply } from '../../src/model/reply.ts';
import type { FrontDesk } from '../../src/ports/chat.ts';
import { measureParts } from '../../src/processes/measure-parts.ts';
import type { Parts } from '../../src/wiring.ts';

const signal = new AbortController().signal;
const NOW = '2026-03-02T08:10:00.000Z';

/** Parts of which each does what the test says, and the metrics that they are measured by. */
function measured(inside: Record<string, unknown>) {
  const metrics = openMetrics();
  const store = { feeds: {}, news: {}, stories: {}, deliveries: {} };
  const whole = {
    feeds: {},
    queue: {},
    chats: new Map(),
    database: { isOutage: () => false },
    clock: { now: () => NOW },
    store,
    ...inside,
  };
  const parts = measureParts(whole as unknown as Parts, metrics); // only what a test calls is there
  const lines = async (name: string) =>
    (await metrics.written()).text.split('\n').filter((line) => line.startsWith(name));
  return { parts, lines };
}

const stopped = new Failure('source-down', 'The host does not answer.', { retry: true });

describe('polls', () => {
  it('are counted by what came back, but not those that we stopped ourselves', async () => {
    const answers = [{ kind: 'unchanged' }, stopped, new TypeError('x is undefined'), stopped];
    const poll = async () => {
      const next = answers.shift();
      if (next instanceof Error) throw next;
      return next;
    };
    const { parts, lines } = measured({ feeds: { poll } });
    const request = { url: 'https://herald.example/feed', known: null, now: NOW, signal };
    await parts.feeds.poll(request);
    await expect(parts.feeds.poll(request)).rejects.toBe(stopped);
    await expect(parts.feeds.poll(request)).rejects.toThrow(TypeError);
    await expect(parts.feeds.poll({ ...request, signal: AbortSignal.abort() })).rejects.toBe(stopped);
    expect(await lines('onrecord_feed_polls_total{')).toEqual([
      'onrecord_feed_polls_total{outcome="items"} 0', // there from the start, so that its first increase is seen
      'onrecord_feed_polls_total{outcome="unchanged"} 1',
      'onrecord_feed_polls_total{outcome="source-down"} 1',
      'onrecord_feed_polls_total{outcome="bug"} 1',
    ]);
  });
});

describe('stories', () => {
  it('are counted when they begin, and only once they are stored', async () => {
    let isStored = true;
    const join = async (_a: unknown, _s: unknown, decide: (live: null) => unknown) => {
      decide(null);
      if (!isStored) throw new Error('connection lost');
      return 's-1';
    };
    const { parts, lines } = measured({ store: { feeds: {}, news: {}, stories: { join }, deliveries: {} } });
    type Join = Parameters<Parts['store']['stories']['join']>;
    const decided = (isNew: boolean) => (() => ({ isNew })) as unknown as Join[2];
    const article = {} as Join[0];
    await parts.store.stories.join(article, NOW, decided(true), NOW);
    await parts.store.stories.join(article, NOW, decided(false), NOW);
    isStored = false;
    await expect(parts.store.stories.join(article, NOW, decided(true), NOW)).rejects.toThrow('lost');
    expect(await lines('onrecord_stories_total ')).toEqual(['onrecord_stories_total 1']);
  });
});

describe('deliveries', () => {
  const delivery = { id: 'd-1', channel: { chat: 'slack', workspace: 'T1', id: 'C1' } } as Delivery;
  const deliver = async (state: DeliveryState, content: unknown) => {
    const { parts, lines } = measured({
      store: {
        ...{ feeds: {}, news: {}, stories: {} },
        deliveries: {
          claim: async () => ({ kind: 'send', delivery }),
          content: async () => content,
          settle: async () => {},
        },
      },
    });
    const { deliveries } = parts.store;
    await deliveries.claim(delivery.channel, NOW, { spacingMs: 0, editEveryMs: 0 });
    await deliveries.content(delivery);
    await deliveries.settle(delivery.id, { state }, NOW);
    return lines;
  };
  const briefing = { kind: 'briefing', briefing: { lastSeen: '2026-03-02T08:06:00.000Z' } };

  it('are counted by chat and outcome, and a briefing tells how old its news is', async () => {
    const lines = await deliver('posted', briefing);
    expect(await lines('onrecord_deliveries_total{')).toEqual([
      'onrecord_deliveries_total{chat="slack",outcome="posted"} 1',
    ]);
    expect(await lines('onrecord_published_to_post_seconds_sum')).toEqual([
      'onrecord_published_to_post_seconds_sum{chat="slack"} 240',
    ]);
  });

  it.each([
    ['failed', briefing],
    ['posted', { kind: 'test', story: null }],
  ] as const)('%s of %j tells of no age', async (state, content) => {
    const lines = await deliver(state, content);
    expect(await lines('onrecord_deliveries_total{')).toHaveLength(1);
    expect(await lines('onrecord_published_to_post_seconds_sum')).toEqual([]);
  });
});

describe('steps', () => {
  it('are timed whatever comes of them, and failures counted by their code', async () => {
    let give: (job: Job) => Promise<unknown> = () => Promise.resolve();
    const work = async (_: unknown, handle: (job: Job, signal: AbortSignal) => Promise<unknown>) => {
      give = (job) => handle(job, signal);
      return async () => {};
    };
    const { parts, lines } = measured({ queue: { work } });
    await parts.queue.work(['deliver', 'read-item'], async (job) => {
      if (job.step === 'read-item') throw stopped;
      return [];
    });
    await give({ step: 'deliver', key: 'deliver/d', deliveryId: 'd' });
    await expect(give({ step: 'read-item', key: 'read-item/a', itemId: 'a' })).rejects.toBe(stopped);
    expect(await lines('onrecord_step_duration_seconds_count')).toEqual([
      'onrecord_step_duration_seconds_count{step="deliver"} 1',
      'onrecord_step_duration_seconds_count{step="read-item"} 1',
    ]);
    const failures = await lines('onrecord_step_failures_total{');
    expect(failures).toContain('onrecord_step_failures_total{step="deliver",code="bug"} 0');
    expect(failures.filter((line) => !line.endsWith(' 0'))).toEqual([
      'onrecord_step_failures_total{step="read-item",code="source-down"} 1',
    ]);
  });
});

describe('commands', () => {
  it('are timed by their name, and what nobody knows under one name', async () => {
    let desk: FrontDesk | undefined;
    const chat = {
      name: 'slack',
      start: async (given: FrontDesk) => {
        desk = given;
      },
    };
    const { parts, lines } = measured({ chats: new Map([['slack', chat]]) });
    const reply: Reply = { title: '', private: true, blocks: [], more: null };
    const front = { commands: [{ name: 'brief' }], answer: async () => reply } as unknown as FrontDesk;
    await parts.chats.get('slack')?.start(front);
    const asker = {
      channel: { chat: 'slack', workspace: 'T1', id: 'C1' },
      user: 'U1',
      mayManage: false,
      timezone: 'UTC',
    };
    for (const command of ['brief', 'my-password-is-x', 'another'])
      expect(await desk?.answer({ command, options: {} }, asker)).toBe(reply);
    expect(await lines('onrecord_command_duration_seconds_count')).toEqual([
      'onrecord_command_duration_seconds_count{command="brief"} 1',
      'onrecord_command_duration_seconds_count{command="unknown"} 2',
    ]);
  });
});

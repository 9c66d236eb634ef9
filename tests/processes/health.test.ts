import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openMetrics } from '../../src/adapters/metrics/prometheus/open.ts';
import { processHealth } from '../../src/processes/health.ts';
import type { Parts } from '../../src/wiring.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A process whose parts answer, or fail, as the test says. */
function open() {
  const state = { store: true, queue: true, slack: true, storeAsked: 0 };
  const answers = async <T>(well: boolean, value: T): Promise<T> => {
    if (!well) throw new Error('connect ECONNREFUSED postgres://desk:hunter2@db.example');
    return value;
  };
  const parts = {
    database: {
      kind: 'embedded',
      pool: {
        query: () => {
          state.storeAsked++;
          return answers(state.store, {});
        },
      },
    },
    queue: { counts: () => answers(state.queue, { deliver: { waiting: 2, active: 0, delayed: 0, dead: 1 } }) },
    chats: new Map([
      ['terminal', {}],
      ['slack', { isConnected: () => state.slack }],
    ]),
    clock: { now: () => '2026-03-02T08:00:00.000Z' },
    lag: {
      read: async () => ({ unreadSince: '2026-03-02T07:58:00.000Z', openDeliveries: 3, openSince: null }),
    },
  } as unknown as Parts; // health asks no more of them
  const metrics = openMetrics();
  const health = processHealth(metrics);
  const ready = async () => {
    vi.advanceTimersByTime(5000); // older answers are forgotten
    const { ok, parts: told } = await health.desk.ready();
    return { ok, ill: told.filter((one) => !one.ok).map(({ part }) => part), told: JSON.stringify(told) };
  };
  return { state, parts, health, ready, metrics };
}

describe('a process is ready', () => {
  it('when the store is open, its work has begun and all parts answer', async () => {
    const { health, parts, ready } = open();
    expect(await ready()).toMatchObject({ ok: false, ill: ['start'] });
    health.opened(parts);
    expect(await ready()).toMatchObject({ ok: false, ill: ['start'] });
    health.running();
    expect(await ready()).toMatchObject({ ok: true, ill: [] });
  });

  it.each(['store', 'queue', 'slack'] as const)('but not without its %s, of which it tells no secret', async (part) => {
    const { health, parts, ready, state } = open();
    health.opened(parts);
    health.running();
    state[part] = false;
    const { ok, ill, told } = await ready();
    expect({ ok, ill }).toEqual({ ok: false, ill: [part === 'slack' ? 'chat slack' : part] });
    expect(told).not.toMatch(/hunter2|db\.example/);
    expect((await health.desk.health()).ok).toBe(true); // a new start would not help
    state[part] = true;
    expect(await ready()).toMatchObject({ ok: true });
  });

  it('no more from the moment that it is asked to stop, also if it had just begun; it is alive until its end', async () => {
    const { health, parts } = open();
    health.opened(parts);
    health.running();
    expect((await health.desk.ready()).ok).toBe(true);
    health.stopping();
    health.running();
    expect(await health.desk.ready()).toEqual({ ok: false, parts: [expect.objectContaining({ part: 'stop' })] });
    expect((await health.desk.health()).ok).toBe(true);
  });

  it('and asks the store once for many probes', async () => {
    const { health, parts, state } = open();
    health.opened(parts);
    await Promise.all([health.desk.ready(), health.desk.ready(), health.desk.metrics()]);
    await health.desk.ready();
    expect(state.storeAsked).toBe(1);
  });
});

it('a process shows in numbers what waits, and nothing where it cannot know', async () => {
  const { health, parts, state } = open();
  health.opened(parts);
  health.running();
  const lines = async () => (await health.desk.metrics()).text.split('\n').filter((line) => /^onrecord/.test(line));
  expect(await lines()).toEqual(
    expect.arrayContaining([
      'onrecord_ready 1',
      'onrecord_queue_jobs{step="deliver",state="waiting"} 2',
      'onrecord_queue_jobs{step="deliver",state="dead"} 1',
      'onrecord_oldest_unread_item_age_seconds 120',
      'onrecord_oldest_open_delivery_age_seconds 0',
      'onrecord_open_deliveries 3',
      'onrecord_chat_connected{chat="slack"} 1',
    ]),
  );
  state.queue = false;
  vi.advanceTimersByTime(5000);
  const later = await lines();
  expect(later).toContain('onrecord_ready 0');
  expect(later.filter((line) => line.startsWith('onrecord_queue_jobs'))).toEqual([]);
});

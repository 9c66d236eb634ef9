import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openParts } from '../../../src/adapters/system/node/close-parts.ts';
import { listeningLog } from '../queue/listening-log.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<void>(() => undefined);

it('closes what needs all others first, what all others need last, and the others side by side', async () => {
  const order: string[] = [];
  const parts = openParts(listeningLog().log);
  const add = (part: string, ms: number, turn?: 'first' | 'last') =>
    parts.add(
      part,
      async () => {
        order.push(`${part} begins`);
        await new Promise((resolve) => setTimeout(resolve, ms));
        order.push(`${part} ends`);
      },
      turn,
    );
  add('store', 10, 'last');
  add('web', 30);
  add('chat', 20);
  add('queue', 50, 'first');
  const closed = parts.close();
  await vi.advanceTimersByTimeAsync(100);
  await closed;
  expect(order).toEqual([
    ...['queue begins', 'queue ends'],
    ...['web begins', 'chat begins', 'chat ends', 'web ends'],
    ...['store begins', 'store ends'],
  ]);
});

it('names what does not end, and is done in time all the same', async () => {
  const { log, heard } = listeningLog();
  const parts = openParts(log);
  parts.add('store', never, 'last');
  parts.add('chat slack', never);
  parts.add('web', async () => {});
  parts.add('queue', never, 'first');
  const closed = parts.close();
  await vi.advanceTimersByTimeAsync(9_500);
  await closed;
  expect(heard.map(({ event, fields }) => [event, fields.part])).toEqual([
    ['did-not-end', 'queue'],
    ['did-not-end', 'chat slack'],
    ['did-not-end', 'store'],
  ]);
});

it('gives what others did not need to those that come after, and goes on after what fails', async () => {
  const { log, heard } = listeningLog();
  const parts = openParts(log);
  parts.add('queue', () => Promise.reject(new Error('connection lost')), 'first');
  parts.add('chat discord', () => new Promise((resolve) => setTimeout(resolve, 8_500)));
  const closed = parts.close();
  await vi.advanceTimersByTimeAsync(8_550);
  await closed;
  expect(heard.map(({ event, fields }) => [event, fields.part])).toEqual([['close-failed', 'queue']]);
});

it('closes each part once', async () => {
  let times = 0;
  const parts = openParts(listeningLog().log);
  parts.add('web', async () => {
    times++;
  });
  expect(parts.closing.aborted).toBe(false);
  await parts.close();
  await parts.close();
  expect(times).toBe(1);
  expect(parts.closing.aborted).toBe(true);
});

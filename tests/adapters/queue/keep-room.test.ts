import { expect, it } from 'vitest';
import { keepRoom, MOST_WAITING } from '../../../src/adapters/queue/bullmq/keep-room.ts';

/** A line that somebody else may fill and empty too. */
function countedLine() {
  const line = { waiting: 0, counts: 0, at: 0 };
  const room = keepRoom(
    async () => {
      line.counts++;
      return line.waiting;
    },
    { now: () => line.at },
  );
  const add = async (wanted: number) => {
    const taken = await room(wanted);
    line.waiting += taken;
    return taken;
  };
  return { line, add };
}

it('takes all while there is room, and counts seldom', async () => {
  const { line, add } = countedLine();
  for (let n = 0; n < 20_000; n++) {
    expect(await add(1)).toBe(1);
    line.waiting = 0; // a worker takes it at once
  }
  expect(line.counts).toBeLessThan(50);
});

it('never fills a line above its measure, and takes again what there is room for', async () => {
  const { line, add } = countedLine();
  expect(await add(5000)).toBe(MOST_WAITING);
  expect(await add(1)).toBe(0);
  line.waiting -= 700;
  line.at += 1000;
  expect(await add(600)).toBe(600);
  expect(await add(1)).toBe(1);
  for (let n = 0; n < 200; n++) await add(1);
  expect(line.waiting).toBe(MOST_WAITING);
});

it('counts a full line once a second, however much is wanted', async () => {
  const { line, add } = countedLine();
  line.waiting = MOST_WAITING;
  for (let n = 0; n < 1000; n++) {
    expect(await add(3)).toBe(0);
    line.at += 5;
  }
  expect(line.counts).toBe(5);
});

it('stays near its measure where several processes add', async () => {
  const shared = { waiting: 0 };
  const rooms = Array.from({ length: 4 }, () => keepRoom(async () => shared.waiting));
  for (let n = 0; n < 4000; n++) for (const room of rooms) shared.waiting += await room(1);
  expect(shared.waiting).toBeGreaterThanOrEqual(MOST_WAITING);
  expect(shared.waiting).toBeLessThan(MOST_WAITING + 4 * 60);
});

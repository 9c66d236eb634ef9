import { afterEach, describe, expect, it } from 'vitest';
import { openThreads } from '../../../src/adapters/threads/node/open.ts';
import type { Thread } from '../../../src/ports/threads.ts';

// A worker that does what it is told.
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', (task) => {
      if (task === 'hang') for (;;);
      if (task === 'exit') process.exit(3);
      if (task === 'exit later') setTimeout(() => process.exit(0), 50);
      if (task === 'throw') setTimeout(() => { throw new Error('thrown'); });
      else if (task === 'fill') { const all = []; for (;;) all.push(new Array(100_000).fill({ task })); }
      else if (task === 'fail') parentPort.postMessage({ ok: false, message: 'no' });
      else parentPort.postMessage({ ok: true, value: [task, threadId] });
    });`)}`,
);

let pool: Thread;
afterEach(() => pool.close());

const open = (atOnce: number) => {
  pool = openThreads().open({ script, atOnce, deadlineMs: 1500, memoryMb: 64 });
  return pool;
};

describe('a pool of one', () => {
  it('does one task after another with the same worker', async () => {
    open(1);
    const answers = await Promise.all([1, 2, 3].map((task) => pool.run(task)));
    expect(answers.map((answer) => (answer as [number, number])[0])).toEqual([1, 2, 3]);
    expect(new Set(answers.map((answer) => (answer as [number, number])[1])).size).toBe(1);
  });

  it.each(['hang', 'exit', 'throw', 'fail', 'fill'])('survives a task that does: %s', async (task) => {
    open(1);
    const [bad, good] = await Promise.allSettled([pool.run(task), pool.run('next')]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'Failure', code: 'source-down' } });
    expect(good).toMatchObject({ status: 'fulfilled', value: ['next', expect.anything()] });
  });
});

it('does not wait behind a hanging task when there is a second worker', async () => {
  open(2);
  const start = performance.now();
  const hanging = pool.run('hang').catch(() => performance.now() - start);
  await pool.run('quick');
  const quickMs = performance.now() - start;
  expect(await hanging).toBeGreaterThan(quickMs);
});

it('fails what is not done when it closes', async () => {
  open(1);
  const both = Promise.allSettled([pool.run('hang'), pool.run('waiting')]);
  await pool.close();
  expect(await both).toMatchObject([{ reason: { retry: true } }, { reason: { retry: true } }]);
  await expect(pool.run('late')).rejects.toMatchObject({ code: 'source-down', retry: true });
});

it('gives no task to a thread that ended while it was idle', async () => {
  open(1);
  await pool.run('exit later');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await pool.run('next')).toEqual(['next', expect.anything()]);
});

it('has threads of its own for each script', async () => {
  open(1);
  const other = openThreads().open({ script, atOnce: 1, deadlineMs: 1500, memoryMb: 64 });
  const [first, second] = await Promise.all([pool.run('one'), other.run('two')]);
  expect((first as [string, number])[1]).not.toBe((second as [string, number])[1]);
  await other.close();
});

it('hands buffers over instead of copying them', async () => {
  open(1);
  const [copied, moved] = [new Uint8Array([1, 2]), new Uint8Array([3, 4])];
  await pool.run(copied);
  expect(copied).toHaveLength(2);
  expect(await pool.run(moved, [moved.buffer])).toEqual([new Uint8Array([3, 4]), expect.anything()]);
  expect(moved).toHaveLength(0);
});

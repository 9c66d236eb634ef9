import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { openHealth } from '../../../src/adapters/health/hono/open.ts';
import type { Condition, Health } from '../../../src/ports/health.ts';

const well: Condition = { ok: true, parts: [{ part: 'store', ok: true, words: 'it answers' }] };
const ill: Condition = { ok: false, parts: [{ part: 'queue', ok: false, words: 'it does not answer' }] };

let health: Health;
let port: number;
beforeEach(async () => {
  health = openHealth({ port: 0, host: '127.0.0.1' });
  port = await health.serve({
    health: async () => well,
    ready: async () => ill,
    metrics: async () => ({ type: 'text/plain; version=0.0.4', text: 'onrecord_ready 1\n' }),
  });
});
afterEach(() => health.close());

const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

test.each([
  ['/health', 200, well],
  ['/ready', 503, ill],
])('%s answers %i with a line for each part', async (path, status, expected) => {
  const answered = await get(path);
  expect(answered.status).toBe(status);
  expect(answered.headers.get('cache-control')).toBe('no-store');
  expect(await answered.json()).toEqual(expected);
});

it('gives metrics as text, and nothing else', async () => {
  const answered = await get('/metrics');
  expect(answered.headers.get('content-type')).toContain('version=0.0.4');
  expect(await answered.text()).toBe('onrecord_ready 1\n');
  expect((await get('/')).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${port}/health`, { method: 'POST' })).status).toBe(404);
});

it('is asked from beside it, also where it listens on all addresses', async () => {
  expect(await openHealth({ port, host: '0.0.0.0' }).ask('ready')).toEqual(ill);
  expect(await openHealth({ port, host: '127.0.0.1' }).ask('health')).toEqual(well);
});

it('knows when nobody answers', async () => {
  await health.close();
  expect(await openHealth({ port, host: '127.0.0.1' }).ask('health')).toBeUndefined();
});

it('says which setting is wrong when the port is taken', async () => {
  const second = openHealth({ port, host: '127.0.0.1' });
  await expect(
    second.serve({ health: async () => well, ready: async () => well, metrics: async () => ({ type: '', text: '' }) }),
  ).rejects.toMatchObject({ code: 'bad-settings', words: expect.stringContaining('health.port') });
});

import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import type { ParseAnswer } from '../../../src/adapters/feeds/http/parse-answer.ts';
import { type Attack, feeds, others } from './attack-documents.ts';

// Generous: the slowest takes under a second on an idle machine, one of quadratic cost would take minutes.
const DEADLINE_MS = 30_000;
const HEAP_MB = 256;

let worker: Worker | null = null;
afterAll(() => worker?.terminate());

/** Parses as the program does: in a thread with little memory that is ended when it takes too long. */
async function parse({ text }: Attack): Promise<ParseAnswer> {
  worker ??= new Worker(new URL('../../../src/adapters/feeds/http/parse-worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const running = worker;
  const answered = Promise.withResolvers<{ readonly ok: true; readonly value: ParseAnswer }>();
  const timer = setTimeout(() => answered.reject(new Error('took too long')), DEADLINE_MS);
  running.once('message', answered.resolve).once('error', answered.reject);
  running.postMessage({ body: new TextEncoder().encode(text()), headers: {}, url: 'https://harbour.example/rss' });
  try {
    return (await answered.promise).value;
  } catch (error) {
    worker = null;
    void running.terminate();
    throw error;
  } finally {
    clearTimeout(timer);
    running.off('message', answered.resolve).off('error', answered.reject);
  }
}

describe('a hostile feed ends soon, and its item is read', () => {
  test.each(feeds)('$name', async (attack) => {
    const answer = await parse(attack);
    if (answer.kind !== 'reading') throw new Error(`${answer.kind}: ${answer.words}`);
    const { items } = answer.reading;
    expect(items[0]).toMatchObject({ id: 'hp-1', link: 'https://harbour.example/ferry' });
    expect(items.length).toBeLessThanOrEqual(1000);
    expect(items[0]?.title?.length).toBeLessThanOrEqual(300);
    expect(JSON.stringify(items[0])).not.toMatch(/root:|a{2000}/);
    expect(JSON.stringify(answer.reading).length).toBeLessThan(40_000_000);
    expect({}).not.toHaveProperty('isAdmin');
  });
});

describe('a hostile document that is no feed ends soon', () => {
  test.each(others)('$name', async (attack) => {
    const answer = await parse(attack);
    if (answer.kind === 'reading') expect(answer.reading.items).toEqual([]);
    if (answer.kind === 'page') expect(answer.links.length).toBeLessThanOrEqual(10);
  });
});

test('what could act or call somebody stays text', async () => {
  const body =
    '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror="alert(1)"&gt;&lt;a href="java&#10;script:x"&gt;more&lt;/a&gt; @everyone &lt;!channel&gt; &lt;iframe src="https://evil.example"/&gt;the end';
  const answer = await parse({
    name: 'active',
    text: () => `<rss version="2.0"><channel><title>T</title><item>
      <title>&lt;b&gt;Ferry&lt;/b&gt; \u202eenil&lt;script&gt;alert(1)&lt;/script&gt; @everyone</title><link>javascript:alert(1)</link>
      <guid isPermaLink="true">javascript:alert(2)</guid><author>&lt;i&gt;Jo&lt;/i&gt;\u2066 Doe</author><description>${body}</description></item></channel></rss>`,
  });
  if (answer.kind !== 'reading') throw new Error(answer.words);
  const [item] = answer.reading.items;
  expect(item).toMatchObject({ title: 'Ferry enil @everyone', link: null, author: 'Jo Doe' });
  expect(item?.summary).toContain('the end');
  expect(item?.summary).toContain('@everyone');
  expect(item?.summary).not.toMatch(/script|onerror|iframe|alert/i);
});

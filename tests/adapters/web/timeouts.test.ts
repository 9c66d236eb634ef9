import { expect, it } from 'vitest';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import { serveTcp } from './serve.ts';

const ask = { maxBytes: 1000, timeoutMs: 40_000 };
/** Runs the request until it fails; tells its words, and after how many seconds. */
async function failureOf(request: Promise<unknown>): Promise<{ words: string; seconds: number }> {
  const begun = performance.now();
  const words = await request.then(
    () => 'no failure',
    (error) => error.words,
  );
  return { words, seconds: (performance.now() - begun) / 1000 };
}

it('a connection may take 10 seconds and the beginning of an answer 15, whatever the whole may take', async () => {
  const silent = await serveTcp(() => undefined);
  const web = openWeb({
    userAgent: 'test',
    allowPrivate: [silent.place],
    lookup: () => undefined, // a name server that never answers: the same as a host that does not
  });
  const [connecting, answering] = await Promise.all([
    failureOf(web.get({ url: 'http://paper.example/', ...ask })),
    failureOf(web.get({ url: silent.url, ...ask })),
  ]);
  expect(connecting.words).toBe('paper.example did not accept a connection in time: I will try again later.');
  expect(connecting.seconds).toBeGreaterThan(9);
  expect(connecting.seconds).toBeLessThan(14);
  expect(answering.words).toBe(
    '127.0.0.1 took the request but did not begin to answer in time: I will try again later.',
  );
  expect(answering.seconds).toBeGreaterThan(14);
  expect(answering.seconds).toBeLessThan(20);
  await web.close();
  await silent.close();
});

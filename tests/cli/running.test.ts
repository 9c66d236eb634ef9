import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../src/adapters/system/node/clock.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import { type NewsServer, serveNews } from '../../src/demo/serve-news.ts';
import { type Installation, install, runCli, startRole } from '../flow/run-onrecord.ts';

// One article, so that it is read in a moment: a walk-back of a position.
const ARTICLE = 'mp-03';

let server: NewsServer;
let at: Installation;

beforeAll(async () => {
  const { outlets, articles } = loadSampleNews();
  const one = articles.filter(({ id }) => id === ARTICLE);
  const outlet = outlets.filter(({ id }) => id === one[0]?.outletId);
  server = await serveNews({ outlets: outlet, articles: one }, realClock());
  at = install({ feeds: server.feeds, topics: ['nato-ukraine'] });
});
afterAll(async () => {
  await server.close();
  at.remove();
});

const flat = (text: string) => text.replace(/\s+/g, ' ');
const call = (...args: string[]) => runCli([...args, '--config', at.config]);
const QUOTES = ['ask', '/quotes who:Haverkate since:2026-03-01'];

test('ask, jobs and doctor: before the first start, beside a running process, and after it', {
  timeout: 180_000,
}, async () => {
  const early = await call(...QUOTES);
  expect([early.code, early.out]).toEqual([1, '']);
  expect(early.err).toMatch(/^onrecord: Nothing has been read into .* yet: run "onrecord start" first/);

  const running = startRole('all', at);
  await running.until('── #terminal');
  const beside = await call(...QUOTES);
  expect(beside.code).toBe(0);
  expect(flat(beside.out)).toMatch(/“Everything is on the table[^”]*” — Joris Haverkate/);
  const second = await runCli(['start', '--config', at.config]);
  expect([second.code, second.err]).toEqual([
    1,
    expect.stringMatching(
      /^onrecord: Another process already uses .*: stop it first, or set another data directory\.\n$/,
    ),
  ]);
  expect((await call('doctor')).out).toMatch(/^ok {2}process {3}runs and answers$/m);
  expect(await running.stop()).toBe(0);

  expect((await call(...QUOTES)).out).toBe(beside.out);
  const asJson = await call(...QUOTES, '--json');
  expect(JSON.parse(asJson.out)).toMatchObject({ private: true, blocks: expect.any(Array) });
  const jobs = await call('jobs');
  expect([jobs.code, jobs.out]).toEqual([0, expect.stringMatching(/poll-feed\s+0\s+0\s+0\s+0/)]);
  const well = await call('doctor');
  expect([well.code, well.out]).toEqual([
    0,
    expect.stringMatching(/^ok {2}feed {6}Meridian Post .*Last answer .+ Next poll .+\.$/m),
  ]);
});

test('doctor names the feed that does not answer, and leaves feeds out when it shall be quick', async () => {
  await server.close();
  // Where it was polled a moment ago it is not asked again; here it never was.
  const ill = await call('doctor', '--data', `${at.data}-new`);
  expect(ill.code).toBe(1);
  expect(ill.out).toMatch(/^!! {2}feed {6}Meridian Post \(.*\): asked now: .*refused the connection/m);
  const quick = await call('doctor', '--quick');
  expect([quick.code, quick.out]).toEqual([0, expect.not.stringContaining('!!')]);
  server = await serveNews({ outlets: [], articles: [] }, realClock());
});

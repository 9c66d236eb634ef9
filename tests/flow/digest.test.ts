import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { simulatedClock } from '../../src/adapters/system/node/clock.ts';
import { renderText } from '../../src/core/reply/render-text.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import { serveNews } from '../../src/demo/serve-news.ts';
import type { Reply } from '../../src/model/reply.ts';
import { install, startRole } from './run-onrecord.ts';

const FROM = '2026-03-02T05:00:00Z';
const SPEED = 5000; // the week in two minutes

test('a week on a fast clock: one digest a day with what is new, and the change of position once', {
  timeout: 300_000,
}, async () => {
  const server = await serveNews(loadSampleNews(), simulatedClock({ from: FROM, speed: SPEED }));
  const at = install({
    feeds: server.feeds,
    topics: [
      { topic: 'nato-ukraine', mode: 'digest', at: '20:00', timezone: 'Europe/Berlin' },
      { topic: 'climate-policy', mode: 'digest', at: '07:00', days: ['sat'] },
    ],
  });
  const changes = install({ feeds: server.feeds, topics: [{ topic: 'nato-ukraine', mode: 'changes' }] });
  try {
    const now = simulatedNow();
    const running = startRole('all', at, ['--clock', now(), '--speed', String(SPEED)]);
    const second = startRole('all', changes, ['--clock', now(), '--speed', String(SPEED)]);
    await expect.poll(now, { timeout: 240_000, interval: 500 }).toMatch(/^2026-03-(?:09T0[6-9]|09T[12]|1)/);
    expect(await running.stop()).toBe(0);
    expect(await second.stop()).toBe(0);

    const digests = postsIn(at.data);
    const titles = digests.map(({ title }) => title);
    const nato = titles.filter((title) => title.startsWith('NATO and Ukraine'));
    expect(nato.length).toBeGreaterThanOrEqual(2); // a loaded machine reads some days late, into the next digest
    expect(nato.length).toBeLessThanOrEqual(7); // and never two on one day
    expect(titles.filter((title) => title.startsWith('Climate policy'))).toHaveLength(1);
    for (const digest of digests) expect(renderText(digest, { timezone: 'UTC', width: 100 })).toMatch(/•.*\[1\]/s);

    const changed = postsIn(changes.data).map((reply) => renderText(reply, { timezone: 'UTC', width: 1000 }));
    expect(changed.length).toBeGreaterThanOrEqual(1);
    for (const post of changed) expect(post).toContain('Joris Haverkate appears to have');
  } finally {
    await server.close();
    at.remove();
    changes.remove();
  }
});

/** The moment that the server's clock shows, near enough. */
function simulatedNow(): () => string {
  const begun = performance.now();
  return () => new Date(Date.parse(FROM) + (performance.now() - begun) * SPEED).toISOString();
}

function postsIn(data: string): Reply[] {
  const lines = readFileSync(join(data, 'channels', 'terminal.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { reply: Reply }).reply); // written by the terminal
}

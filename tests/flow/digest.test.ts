import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { terminalChat } from '../../src/adapters/chat/terminal/chat.ts';
import { pinoLog } from '../../src/adapters/system/node/log.ts';
import { renderText } from '../../src/core/reply/render-text.ts';
import { demoClock } from '../../src/demo/demo-clock.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import { serveNews } from '../../src/demo/serve-news.ts';
import type { Reply } from '../../src/model/reply.ts';
import { runParts } from '../../src/processes/start.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { wire } from '../../src/wiring.ts';
import { install } from './run-onrecord.ts';

const FROM = '2026-03-02T05:00:00.000Z';
const UNTIL = '2026-03-09T07:00:00.000Z';
const SPEED = 8000; // the week in some eighty seconds

test('a week on a fast clock: one digest a day with what is new, and the change of position once', {
  timeout: 300_000,
}, async () => {
  const clock = demoClock({ from: FROM, until: UNTIL, speed: SPEED });
  const server = await serveNews(loadSampleNews(), clock);
  const at = install({
    feeds: server.feeds,
    topics: [
      { topic: 'nato-ukraine', mode: 'digest', at: '20:00', timezone: 'Europe/Berlin' },
      { topic: 'climate-policy', mode: 'digest', at: '07:00', days: ['sat'] },
    ],
    channels: { turns: [{ topic: 'nato-ukraine', mode: 'changes' }] },
    pollEveryMinutes: 60, // half a second on this clock
  });
  const terminal = terminalChat({
    ...{ input: new PassThrough(), output: new PassThrough().resume(), directory: join(at.data, 'channels') },
    ...{ workspace: 'local', channel: 'terminal', timezone: 'UTC', onQuit: () => {} },
  });
  const settings = loadSettings({ directory: at.config, env: {} });
  const log = pinoLog({ level: 'silent', pretty: false });
  // In this process, so that the week begins when everything runs: how long a start takes must not cost days of news.
  const parts = await wire({ settings, role: 'all', clock, log, chats: [terminal] });
  try {
    await runParts(parts, 'all');
    clock.begin();
    await expect.poll(clock.now, { timeout: 240_000, interval: 500 }).toMatch(/^2026-03-09T0[7-9]/);
    await parts.close();

    const digests = postsIn(at.data, 'terminal');
    const titles = digests.map(({ title }) => title);
    const nato = titles.filter((title) => title.startsWith('NATO and Ukraine'));
    expect(nato.length).toBeGreaterThanOrEqual(2); // a loaded machine reads some days late, into the next digest
    expect(nato.length).toBeLessThanOrEqual(7); // and never two on one day
    expect(titles.filter((title) => title.startsWith('Climate policy'))).toHaveLength(1);
    for (const digest of digests) expect(renderText(digest, { timezone: 'UTC', width: 100 })).toMatch(/•.*\[1\]/s);

    const changed = postsIn(at.data, 'turns').map((reply) => renderText(reply, { timezone: 'UTC', width: 1000 }));
    expect(changed.length).toBeGreaterThanOrEqual(1);
    for (const post of changed) expect(post).toContain('Joris Haverkate appears to have');
  } finally {
    await parts.close();
    await server.close();
    at.remove();
  }
});

function postsIn(data: string, channel: string): Reply[] {
  const lines = readFileSync(join(data, 'channels', `${channel}.jsonl`), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { reply: Reply }).reply); // written by the terminal
}

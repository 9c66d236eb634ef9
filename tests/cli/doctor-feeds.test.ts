import { expect, it, test } from 'vitest';
import { checkFeeds } from '../../src/cli/check-feeds.ts';
import { renderText } from '../../src/core/reply/render-text.ts';
import { Failure } from '../../src/model/failure.ts';
import { NO_PACE } from '../../src/model/feed.ts';
import type { FeedAnswer, PollRequest } from '../../src/ports/feeds.ts';
import type { DeskStatus } from '../../src/ports/reads.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { feed, NOW } from '../flows/ask/example-news.ts';
import { configFolder } from '../settings/config-folder.ts';

const NEWS: FeedAnswer = {
  ...{ kind: 'items', finalUrl: '', movedTo: null, validators: null, bodyHash: null, pace: NO_PACE, freshMinutes: 0 },
  feed: { title: '', language: null, home: null, items: [] },
};

/** What doctor says of these feeds, all configured, and which of them it asked. */
async function check(
  stored: DeskStatus['feeds'],
  poll: (request: PollRequest) => Promise<FeedAnswer> = async () => NEWS,
  configured: readonly { readonly id: string; readonly url: string; readonly outlet: string }[] = stored,
) {
  const entries = configured.map(({ id, url, outlet }) => `- {id: ${id}, url: "${url}", outlet: ${outlet}}`);
  const settings = loadSettings({
    directory: configFolder({ 'feeds.yaml': `feeds:\n${entries.join('\n')}` }),
    env: {},
  });
  const asked: PollRequest[] = [];
  const feeds = {
    async poll(request: PollRequest) {
      asked.push(request);
      return poll(request);
    },
  };
  const findings = await checkFeeds({ settings, stored, feeds, now: NOW });
  const lines = findings.map(({ well, part, line }) => {
    const reply = { title: '', private: true, blocks: [{ kind: 'text', line } as const], more: null };
    return `${well ? 'ok' : '!!'} ${part} ${renderText(reply, { timezone: 'UTC', width: 1000 })}`;
  });
  return { lines, asked };
}

it('tells of feeds polled within their interval from the store, and asks nobody', async () => {
  const quiet = { newestItemAt: '2025-01-01T00:00:00.000Z' };
  const { lines, asked } = await check([
    feed('Lantern', 'https://l.example/rss'),
    feed('Still', 'https://s.example/rss', quiet),
    feed('Old', 'https://o.example/rss', { status: 'gone', lastError: 'It says 410' }),
  ]);
  expect(asked).toEqual([]);
  expect(lines).toEqual([
    'ok feed Lantern (lantern): In order. Last answer Fri 14 Feb 2025 11:40. Next poll Fri 14 Feb 2025 12:10.',
    'ok feed Still (still): It answers, but has had nothing new since Wed 1 Jan 2025 00:00. Last answer Fri 14 Feb 2025 11:40. Next poll Fri 14 Feb 2025 12:10.',
    '!! feed Old (old): Gone, and not polled any more. It says 410. Last answer Fri 14 Feb 2025 11:40.',
  ]);
});

it('asks what was never asked, is due or fails, with what is known of it', async () => {
  const due = feed('Due', 'https://d.example/rss', {
    ...{ nextPollAt: NOW, movedUrl: 'https://new.example/rss', bodyHash: 'abc' },
    validators: { url: 'https://new.example/rss', etag: '"1"', lastModified: null },
  });
  const ill = feed('Ill', 'https://i.example/rss', { failuresInARow: 4, lastError: 'It was down.' });
  const well = feed('Well', 'https://w.example/rss');
  const moved = feed('Moved', 'https://m.example/rss');
  const own = { ...feed('Own', 'https://own.example/rss', { nextPollAt: NOW }), workspace: 'local' };
  const { lines, asked } = await check(
    [due, ill, well, moved, own],
    async ({ url }) => {
      if (url.includes('i.example')) throw new Failure('source-down', 'i.example is still down.');
      return url.includes('new.example') ? { ...NEWS, kind: 'unchanged' } : NEWS;
    },
    [
      due,
      ill,
      well,
      { ...moved, url: 'https://elsewhere.example/rss' },
      { id: 'new', url: 'https://n.example/rss', outlet: 'New' },
    ],
  );
  expect(asked.map(({ url }) => url)).toEqual([
    'https://new.example/rss',
    'https://i.example/rss',
    'https://elsewhere.example/rss',
    'https://n.example/rss',
    'https://own.example/rss',
  ]);
  expect(asked[0]?.known).toMatchObject({ bodyHash: 'abc', validators: { etag: '"1"' } });
  expect(asked[3]?.known?.validators).toBeNull();
  expect(lines).toEqual([
    'ok feed Due (due): answers now, with nothing new. Last answer before Fri 14 Feb 2025 11:40.',
    '!! feed Ill (ill): asked now: i.example is still down. Last answer before Fri 14 Feb 2025 11:40.',
    'ok feed Well (well): In order. Last answer Fri 14 Feb 2025 11:40. Next poll Fri 14 Feb 2025 12:10.',
    'ok feed Moved (moved): answers now, with 0 items.',
    'ok feed New (new): answers now, with 0 items.',
    'ok feed Own (own): answers now, with 0 items. Last answer before Fri 14 Feb 2025 11:40.',
  ]);
});

it('asks eight at once, and says in one line that the network is down', async () => {
  let atOnce = 0;
  let most = 0;
  const feeds = Array.from({ length: 30 }, (_, n) => feed(`F${n}`, `https://f${n}.example/rss`, { nextPollAt: NOW }));
  const { lines, asked } = await check(feeds, async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise((resolve) => setTimeout(resolve, 5));
    atOnce -= 1;
    throw new Failure('offline', 'No host can be reached: check the network.');
  });
  expect([asked.length, most]).toEqual([30, 8]);
  expect(lines).toEqual(['!! feeds 30 feeds could not be asked. No host can be reached: check the network.']);
});

test('a fault of ours is not taken for the feed’s', async () => {
  const broken = check([feed('F', 'https://f.example/rss', { nextPollAt: NOW })], async () => {
    throw new TypeError('x');
  });
  await expect(broken).rejects.toThrow(TypeError);
});

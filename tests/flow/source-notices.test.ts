import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderText } from '../../src/core/reply/render-text.ts';
import { addMinutes } from '../../src/core/schedule/add-minutes.ts';
import { deliver } from '../../src/flows/news/6-deliver.ts';
import { listOwed } from '../../src/flows/news/list-owed.ts';
import type { NewsPorts } from '../../src/flows/news/news-ports.ts';
import type { Channel } from '../../src/model/delivery.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Reply } from '../../src/model/reply.ts';
import type { Chat } from '../../src/ports/chat.ts';
import { openPollingPlace, type Polling, type PollingPlace, startPolling } from './polling.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const OPERATORS: Channel = { chat: 'terminal', workspace: 'local', id: 'operators' };
const OURS: Channel = { chat: 'terminal', workspace: 'acme', id: 'sources' };

const FEED =
  '<rss version="2.0"><channel><title>Gull</title><item><title>Tide</title><guid>1</guid></item></channel></rss>';

let polling: Polling;
let posted: { readonly to: string; readonly text: string; readonly how: 'post' | 'edit' }[];

let place: PollingPlace;
beforeAll(async () => {
  place = await openPollingPlace();
});
afterAll(() => place.close());
beforeEach(async () => {
  polling = await startPolling(place, { spacingMs: 0 });
  posted = [];
});
afterEach(() => polling.close());

/** What every look of a running process does: owes what is due, and posts it. Told twice, to show that it is once. */
async function look(
  given: { readonly operators?: Channel | null; readonly chatIsDown?: true } = {},
): Promise<typeof posted> {
  const before = posted.length;
  const keep = (how: 'post' | 'edit', channel: Channel, reply: Reply) => {
    if (given.chatIsDown) throw new Failure('chat-down', 'The chat does not answer.');
    const text = renderText(reply, { timezone: 'UTC', width: 1000 }).trim();
    posted.push({ to: `${channel.workspace}/${channel.id}`, text, how });
    return `message ${posted.length}`;
  };
  const chat: Chat = {
    ...{ name: 'terminal', spacingMs: 0, editEveryMs: 0, start: async () => {}, close: async () => {} },
    post: async (channel, reply) => keep('post', channel, reply),
    edit: async (channel, _, reply) => void keep('edit', channel, reply),
    find: async () => null,
  };
  const quiet = () => {};
  // Posting a word about a source uses these ports only.
  const ports = {
    clock: { now: () => polling.now, toRealMs: (ms: number) => ms },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    store: polling.store,
    chats: new Map([['terminal', chat]]),
    consoleUrl: null,
    operators: given.operators === undefined ? OPERATORS : given.operators,
  } as unknown as NewsPorts;
  for (let round = 0; round < 2; round += 1)
    for (const job of await listOwed(ports)) if (job.step === 'deliver') await deliver(job, ports);
  return posted.slice(before);
}

/** Polls the feed whenever it is due, until so many minutes after now. */
async function goOn(feedId: string, minutes: number): Promise<void> {
  const end = addMinutes(polling.now, minutes);
  while ((await polling.state(feedId)).status === 'active' && (await polling.state(feedId)).nextPollAt <= end)
    await polling.pollWhenDue(feedId);
  polling.now = end;
}

const answer = (status: number) => {
  polling.answer = (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/xml' }).end(status === 200 ? FEED : '');
};

const add = (id: string, channel: Channel) =>
  polling.store.desk.saveFeed(
    {
      ...{ id, url: polling.url(`/${id}?token=hush`), outlet: 'The Gull', language: 'en', country: null },
      ...{ pollEveryMinutes: 60, workspace: channel.workspace, addedIn: channel },
    },
    'lena',
    polling.now,
  );

// Each test has sources of its own: what is owed for one of them stays on record.
describe('a source that fails for a day', () => {
  it('is told once, and again as a message of its own when it fails later', async () => {
    await polling.feeds({ gull: polling.url('/gull') });
    answer(200);
    await polling.poll('gull');
    answer(500);
    await goOn('gull', 20 * HOUR);
    expect(await look()).toEqual([]);
    await goOn('gull', 9 * HOUR);
    const [first, ...others] = await look();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ to: 'local/operators', how: 'post' });
    expect(first?.text).toMatch(
      /^Nothing has come from gull \(http:\/\/127\.0\.0\.1:\d+\/gull\) since Mon 2 Mar 2026 12:00\. 127\.0\.0\.1 has a fault of its own \(500\): I will try again later\. It is tried again by itself, next \w{3} \d Mar 2026 \d\d:\d\d; \/news status shows how it goes\. This is said once\.$/,
    );
    await goOn('gull', 5 * DAY);
    expect(await look()).toEqual([]);

    answer(200);
    await goOn('gull', DAY);
    expect(await look()).toEqual([]);
    answer(404);
    await goOn('gull', 2 * DAY);
    expect(await look()).toEqual([
      { to: 'local/operators', how: 'post', text: expect.stringMatching(/has nothing at this address \(404\)/) },
    ]);
  });

  it('that is private is told where it was added, and nowhere else', async () => {
    await add('acme-gull', OURS);
    answer(503);
    await goOn('acme-gull', 30 * HOUR);
    const told = await look();
    expect(told.map(({ to }) => to)).toEqual(['acme/sources']);
    expect(told[0]?.text).toMatch(/^Nothing has come from The Gull \(.*\?token=…\)/);
    expect(told[0]?.text).not.toContain('hush');
  });

  it('that is shared is told to nobody where there are no operators', async () => {
    await polling.feeds({ tern: polling.url('/tern') });
    answer(503);
    await goOn('tern', 30 * HOUR);
    expect(await look({ operators: null })).toEqual([]);
  });

  it('is not told when it answers again before it could be posted', async () => {
    await polling.feeds({ auk: polling.url('/auk') });
    answer(503);
    await goOn('auk', 30 * HOUR);
    const since = addMinutes(polling.now, -DAY);
    await polling.store.deliveries.oweSourceNotices({ since, operators: OPERATORS, now: polling.now });
    answer(200);
    await goOn('auk', 2 * DAY);
    expect(await look()).toEqual([]);
  });
});

it('what could not be told of an earlier trouble is not told of a later one as well', async () => {
  await polling.feeds({ puffin: polling.url('/puffin') });
  answer(500);
  await goOn('puffin', 30 * HOUR);
  expect(await look({ chatIsDown: true })).toEqual([]);
  answer(200);
  await goOn('puffin', 2 * DAY);
  answer(404);
  await goOn('puffin', 2 * DAY);
  expect((await look()).map(({ how, text }) => [how, text.includes('(404)')])).toEqual([['post', true]]);
});

it('a source that is gone for good is told at once, where each of its managers is', async () => {
  await add('acme-skua', OURS);
  await add('zenith-skua', { chat: 'terminal', workspace: 'zenith', id: 'desk' });
  await polling.feeds({ skua: polling.url('/skua') });
  answer(410);
  for (const id of ['acme-skua', 'zenith-skua', 'skua']) await polling.poll(id);
  const told = await look();
  expect(told.map(({ to }) => to).toSorted()).toEqual(['acme/sources', 'local/operators', 'zenith/desk']);
  expect(told.every(({ text }) => / is gone for good \(410\): .* This is said once\.$/.test(text))).toBe(true);
  const said = told.map(({ text }) => text).join('\n');
  expect(said).toContain('It stands in config/feeds.yaml, as skua.');
  expect(said).toContain('/newsdesk sources remove acme-skua ends it.');
});

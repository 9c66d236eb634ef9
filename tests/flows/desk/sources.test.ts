import { describe, expect, it, test } from 'vitest';
import type { Feed } from '../../../src/model/feed.ts';
import type { Reply } from '../../../src/model/reply.ts';
import type { Found } from '../../../src/ports/feeds.ts';
import { CHANNEL, feed } from '../ask/example-news.ts';
import { aFeed, aPage, entry, fails, openDesk } from './example-desk.ts';

const buttonsOf = (reply: Reply) => reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
const own = (id: string, url: string, state = {}) => {
  const made = feed(id, url, state);
  return { ...made, workspace: 'w1' };
};

describe('/newsdesk sources add', () => {
  it('adds a feed after a look at it, with its newest items, how often, and an undo', async () => {
    const { ask, feedsMade, done, looked } = openDesk();
    const { text, reply } = await ask(
      '/newsdesk sources add https://news.example.org:8443/rss?id=7&x=a:b#top outlet:"The Lantern"',
    );
    const [made] = feedsMade;
    expect(made).toEqual({
      id: expect.stringMatching(/^w1-news-example-org-rss-[0-9a-f]{6}$/),
      url: 'https://news.example.org:8443/rss?id=7&x=a:b',
      outlet: 'The Lantern',
      language: 'nl',
      country: null,
      pollEveryMinutes: null,
      workspace: 'w1',
      addedIn: CHANNEL,
    });
    expect(looked).toEqual([made?.url]);
    expect(text.split('\n')).toEqual([
      `Added The Lantern as ${made?.id}. It is polled about as often as it publishes, every 15 minutes to 4 hours.`,
      'Its newest items:',
      '  • Fri 14 Feb 2025 13:00 One',
      '  • Fri 14 Feb 2025 13:00 Two',
      '  • Thu 13 Feb 2025 10:00 Three',
      'It is in Dutch: who said what is found in English only.',
      `  Undo: /newsdesk area:sources what:"remove ${made?.id}"`,
    ]);
    expect(reply.private).toBe(true);
    expect(done).toEqual([expect.objectContaining({ what: 'saveFeed', by: 'lena' })]);
  });

  test.each<[what: string, found: Found, made: Partial<Feed>, says: RegExp]>([
    [
      'its own title and language',
      aFeed({ title: 'Harbour Post » RSS Feed', language: 'en' }),
      { outlet: 'Harbour Post', language: 'en' },
      /^Added Harbour Post as .*\nIts newest/,
    ],
    [
      'the host where it has no title',
      aFeed({ title: ' RSS ' }, 'https://www.gull.example/rss'),
      { outlet: 'gull.example' },
      /^Added gull/,
    ],
    [
      'the address that it has moved to for good',
      aFeed({}, 'https://new.example/rss'),
      { url: 'https://new.example/rss' },
      /^Added The Lantern as w1-new-example-rss/,
    ],
    [
      'a feed that is still empty',
      aFeed({ items: [] }),
      { url: 'https://e.example/rss' },
      /is a feed, but has no items yet: they are read when they come\./,
    ],
    ['items without dates', aFeed({ items: [entry('One', null)] }), {}, /• no date: One$/m],
    [
      'a title that would drive a terminal',
      aFeed({ title: 'Gull\u202e\u001b[31m @everyone' }),
      { outlet: 'Gull[31m @everyone' },
      /^Added/,
    ],
  ])('takes %s', async (_, found, made, says) => {
    const { ask, feedsMade } = openDesk({ look: async () => found });
    expect((await ask('/newsdesk sources add https://e.example/rss')).text).toMatch(says);
    expect(feedsMade).toEqual([expect.objectContaining(made)]);
  });

  test.each([
    ['example.org/feed', 'https://example.org/feed'],
    ['<https://e.example/rss>', 'https://e.example/rss'],
    ['<https://e.example/rss|e.example/rss>', 'https://e.example/rss'],
    ['feed://e.example/rss', 'https://e.example/rss'],
    ['feed:https://e.example/rss', 'https://e.example/rss'],
    ['e.example:8080', 'https://e.example:8080/'],
    ['HTTP://E.example/Rss', 'http://e.example/Rss'],
  ])('understands %s', async (typed, url) => {
    const { ask, looked } = openDesk();
    expect((await ask(`/newsdesk sources add ${typed}`)).text).toMatch(/^Added The Lantern/);
    expect(looked).toEqual([url]);
  });

  it('tries http where no scheme was typed and https is not spoken', async () => {
    const refusal = fails('source-down', 'old.example refused the connection.', new Error('ECONNREFUSED'));
    const lost = fails('source-down', 'old.example has nothing at this address (404).');
    const typed = '/newsdesk sources add old.example/rss';
    const both = ['https://old.example/rss', 'http://old.example/rss'];
    const onHttp = (then: (url: string) => Promise<Found>) => (url: string) =>
      url.startsWith('https') ? refusal() : then(url);

    const answers = openDesk({ look: onHttp(async (url) => aFeed({}, url)) });
    await answers.ask(typed);
    expect(answers.looked).toEqual(both);
    expect(answers.feedsMade.map(({ url }) => url)).toEqual(['http://old.example/rss']);

    const down = openDesk({ look: refusal });
    expect((await down.ask(typed)).text).toBe('old.example refused the connection.');
    const empty = openDesk({ look: onHttp(lost) });
    expect((await empty.ask(typed)).text).toBe('old.example has nothing at this address (404).');
    expect([down.looked, empty.looked]).toEqual([both, both]);

    const withScheme = openDesk({ look: refusal });
    await withScheme.ask('/newsdesk sources add https://old.example/rss');
    const spoken = openDesk({ look: lost });
    await spoken.ask(typed);
    expect([withScheme.looked.length, spoken.looked.length]).toEqual([1, 1]);
  });

  it('keeps feeds apart that differ in their query only', async () => {
    const { ask, feedsMade } = openDesk();
    for (const id of [1, 2]) await ask(`/newsdesk sources add https://e.example/rss?id=${id}`);
    expect(new Set(feedsMade.map(({ id }) => id)).size).toBe(2);
  });

  test.each<[line: string, text: RegExp]>([
    [
      '/newsdesk sources add',
      /^\/newsdesk sources add needs the address of a feed, such as https:\/\/example\.org\/feed\.xml, or/,
    ],
    [
      '/newsdesk sources add the lantern',
      /^"the lantern" is no web address: write it as https:\/\/example\.org\/feed\.xml\.$/,
    ],
    ['/newsdesk sources add javascript:alert(1)', /is no web address/],
    ['/newsdesk sources add file:///etc/passwd', /is no web address/],
    ['/newsdesk sources add https://me:secret@e.example/rss', /^The address carries a user name or password/],
    ['/newsdesk sources add known.example/rss', /^Known is polled already, as known: nothing was added\.$/],
    ['/newsdesk sources add http://www.known.example/rss/', /^Known is polled already/],
    ['/newsdesk sources add https://moved.example/new', /^Known is polled already/],
    ['/newsdesk sources ad https://e.example/rss', /^\/newsdesk sources does not know "ad": did you mean add\?$/],
    [
      '/newsdesk sources https://e.example/rss',
      /does not know "https:\/\/e\.example\/rss": write list, add URL, import URLS or remove ID\.$/,
    ],
    ['/newsdesk sources remove', /^\/newsdesk sources remove needs an id/],
    ['/newsdesk sources remove known', /^known is shared by all workspaces: it is removed in config\/feeds\.yaml\.$/],
    ['/newsdesk sources remove knwon', /^There is no source "knwon": did you mean known\?$/],
  ])('%s is refused', async (line, text) => {
    const known = feed('Known', 'https://known.example/rss', { movedUrl: 'https://moved.example/new' });
    const { ask, feedsMade, looked } = openDesk({ status: { feeds: [known] } });
    const answer = await ask(line);
    expect(answer.text).toMatch(text);
    expect(answer.text).not.toContain('secret');
    expect([feedsMade, looked]).toEqual([[], []]);
  });

  it('says so too when the address leads to a source that is polled already', async () => {
    const { ask, feedsMade } = openDesk({
      status: { feeds: [feed('Known', 'https://known.example/rss')] },
      look: async () => aFeed({}, 'https://known.example/rss'),
    });
    expect((await ask('/newsdesk sources add https://short.example/k')).text).toMatch(/^Known is polled already/);
    expect(feedsMade).toEqual([]);
  });

  it('saves nothing that cannot be read, and tells why in the same words', async () => {
    const words = 'e.example has nothing at this address (404): look for the feed’s new address.';
    const { ask, feedsMade } = openDesk({ look: fails('source-down', words) });
    expect((await ask('/newsdesk sources add https://e.example/rss')).text).toBe(words);
    expect(feedsMade).toEqual([]);
  });

  it('takes a source again that was gone', async () => {
    const { ask, done } = openDesk({ status: { feeds: [own('w1-e', 'http://e.example/rss', { status: 'gone' })] } });
    expect((await ask('/newsdesk sources add https://e.example/rss')).text).toMatch(/^Added The Lantern/);
    expect(done.map(({ what }) => what)).toEqual(['removeFeed', 'saveFeed']);
  });

  it('offers the feeds of a page, and each button adds one', async () => {
    const page = aPage(
      { url: 'https://lantern.example/rss', title: 'The Lantern' },
      { url: 'https://lantern.example/sport.xml', title: 'RSS' },
      { url: 'https://lantern.example/opinion.xml', title: 'RSS' },
      { url: 'https://lantern.example/known', title: 'World' },
      { url: 'https://lantern.example/all?key=hush', title: '' },
      { url: 'https://lantern.example/sixth', title: 'Sixth' },
    );
    const { ask, feedsMade } = openDesk({
      status: { feeds: [feed('Known', 'http://lantern.example/known/')] },
      look: async (url) => (url === 'https://lantern.example/' ? page : aFeed({}, url)),
    });
    const { text, reply } = await ask('/newsdesk sources add lantern.example outlet:Lantern');
    expect(feedsMade).toEqual([]);
    expect(text.split('\n').slice(0, 6)).toEqual([
      'https://lantern.example/ is a web page, not a feed, so nothing was added. It offers these feeds (and 1 more):',
      '  • The Lantern: https://lantern.example/rss',
      '  • RSS (lantern.example/sport.xml): https://lantern.example/sport.xml',
      '  • RSS (lantern.example/opinion.xml): https://lantern.example/opinion.xml',
      '  • World: https://lantern.example/known (polled already, as known)',
      '  • lantern.example/all: https://lantern.example/all?key=…',
    ]);
    const buttons = buttonsOf(reply);
    expect(buttons.map(({ label }) => label)).toEqual([
      'Add The Lantern',
      'Add RSS (lantern.example/sport.xml)',
      'Add RSS (lantern.example/opinion.xml)',
      'Add lantern.example/all',
    ]);
    await ask(buttons[3]?.request ?? '');
    expect(feedsMade).toEqual([
      expect.objectContaining({ url: 'https://lantern.example/all?key=hush', outlet: 'Lantern' }),
    ]);
  });

  it('keeps a button short enough for every chat', async () => {
    const link = { url: 'https://lantern.example/rss', title: 'Harbour news '.repeat(12) };
    const { ask } = openDesk({ look: async () => aPage(link) });
    const { text, reply } = await ask('/newsdesk sources add lantern.example');
    expect(text).toContain('It offers this feed:');
    expect(buttonsOf(reply)[0]?.label.length).toBeLessThanOrEqual(75);
  });
});

describe('/newsdesk sources list', () => {
  it('says how each source fares, those in trouble first', async () => {
    const validators = { url: 'https://n.example/rss', etag: '"1"', lastModified: null };
    const feeds = [
      { ...own('w1-lantern', 'https://l.example/rss?token=hush'), pollEveryMinutes: 20 },
      feed('Moved', 'https://m.example/rss', { movedUrl: 'https://n.example/rss', validators }),
      feed('New', 'https://w.example/rss', { lastOkAt: null }),
      feed('Old', 'https://p.example/rss', { status: 'gone', failuresInARow: 1, lastError: 'It says 410.' }),
      feed('Ostwind', 'https://o.example/rss', {
        failuresInARow: 2,
        failingSince: '2025-02-14T09:00:00.000Z',
        lastOkAt: '2025-02-14T08:00:00.000Z',
        lastError: 'o.example is down for now (503)',
        nextPollAt: '2025-02-14T14:00:00.000Z',
      }),
      feed('Still', 'https://s.example/rss', { newestItemAt: '2025-01-20T09:00:00.000Z', usualGapMinutes: 60 }),
      feed('Yearly', 'https://y.example/rss', {
        newestItemAt: '2024-11-20T09:00:00.000Z',
        usualGapMinutes: 60 * 24 * 30,
      }),
    ];
    const { ask } = openDesk({ status: { feeds } });
    expect((await ask('/newsdesk sources')).text.split('\n')).toEqual([
      '7 sources',
      '  • old: Old, https://p.example/rss. Gone, and not polled any more. It says 410. Last answer Fri 14 Feb 2025 12:40.',
      '  • ostwind: Ostwind, https://o.example/rss, about every 4 hours. Failing since Fri 14 Feb 2025 10:00. o.example is down for now (503). Last answer Fri 14 Feb 2025 09:00. Next poll Fri 14 Feb 2025 15:00.',
      '  • w1-lantern: w1-lantern, https://l.example/rss?token=…, about every 20 minutes. In order. Last answer Fri 14 Feb 2025 12:40. Next poll Fri 14 Feb 2025 13:10.',
      '  • moved: Moved, https://m.example/rss, about every hour. In order. Last answer Fri 14 Feb 2025 12:40. Next poll Fri 14 Feb 2025 13:10. It has moved to https://n.example/rss: change it in config/feeds.yaml.',
      '  • new: New, https://w.example/rss. Not polled yet. Next poll Fri 14 Feb 2025 13:10.',
      '  • still: Still, https://s.example/rss, about every 4 hours. It answers, but has had nothing new since Mon 20 Jan 2025 10:00. Last answer Fri 14 Feb 2025 12:40. Next poll Fri 14 Feb 2025 13:10.',
      '  • yearly: Yearly, https://y.example/rss, about every 4 hours. In order. Last answer Fri 14 Feb 2025 12:40. Next poll Fri 14 Feb 2025 13:10.',
    ]);
    expect((await openDesk().ask('/newsdesk sources')).text).toContain('No sources yet: try /newsdesk sources add');
  });

  it('pages a long list', async () => {
    const feeds = Array.from({ length: 33 }, (_, n) => feed(`F${n}`, `https://f${n}.example/rss`));
    const { ask } = openDesk({ status: { feeds } });
    const first = await ask('/newsdesk sources list');
    expect(first.text.split('\n')).toHaveLength(1 + 15 + 1);
    const last = await ask({ ...(first.reply.more ?? { command: '', options: {} }), page: 3 });
    expect([last.text.includes('f32: F32'), last.reply.more]).toEqual([true, null]);
    expect((await ask('/newsdesk sources list page:4')).text).toBe(
      '33 sources: there is no page 4, the last one is page:3.',
    );
  });

  it('removes what the workspace added, by id or address', async () => {
    const { ask, done } = openDesk({ status: { feeds: [own('w1-lantern', 'https://l.example/rss')] } });
    expect((await ask('/newsdesk sources remove https://l.example/rss')).text).toBe(
      'w1-lantern is no longer polled. What it published stays on record.',
    );
    expect(done.at(-1)).toEqual({ what: 'removeFeed', by: 'lena', args: ['w1', 'w1-lantern'] });
  });
});

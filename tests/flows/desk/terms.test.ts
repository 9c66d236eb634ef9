import { describe, expect, it, test } from 'vitest';
import type { Subscription, Terms } from '../../../src/model/delivery.ts';
import type { Button, Reply } from '../../../src/model/reply.ts';
import { askNews, CHANNEL, emptyDesk, feed, memoryReads, subscription } from '../ask/example-news.ts';
import { openDesk } from './example-desk.ts';

const buttonsOf = ({ blocks }: Reply): readonly Button[] =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
const buttonOf = (reply: Reply, label: string): Button => {
  const button = buttonsOf(reply).find((one) => one.label === label);
  if (!button) throw new Error(`no button ${label}`);
  return button;
};
const list = (one: Subscription) =>
  askNews(memoryReads({ desk: { ...emptyDesk, subscriptions: [one] } }), { mayManage: true })('/news list');

const LIVE = 'This channel now gets The tide barrier: each story as it forms, then updates of the same message';
const DAILY = 'a digest every day at 08:00 (Europe/Berlin), next Sat 15 Feb 2025 08:00';

describe('/subscribe with terms', () => {
  test.each<[options: string, says: string, terms: Terms]>([
    [
      'outlets:2 most:10 quiet:22:00-07:00',
      `${LIVE}; once 2 outlets have it; at most 10 stories a day (Europe/Berlin); quiet from 22:00 to 07:00 (Europe/Berlin), then what was held. The newest story that fits comes at once.`,
      { fromOutlets: 2, mostADay: 10, quiet: { from: '22:00', to: '07:00' } },
    ],
    [
      'only:"The Lantern, Skerry Radio" without:"Gull Post"',
      `${LIVE}; with The Lantern or Skerry Radio among the outlets; not counting Gull Post. The newest story that fits comes at once.`,
      { only: ['The Lantern', 'Skerry Radio'], without: ['Gull Post'] },
    ],
    [
      'languages:en,fr',
      `${LIVE}; in English or French. The newest story that fits comes at once.`,
      { languages: ['en', 'fr'] },
    ],
    ['most:1', `${LIVE}; at most 1 story a day (Europe/Berlin). The newest story comes at once.`, { mostADay: 1 }],
    ['outlets:1', `${LIVE}. The newest story comes at once.`, { fromOutlets: 1 }],
    [
      // it is one o'clock in Berlin
      'quiet:"13:00 to 14:00"',
      `${LIVE}; quiet from 13:00 to 14:00 (Europe/Berlin), then what was held. The newest story comes when the quiet hours end.`,
      { quiet: { from: '13:00', to: '14:00' } },
    ],
    [
      'digest outlets:3 empty',
      `This channel now gets The tide barrier: ${DAILY}; once 3 outlets have it; also when there is nothing new.`,
      { fromOutlets: 3, evenEmpty: true },
    ],
    [
      'changes quiet:22-7',
      'This channel now gets The tide barrier: only when somebody appears to change position; quiet from 22:00 to 07:00 (Europe/Berlin), then what was held.',
      { quiet: { from: '22:00', to: '07:00' } },
    ],
  ])('%s', async (options, says, terms) => {
    const feeds = ['The Lantern', 'Skerry Radio', 'Gull Post'].map((outlet) => known(outlet));
    const { ask, subscribed } = openDesk({ status: { feeds } });
    const { text } = await ask(`/subscribe tide-barrier ${options}`);
    expect(text.split('\n')[0]).toBe(says);
    expect(text).not.toContain('No source here');
    expect(subscribed[0]?.terms).toEqual(terms);
  });

  test.each([
    ['digest most:5', /^most is for live posts: a digest shows the newest stories, and all of them by a button\.$/],
    ['changes most:5', /^most is for live posts/],
    ['live empty', /^empty is for digests: other posts come when there is something\.$/],
    ['changes outlets:2', /^only, without, languages and outlets choose stories: a change of position comes whichever/],
    ['changes only:"The Lantern"', /^only, without, languages and outlets choose stories/],
    ['outlets:none', /^"none" is no number for outlets/],
    ['languages:english', /^"english" is no language/],
    ['quiet:night', /^"night" are no quiet hours/],
    ['quiet:22:00-22:00', /^Quiet hours cannot begin when they end/],
  ])('%s is refused', async (options, says) => {
    const { ask, done } = openDesk();
    expect((await ask(`/subscribe tide-barrier ${options}`)).text).toMatch(says);
    expect(done).toEqual([]);
  });

  it('tells of an outlet that no source has, as nothing would ever come', async () => {
    const { ask, subscribed } = openDesk({ status: { feeds: [known('The Lantern'), known('Skerry Radio')] } });
    const { text } = await ask('/subscribe tide-barrier only:"the lantern, Skery Radio" without:"Zeppelin"');
    expect(text).toContain('No source here has the outlet “Skery Radio”: did you mean Skerry Radio?');
    expect(text).toContain('No source here has the outlet “Zeppelin”: /newsdesk sources list shows all names.');
    expect(text).not.toContain('“the lantern”');
    expect(subscribed).toHaveLength(1);
  });
});

const everything: Terms = {
  ...{ only: ['Sun, Moon'], without: ['Gull Post', 'Skerry Radio'], languages: ['en', 'fr'], fromOutlets: 2 },
  quiet: { from: '22:00', to: '07:00' },
};

describe('the terms of a subscription', () => {
  const wishes: [string, Subscription][] = [
    ['live', subscription({ terms: { ...everything, mostADay: 5 }, timezone: 'Asia/Tokyo' })],
    ['digest', subscription({ mode: 'digest', at: '07:30', terms: { ...everything, evenEmpty: true } })],
    ['changes', subscription({ mode: 'changes', terms: { quiet: { from: '12:00', to: '13:00' } }, timezone: 'UTC' })],
    ['one name with a comma', subscription({ terms: { only: ['Sun, Moon'], without: ['Salt, Sand', 'Star'] } })],
  ];
  const wishOf = ({ mode, at, days, terms, timezone }: Subscription) => ({ mode, at, days, terms, timezone });

  test.each(wishes)('are kept by Edit where nothing is changed: %s', async (_, one) => {
    const { reply } = await list(one);
    const edit = buttonOf(reply, 'Edit');
    expect(edit.form).toEqual(['mode', 'at', 'days', 'timezone']);
    const { ask, subscribed } = openDesk({ status: { subscriptions: [one] }, timezone: 'America/New_York' });
    await ask(edit.request);
    const { timezone, ...kept } = wishOf(one);
    expect(subscribed.at(-1)).toMatchObject(kept);
    if (one.at !== null || one.terms?.quiet) expect(subscribed.at(-1)?.timezone).toBe(timezone);
  });

  test.each(wishes)('come back with the way back from /unsubscribe: %s', async (_, one) => {
    const { ask } = openDesk({ status: { subscriptions: [one] } });
    const { reply } = await ask('/unsubscribe tide-barrier');
    const again = openDesk({ timezone: 'America/New_York' });
    await again.ask(buttonOf(reply, 'Undo').request);
    const { timezone, ...kept } = wishOf(one);
    expect(again.subscribed).toMatchObject([kept]);
    if (one.at !== null || one.terms?.quiet) expect(again.subscribed[0]?.timezone).toBe(timezone);
  });

  test.each<[from: Subscription['mode'], to: Subscription['mode'], kept: Terms]>([
    ['live', 'digest', everything],
    ['live', 'changes', { quiet: { from: '22:00', to: '07:00' } }],
    ['digest', 'live', everything],
    ['digest', 'changes', { quiet: { from: '22:00', to: '07:00' } }],
  ])('that only the mode before keeps are left out by the form: %s to %s', async (from, to, kept) => {
    const own: Terms = from === 'live' ? { mostADay: 5 } : { evenEmpty: true };
    const one = subscription({ mode: from, at: from === 'digest' ? '07:30' : null, terms: { ...everything, ...own } });
    const { request } = buttonOf((await list(one)).reply, 'Edit');
    const { ask, subscribed } = openDesk({ status: { subscriptions: [one] } });
    await ask({ ...request, options: { ...request.options, mode: to } });
    expect(subscribed.at(-1)).toMatchObject({ mode: to, terms: kept });
    expect(subscribed.at(-1)?.terms).toEqual(kept);
  });

  it('are refused where the form asks for another number that the mode cannot keep', async () => {
    const one = subscription({ terms: { mostADay: 5 } });
    const { request } = buttonOf((await list(one)).reply, 'Edit');
    const { ask, done } = openDesk({ status: { subscriptions: [one] } });
    const { text } = await ask({ ...request, options: { ...request.options, mode: 'digest', most: '6' } });
    expect(text).toMatch(/^most is for live posts/);
    expect(done).toEqual([]);
  });
});

describe('/newsdesk pause until', () => {
  const status = { subscriptions: [subscription()] };

  test.each([
    [
      '/newsdesk pause tide-barrier until:3d',
      '2025-02-17T12:00:00.000Z',
      'The tide barrier, until Mon 17 Feb 2025 13:00',
    ],
    [
      '/newsdesk pause until:monday',
      '2025-02-16T23:00:00.000Z',
      '1 subscription of this channel, until Mon 17 Feb 2025 00:00',
    ],
  ])('%s', async (line, until, says) => {
    const { ask, done } = openDesk({ status, timezone: 'Europe/Berlin' });
    const { text, reply } = await ask(line);
    expect(text).toBe(`Paused: ${says}.`);
    expect(reply.private).toBe(true);
    const topic = line.includes('tide-barrier') ? 'tide-barrier' : null;
    expect(done).toEqual([
      { what: 'pause', by: 'lena', args: [CHANNEL, topic, expect.stringMatching(/^Paused/), until] },
    ]);
  });

  it('refuses what is no time ahead, and pauses nothing', async () => {
    const { ask, done } = openDesk({ status });
    for (const words of ['yesterday', '2025-02-13', 'soon', '400d'])
      expect((await ask(`/newsdesk pause tide-barrier until:${words}`)).text).toMatch(
        /is no time within the next year/,
      );
    expect(done).toEqual([]);
  });

  it('is told by /news list until then', async () => {
    const because = 'Paused here: /newsdesk resume starts it again.';
    const { text } = await list(subscription({ pausedBecause: because, pausedUntil: '2025-02-17T12:00:00.000Z' }));
    expect(text).toContain(
      'The tide barrier: paused. Paused here: /newsdesk resume starts it again. It resumes by itself Mon 17 Feb 2025 13:00.',
    );
  });
});

const known = (outlet: string) => feed(outlet, 'https://lantern.example/rss');

import { describe, expect, it, test } from 'vitest';
import type { Subscription } from '../../../src/model/delivery.ts';
import { CHANNEL, feed, NOW, subscription, topics } from '../ask/example-news.ts';
import { openDesk } from './example-desk.ts';

test.each([
  '/subscribe tide-barrier',
  '/unsubscribe tide-barrier',
  '/newsdesk sources list',
  '/newsdesk topics create x words:"abc"',
  '/newsdesk export',
])('%s is refused to those who may not manage the channel, and changes nothing', async (line) => {
  const { ask, done, reads } = openDesk({ mayManage: false });
  const { text, reply } = await ask(line);
  expect(text).toMatch(/^Only those who may manage this channel can use \/\w+: ask one of them/);
  expect(reply.private).toBe(true);
  expect([done, reads.asked]).toEqual([[], []]);
});

describe('/subscribe', () => {
  test.each<[line: string, text: string, wanted: Partial<Subscription>]>([
    [
      '/subscribe tide-barrier',
      'This channel now gets The tide barrier: each story as it forms, then updates of the same message. The newest story comes at once.',
      { topicId: 'tide-barrier', mode: 'live', at: null, nextDigestAt: null },
    ],
    [
      '/subscribe grain-corridor digest at:07:30 days:weekdays timezone:Europe/Berlin',
      'This channel now gets Grain corridor: a digest mon, tue, wed, thu, fri at 07:30 (Europe/Berlin), next Mon 17 Feb 2025 07:30.',
      { mode: 'digest', at: '07:30', nextDigestAt: '2025-02-17T06:30:00.000Z' },
    ],
    [
      '/subscribe tide-barrier digest',
      'This channel now gets The tide barrier: a digest every day at 08:00 (Europe/Berlin), next Sat 15 Feb 2025 08:00.',
      { mode: 'digest', at: '08:00', days: [], timezone: 'Europe/Berlin' },
    ],
    [
      '/subscribe tide-barrier changes',
      'This channel now gets The tide barrier: only when somebody appears to change position.',
      { mode: 'changes' },
    ],
  ])('%s', async (line, text, wanted) => {
    const { ask, subscribed } = openDesk();
    const answer = await ask(line);
    expect(answer.text.split('\n')[0]).toBe(text);
    expect(answer.text).toContain('Undo: /unsubscribe topic:');
    expect(answer.reply.private).toBe(false);
    expect(subscribed).toEqual([
      expect.objectContaining({ ...wanted, channel: CHANNEL, createdBy: 'lena', createdAt: NOW, pausedBecause: null }),
    ]);
  });

  test.each<[line: string, text: RegExp]>([
    ['/subscribe', /^\/subscribe needs a topic: try \/subscribe nato-ukraine\.$/],
    ['/subscribe barrier', /did you mean tide-barrier\?/],
    [
      '/subscribe tide-barrier at:07:30',
      /^A time or days are for digests, and live posts come as they happen: write \/subscribe tide-barrier digest at:07:30\.$/,
    ],
    ['/subscribe tide-barrier changes days:mon', /digest at:08:00\.$/],
    ['/subscribe tide-barrier digest at:25:00', /"25:00" is no time of day/],
    ['/subscribe tide-barrier digest days:someday', /"someday" is no weekday/],
    ['/subscribe tide-barrier digest timezone:Berlin', /did you mean Europe\/Berlin\?/],
    ['/subscribe tide-barrier weekly', /I follow no topic "tide-barrier weekly": did you mean tide-barrier\?/],
  ])('%s is refused', async (line, text) => {
    const { ask, done } = openDesk();
    expect((await ask(line)).text).toMatch(text);
    expect(done).toEqual([]);
  });

  it('asks for a zone where the platform gives an unknown one', async () => {
    expect((await openDesk({ timezone: 'Nowhere/Atall' }).ask('/subscribe tide-barrier digest')).text).toMatch(
      /is no time zone/,
    );
  });

  it('sees only the topics of its own workspace', async () => {
    expect((await openDesk({ workspace: 'w2' }).ask('/subscribe grain-corridor')).text).toMatch(
      /I follow no topic "grain-corridor"/,
    );
  });
});

describe('/unsubscribe', () => {
  it('says what stops, and undoes by subscribing in the same way', async () => {
    const was = subscription({ mode: 'digest', at: '07:30', days: ['mon', 'fri'] });
    const { ask } = openDesk({ status: { subscriptions: [was] } });
    const { reply, text } = await ask('/unsubscribe tide barrier');
    expect(text).toContain('This channel gets no more posts on The tide barrier. What was posted stays.');
    const undo = reply.blocks.find((block) => block.kind === 'buttons')?.buttons[0]?.request;
    expect(undo).toEqual({
      command: 'subscribe',
      options: { topic: 'tide-barrier', mode: 'digest', at: '07:30', timezone: 'Europe/Berlin', days: 'mon,fri' },
    });
    const again = openDesk();
    await again.ask(undo ?? '');
    expect(again.subscribed[0]).toMatchObject({
      topicId: 'tide-barrier',
      mode: 'digest',
      at: '07:30',
      days: ['mon', 'fri'],
    });
  });

  it('can end what follows a topic that is gone, and refuses what is not followed', async () => {
    const { ask } = openDesk({ status: { subscriptions: [subscription({ topicId: 'old-topic' })] } });
    expect((await ask('/unsubscribe old-topic')).text).toContain('no more posts on old-topic');
    expect((await ask('/unsubscribe tide-barrier')).text).toBe(
      'This channel does not follow The tide barrier: /news list shows what it gets.',
    );
    expect((await ask('/unsubscribe other-topic')).text).toMatch(/^I follow no topic "other-topic"/);
  });
});

describe('/newsdesk topics', () => {
  it('creates a topic of the own workspace, reached by its name', async () => {
    const { ask, topicsMade } = openDesk();
    const { text } = await ask(
      '/newsdesk topics create Fischerei Öland words:"fishing quota, cod quota, fishing quota" propositions:"The quota should fall; The cod ban should end"',
    );
    const [made] = topicsMade;
    expect(made).toMatchObject({
      ...{ name: 'Fischerei Öland', workspace: 'w1', any: ['fishing quota', 'cod quota'] },
      propositions: [
        { id: 'p1', text: 'The quota should fall' },
        { id: 'p2', text: 'The cod ban should end' },
      ],
    });
    expect(made?.id).toMatch(/^fischerei-oland-[0-9a-f]{6}$/);
    expect(text).toContain(
      'Created Fischerei Öland: articles that say “fishing quota” or “cod quota” carry it from now on. Stances are taken on: The quota should fall; The cod ban should end.',
    );
    const later = openDesk({ topics: [...topics, ...topicsMade] });
    expect((await later.ask('/subscribe fischerei oland')).text).toContain('This channel now gets Fischerei Öland');
  });

  it('gives two workspaces two topics of one name', async () => {
    const [one, two] = [openDesk({ workspace: 'w8' }), openDesk({ workspace: 'w9' })];
    for (const { ask } of [one, two]) await ask('/newsdesk topics create fishing words:"cod quota"');
    expect(one.topicsMade[0]?.id).not.toBe(two.topicsMade[0]?.id);
  });

  it('keeps in an edit what is not given', async () => {
    const { ask, topicsMade } = openDesk();
    const { text } = await ask('/newsdesk topics edit grain corridor words:"grain deal"');
    expect(topicsMade).toEqual([{ ...topics[1], any: ['grain deal'] }]);
    expect(text).toContain(
      'Changed Grain corridor: articles that say “grain deal” or name Orla Brandt, and also say “port”, and do not say “bird” carry it',
    );
  });

  test.each<[line: string, text: RegExp]>([
    ['/newsdesk topics create', /^A topic needs a name in Latin letters or digits/],
    ['/newsdesk topics create fishing', /and words: \/newsdesk topics create grain-corridor words:/],
    ['/newsdesk topics create fishing words:", ,"', /^A topic needs a name/],
    ['/newsdesk topics create рыба words:"cod"', /name in Latin letters or digits/],
    ['/newsdesk topics create fishing words:"cod, x"', /^"x" is too short for a word of a topic/],
    [
      '/newsdesk topics create The tide barrier words:"cod"',
      /^tide-barrier is shared by all workspaces: it is changed in config\/topics\.yaml/,
    ],
    [
      '/newsdesk topics create grain-corridor words:"cod"',
      /^Grain corridor is there already: write edit in place of create\.$/,
    ],
    ['/newsdesk topics edit grain-corridor', /^To edit, name the topic and what changes/],
    ['/newsdesk topics edit tide-barrier words:"cod"', /^tide-barrier is shared by all workspaces/],
    ['/newsdesk topics edit fishing words:"cod"', /^I follow no topic "fishing"/],
    ['/newsdesk topics craete fishing words:"cod"', /does not know "craete": did you mean create\?/],
  ])('%s is refused', async (line, text) => {
    const { ask, topicsMade } = openDesk();
    expect((await ask(line)).text).toMatch(text);
    expect(topicsMade).toEqual([]);
  });

  it('lists topics with their propositions', async () => {
    const { text } = await openDesk().ask('/newsdesk topics');
    expect(text).toContain('  • grain-corridor: Grain corridor. The corridor should reopen; Norland should pay');
  });
});

describe('/newsdesk pause, resume, export, settings', () => {
  it('pauses one subscription or all, by name, and says so', async () => {
    const subscriptions = [subscription(), subscription({ topicId: 'grain-corridor' })];
    const { ask, done } = openDesk({ status: { subscriptions } });
    expect((await ask('/newsdesk pause The tide barrier')).text).toBe(
      'Paused: The tide barrier. /newsdesk resume starts it again.',
    );
    expect((await ask('/newsdesk pause')).text).toBe(
      'Paused: 2 subscriptions of this channel. /newsdesk resume starts them again.',
    );
    expect((await ask('/newsdesk resume tide-barrier')).text).toBe('Resumed: The tide barrier.');
    expect(done.map(({ args }) => args)).toEqual([
      [CHANNEL, 'tide-barrier', 'Paused here: /newsdesk resume starts it again.'],
      [CHANNEL, null, 'Paused here: /newsdesk resume starts it again.'],
      [CHANNEL, 'tide-barrier', null],
    ]);
  });

  test.each<[line: string, text: RegExp]>([
    ['/newsdesk pause', /^This channel has no subscription to pause: see \/news list\.$/],
    [
      '/newsdesk resume tide-barrier',
      /^This channel has no subscription to The tide barrier to resume: see \/news list\.$/,
    ],
    ['/newsdesk pause barier', /did you mean tide-barrier\?/],
    ['/newsdesk', /^\/newsdesk needs an area \(sources, topics, /],
    ['/newsdesk sauces list', /^\/newsdesk needs an area/],
  ])('%s', async (line, text) => expect((await openDesk().ask(line)).text).toMatch(text));

  it('exports sources as OPML that survives hostile names', async () => {
    const { ask } = openDesk({ status: { feeds: [feed('A "<b>&', 'https://e.example/?a=1&b="2"')] } });
    const { text } = await ask('/newsdesk export');
    expect(text).toContain(
      '<outline type="rss" text="A &#34;&#60;b&#62;&#38;" title="A &#34;&#60;b&#62;&#38;" xmlUrl="https://e.example/?a=1&#38;b=&#34;2&#34;"/>',
    );
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>/);
  });

  it('says where settings are', async () => {
    expect((await openDesk().ask('/newsdesk settings')).text).toContain('config/app.yaml');
  });
});

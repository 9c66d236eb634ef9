import { describe, expect, it, test } from 'vitest';
import {
  askNews,
  briefing,
  CHANNEL,
  emptyDesk,
  feed,
  memoryReads,
  NOW,
  statement,
  subscription,
} from './example-news.ts';

describe('/quotes', () => {
  const one = {
    statement: statement({ words: ['The barrier – at last – must be built'] }),
    alsoIn: ['Ostwind'],
    variants: [],
  };

  it('shows exact words, speaker, role, day, outlet and a link to the words', async () => {
    const { text } = await askNews(memoryReads({ statements: [one] }))('/quotes Orla Brandt');
    expect(text.split('\n')).toEqual([
      'Orla Brandt: 1 quotation since Wed 15 Jan 2025 13:00',
      '  ❝ “The barrier – at last – must be built” — Orla Brandt, harbour minister of Norland (Thu 13 Feb 2025, The Lantern [1] (+1 outlet))',
      '  Report a mistake: /report statement:"s-The barrier – at last – must be built"',
      '[1] https://lantern.example/a1',
    ]);
  });

  it('says who reports it otherwise', async () => {
    const variants = [
      { outlet: 'Ostwind', url: 'https://ostwind.example/b', words: ['The barrier must not be built'] },
    ];
    const { text } = await askNews(memoryReads({ statements: [{ ...one, variants }] }))('/quotes Orla Brandt');
    expect(text).toContain(
      'The Lantern [1] (+1 outlet) · reported differently by Ostwind [2]: “The barrier must not be built”)',
    );
  });

  test.each([
    [{ ...statement(), speaker: null }, '— unnamed speaker ('],
    [
      statement({
        speaker: { mention: { start: 0, end: 2, text: 'a senior official' }, name: null, role: null, personId: null },
      }),
      '— a senior official (not identified) (',
    ],
    [statement({ kind: 'mixed' }), '❝ reported: The barrier must be built — Orla Brandt'],
    [
      statement({ cue: { start: 0, end: 6, text: 'denied', class: 'claim' } }),
      '❝ reported: The barrier must be built — Orla Brandt, harbour minister of Norland (the report: “denied” this)',
    ],
    [statement({ url: null }), '(Thu 13 Feb 2025, The Lantern)'],
  ])('never names or quotes beyond the record (%#)', async (made, shown) => {
    const { text } = await askNews(memoryReads({ statements: [{ statement: made, alsoIn: [], variants: [] }] }))(
      '/quotes words:barrier',
    );
    expect(text).toContain(shown);
  });

  test.each<[line: string, text: RegExp]>([
    [
      '/quotes Orla Brandt',
      /^No quotation by Orla Brandt is on record since Wed 15 Jan 2025 13:00\. Try a longer time, as in since:90d\.$/,
    ],
    [
      '/quotes topic:tide-barrier words:"dirty deal" since:2y',
      /^No quotation on The tide barrier with the words “dirty deal” is on record since Tue 14 Feb 2023 13:00\. Try other words, or leave one out\.$/,
    ],
    ['/quotes', /^\/quotes needs somebody, a topic or words: try \/quotes/],
    ['/quotes Brant', /^Nobody called "Brant" is on record: did you mean Orla Brandt\?$/],
  ])('%s', async (line, text) => expect((await askNews(memoryReads())(line)).text).toMatch(text));

  it('pages by five and leaves out paraphrase', async () => {
    const reads = memoryReads({
      statements: Array.from({ length: 11 }, (_, n) => ({
        statement: statement({ words: [`w${n}`] }),
        alsoIn: [],
        variants: [],
      })),
    });
    const ask = askNews(reads);
    const first = await ask('/quotes Orla Brandt');
    expect(first.text).toContain('More: /quotes who:"Orla Brandt" since:30d page:2');
    const last = await ask('/quotes Orla Brandt page:3');
    expect(last.text).toContain('“w10”');
    expect(last.reply.more).toBeNull();
    expect((await ask('/quotes Orla Brandt page:4')).text).toBe(
      'Orla Brandt: there is no page 4, the last one is page:3.',
    );
    expect(reads.asked).toContainEqual(
      expect.objectContaining({ workspace: 'w1', kinds: ['direct', 'mixed'], skip: 10 }),
    );
  });
});

describe('/brief', () => {
  it('shows each story with its outlets and when it was seen', async () => {
    const stories = [
      briefing('Barrier vote set'),
      briefing('Port reopens', { outlets: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] }),
    ];
    const { text } = await askNews(memoryReads({ briefings: stories }))('/brief');
    expect(text.split('\n')).toEqual([
      'All topics: 2 stories since Thu 13 Feb 2025 13:00',
      '',
      'Barrier vote set',
      '  • Barrier vote set in one sentence. (The Lantern [1])',
      '2 articles in 1 outlet: The Lantern; first seen Thu 13 Feb 2025 10:00, last Thu 13 Feb 2025 19:00',
      '',
      'Port reopens',
      '  • Port reopens in one sentence. (The Lantern [1])',
      '2 articles in 8 outlets: A, B, C, D, E, F and 2 more; first seen Thu 13 Feb 2025 10:00, last Thu 13 Feb 2025 19:00',
      '[1] https://lantern.example/a1',
    ]);
  });

  test.each<[line: string, text: string]>([
    ['/brief', 'No story on any topic since Thu 13 Feb 2025 13:00. Try a longer time, as in since:7d.'],
    [
      '/brief tide-barrier since:7d',
      'No story on The tide barrier since Fri 7 Feb 2025 13:00. Try a longer time, as in since:30d.',
    ],
  ])('%s', async (line, text) => expect((await askNews(memoryReads())(line)).text).toBe(text));

  it('asks for its own workspace and page', async () => {
    const reads = memoryReads({ briefings: Array.from({ length: 6 }, (_, n) => briefing(`Story ${n}`)) });
    const ask = askNews(reads, { workspace: 'w1' });
    const { reply } = await ask('/brief tide barrier');
    expect(reply.more).toEqual({ command: 'brief', options: { topic: 'tide barrier', since: '24h' }, page: 2 });
    expect((await ask(reply.more ?? '')).text).toContain('Story 5');
    expect((await ask('/brief page:3')).text).toBe('All topics: there is no page 3, the last one is page:2.');
    expect(reads.asked).toContainEqual({
      workspace: 'w1',
      topicId: 'tide-barrier',
      since: '2025-02-13T12:00:00.000Z',
      atMost: 5,
      skip: 5,
    });
  });
});

describe('/news', () => {
  it('lists what the channel gets and when next', async () => {
    const subscriptions = [
      subscription(),
      subscription({
        topicId: 'grain-corridor',
        mode: 'digest',
        at: '08:00',
        days: ['mon', 'fri'],
        nextDigestAt: '2025-02-17T07:00:00.000Z',
      }),
      subscription({ topicId: 'gone-topic', mode: 'changes', pausedBecause: 'The bot was removed from the channel.' }),
    ];
    const reads = memoryReads({ desk: { ...emptyDesk, subscriptions } });
    const { text } = await askNews(reads)('/news');
    expect(text.split('\n')).toEqual([
      'This channel gets',
      '  • The tide barrier: each story as it forms, then updates of the same message.',
      '  • Grain corridor: a digest mon, fri at 08:00 (Europe/Berlin), next Mon 17 Feb 2025 08:00.',
      '  • gone-topic: paused. The bot was removed from the channel.',
      'Topics: tide-barrier, grain-corridor',
    ]);
    expect(reads.asked).toContainEqual({ deskOf: CHANNEL });
  });

  it('offers a first step where there is nothing yet', async () => {
    expect((await askNews(memoryReads())('/news')).text).toContain(
      'This channel gets nothing yet: managers can try /subscribe tide-barrier.',
    );
    expect((await askNews(memoryReads({ topics: [] }))('/news')).text).toContain(
      'No topics are set up yet: managers can add one with /newsdesk topics create.',
    );
  });

  it('tells in a few lines what is wrong, with the reason and the next try', async () => {
    const failing = { failuresInARow: 3, failingSince: '2025-02-13T22:00:00.000Z' };
    const feeds = [
      feed('Lantern', 'https://l.example/rss'),
      feed('Ostwind', 'https://o.example/rss', {
        ...failing,
        ...{ lastError: 'o.example is down (503): I will ask less often.', nextPollAt: '2025-02-14T13:00:00.000Z' },
      }),
      feed('Old Post', 'https://p.example/rss', { status: 'gone', failuresInARow: 1, lastError: 'It says 410' }),
      feed('Still', 'https://s.example/rss', { newestItemAt: '2025-01-20T09:00:00.000Z' }),
      feed('Moved', 'https://m.example/rss', { movedUrl: 'https://n.example/rss' }),
      feed('Busy', 'https://b.example/rss', {
        ...{ lastError: 'b.example asks to be left alone until 14 Feb 2025, 15:00 UTC.' },
        ...{ nextPollAt: '2025-02-14T15:00:00.000Z' },
      }),
    ];
    const subscriptions = [subscription({ pausedBecause: 'The channel was archived.' })];
    const counts = { items: 1, articles: 2300, statements: 1, stories: 1 };
    const { text } = await askNews(memoryReads({ desk: { subscriptions, feeds, counts } }))('/news status');
    expect(text.split('\n')).toEqual([
      'Status',
      '  On record: 1 item, 2,300 articles, 1 statement, 1 story',
      '  Sources: 3 of 6 in order',
      '  • Ostwind has failed since Thu 13 Feb 2025 23:00. o.example is down (503): I will ask less often.',
      '  • Old Post is not polled any more. It says 410.',
      '  • Busy was not asked. b.example asks to be left alone until 14 Feb 2025, 15:00 UTC.',
      '  • The tide barrier is paused: The channel was archived.',
      'Still answers, but has had nothing new since Mon 20 Jan 2025 10:00.',
      'Moved to another address: Moved; /newsdesk sources list says where.',
      'Next poll Fri 14 Feb 2025 13:10.',
    ]);
  });

  it('groups sources that fail for one reason, however it names each', async () => {
    const down = (n: number, lastError: string, more = {}) =>
      feed(`Post ${n}`, `https://p${n}.example/rss`, {
        ...{ failuresInARow: 1, failingSince: `2025-02-14T0${n}:00:00.000Z`, lastError, ...more },
      });
    const alike = [1, 2, 3, 4, 5, 6].map((n) => down(n, `p${n}.example refuses to give me this feed (403): ask it.`));
    const other = down(7, 'p7.example has nothing at this address (404): look for it.');
    const some = await askNews(memoryReads({ desk: { ...emptyDesk, feeds: [...alike, other] } }))('/news status');
    expect(some.text).toContain(
      [
        '  • Post 1, Post 2, Post 3, Post 4 and 2 more have failed since Fri 14 Feb 2025 02:00, all alike. Post 1: p1.example refuses to give me this feed (403): ask it.',
        '  • Post 7 has failed since Fri 14 Feb 2025 08:00. p7.example has nothing at this address (404): look for it.',
      ].join('\n'),
    );
    const twice = [feed('Two', 'https://t.example/a'), feed('Two', 'https://t.example/b')].map((one) => ({
      ...one,
      state: { ...one.state, failuresInARow: 1, lastError: 't.example refused the connection.' },
    }));
    const two = await askNews(memoryReads({ desk: { ...emptyDesk, feeds: [...twice, other] } }))('/news status');
    expect(two.text).toContain('• Two (2 feeds) have failed. t.example refused the connection.');
    const busy = [8, 9].map((n) => down(n, `p${n}.example is down (503): wait until 14 Feb 2025, 1${n}:30 UTC.`));
    const both = await askNews(memoryReads({ desk: { ...emptyDesk, feeds: [...busy, other] } }))('/news status');
    expect(both.text).toContain('• Post 8 and Post 9 have failed since Fri 14 Feb 2025 09:00, all alike. Post 8: p8');
    const offline = 'No host can be reached, the last ones being a.example, b.example: check the network.';
    const held = { failuresInARow: 0, failingSince: null };
    const all = [1, 2, 3].map((n) => down(n, offline.replace('a.example', `${n}.example, a.example`), held));
    const none = await askNews(memoryReads({ desk: { ...emptyDesk, feeds: all } }))('/news status');
    expect(none.text.split('\n').filter((line) => line.includes('•'))).toEqual([
      '  • All 3 sources were not asked. No host can be reached, the last ones being 1.example, a.example, b.example: check the network.',
    ]);
  });

  it('shows no key that stands in an address, and no bullet when nothing is wrong', async () => {
    const error = 'https://me:pw@k.example/rss?Api_Key=hush&x=1 has over 10 MB, which no feed needs.';
    const ill = memoryReads({
      desk: { ...emptyDesk, feeds: [feed('Keyed', 'https://k.example', { failuresInARow: 1, lastError: error })] },
    });
    const { text } = await askNews(ill)('/news status');
    expect(text).toContain('Keyed has failed. https://k.example/rss?Api_Key=…&x=1 has over 10 MB');
    const well = memoryReads({ desk: { ...emptyDesk, feeds: [feed('Lantern', 'https://l.example/rss')] } });
    expect((await askNews(well)('/news status')).text).not.toContain('•');
  });

  const story = {
    ...{
      id: 'st',
      title: 'Barrier vote set',
      language: 'en',
      firstSeen: NOW,
      lastSeen: NOW,
      articles: 1,
      outlets: ['The Lantern'],
    },
    ...{ topicIds: [], mergedInto: null },
  };
  test.each([
    [{ story, tags: [], deliveries: [] }, 'It carries no topic that anybody here follows, so it was not posted.'],
    [
      { story, tags: [{ topicId: 'tide-barrier', evidence: ['tide barrier'] }], deliveries: [] },
      'It carries The tide barrier because it says “tide barrier”.\n  • Not posted here: no running subscription of this channel covers it.',
    ],
    [
      {
        story,
        tags: [{ topicId: 'x', evidence: [] }],
        deliveries: [{ topicId: 'tide-barrier', state: 'posted', at: NOW, error: null }],
      },
      'It carries x.\n  • The tide barrier: posted Fri 14 Feb 2025 13:00.',
    ],
    [
      {
        story,
        tags: [{ topicId: 'x', evidence: ['y'] }],
        deliveries: [{ topicId: 'tide-barrier', state: 'failed', at: NOW, error: 'The channel is archived.' }],
      },
      'The tide barrier: could not be posted Fri 14 Feb 2025 13:00. The channel is archived.',
    ],
  ] as const)('why, case %#', async (why, words) => {
    const reads = memoryReads({ why: [why] });
    expect((await askNews(reads)('/news why mode of transport')).text).toContain(words);
    expect(reads.asked).toContainEqual({ channel: CHANNEL, words: 'mode of transport', atMost: 3 });
  });

  it('why tells what a story lacks of a topic that the channel follows', async () => {
    const articles = [{ title: 'Ferries', text: 'Ferry crews walked out.', outlet: 'The Lantern', url: null }];
    const desk = { ...emptyDesk, subscriptions: [subscription()] };
    const reads = memoryReads({ why: [{ story, tags: [], deliveries: [] }], articles, desk });
    expect((await askNews(reads)('/news why ferries')).text).toMatch(
      /Not under The tide barrier: its newest article does not say “tide barrier”/,
    );
  });

  test.each<[line: string, text: RegExp]>([
    ['/news why', /^\/news why needs words of a headline: try \/news why grain corridor\.$/],
    ['/news why harbour seals', /^No story on record has “harbour seals” in its headline: try fewer words of it\.$/],
    ['/news stauts', /^\/news does not know "stauts": did you mean \/news status\?$/],
    [
      '/news harbour seals',
      /^\/news does not know "harbour seals": to ask about a story, write \/news why harbour seals\.$/,
    ],
  ])('%s', async (line, text) => expect((await askNews(memoryReads())(line)).text).toMatch(text));

  it('answers readers privately', async () => {
    for (const line of [
      '/news',
      '/news status',
      '/news why x',
      '/brief',
      '/stance tide-barrier',
      '/quotes Brandt',
      '/nope',
    ])
      expect((await askNews(memoryReads(), { mayManage: false })(line)).reply.private).toBe(true);
  });
});

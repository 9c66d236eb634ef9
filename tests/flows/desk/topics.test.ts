import { describe, expect, it, test } from 'vitest';
import { topics } from '../ask/example-news.ts';
import { openDesk } from './example-desk.ts';

const CREATE =
  '/newsdesk topics create corridor words:"grain NEAR/8 corridor, grain deal" with:"Odesa, port; ship*" without:"football" people:"Mikko Sund" places:"Ukraine, the Netherlands" propositions:"It should reopen"';

describe('/newsdesk topics create', () => {
  it('takes all parts of a definition and repeats them in words', async () => {
    const { ask, topicsMade } = openDesk();
    const { text } = await ask(CREATE);
    expect(topicsMade).toEqual([
      expect.objectContaining({
        name: 'corridor',
        workspace: 'w1',
        any: ['grain NEAR/8 corridor', 'grain deal'],
        all: [['Odesa', 'port'], ['ship*']],
        not: ['football'],
        people: ['mikko-sund'],
        places: ['Ukraine', 'the Netherlands'],
      }),
    ]);
    expect(text).toContain(
      'articles that say “grain NEAR/8 corridor” or “grain deal” or name Mikko Sund, and also say “Odesa” or “port”, and also say “ship*”, and also name Ukraine or the Netherlands, and do not say “football” carry it from now on.',
    );
  });

  test.each(['people:"Mikko Sund"', 'places:Ukraine', 'with:"cod"'])(
    'needs no words where there are %s',
    async (given) => {
      const { ask, topicsMade } = openDesk();
      await ask(`/newsdesk topics create fishing ${given}`);
      expect(topicsMade).toHaveLength(1);
    },
  );

  test.each<[given: string, text: RegExp]>([
    ['words:"grain NEAR corridor"', /^"grain NEAR corridor" has a NEAR that is not complete: write it between/],
    ['words:"grain AND corridor"', /^"grain AND corridor" has an AND, which is no sign here/],
    ['words:"us"', /^"us" stands in almost every article: write a longer phrase, or an acronym in capitals\.$/],
    ['words:"cod" with:"port; !"', /^"!" holds no word/],
    ['words:"cod" without:"*"', /^"\*" holds no word/],
    ['words:"cod" without:"cod"', /^"cod" cannot be asked for and ruled out by without: at once/],
    ['words:"cod" people:"Mikko Sunt"', /^Nobody called "Mikko Sunt" is on record: did you mean Mikko Sund\?/],
    ['without:"cod"', /^A topic needs a name in Latin letters or digits/],
  ])('%s is refused', async (given, text) => {
    const { ask, topicsMade } = openDesk();
    expect((await ask(`/newsdesk topics create fishing ${given}`)).text).toMatch(text);
    expect(topicsMade).toEqual([]);
  });
});

describe('/newsdesk topics edit', () => {
  it('changes one part, and empties one with none', async () => {
    const { ask, topicsMade } = openDesk();
    await ask('/newsdesk topics edit grain corridor places:"Norland"');
    await ask('/newsdesk topics edit grain-corridor without:none people:none');
    expect(topicsMade).toEqual([
      { ...topics[1], places: ['Norland'] },
      { ...topics[1], not: [], people: [] },
    ]);
  });

  it('leaves no topic that asks for nothing', async () => {
    const { ask, topicsMade } = openDesk();
    const { text } = await ask('/newsdesk topics edit grain-corridor words:none with:none people:none');
    expect(text).toBe('A topic needs words:, with:, people: or places:, or no article would carry it.');
    expect(topicsMade).toEqual([]);
  });
});

describe('/newsdesk topics show', () => {
  test.each([
    [
      'grain corridor',
      'Grain corridor (grain-corridor): articles that say “grain corridor” or name Orla Brandt, and also say “port”, and do not say “bird” carry it. Stances are taken on: The corridor should reopen; Norland should pay.',
    ],
    [
      'tide-barrier',
      'The tide barrier (tide-barrier): articles that say “tide barrier” carry it. Stances are taken on: The tide barrier should be built. It is shared by all workspaces.',
    ],
  ])('%s', async (name, text) => expect((await openDesk().ask(`/newsdesk topics show ${name}`)).text).toBe(text));

  it('does not know the topics of another workspace', async () => {
    const { ask } = openDesk({ workspace: 'w2' });
    for (const verb of ['show', 'test', 'edit'])
      expect((await ask(`/newsdesk topics ${verb} grain-corridor words:"cod" text:"cod"`)).text).toMatch(
        /^I follow no topic/,
      );
    expect((await ask('/newsdesk topics list')).text).not.toContain('Grain corridor');
  });
});

test.each<[text: string, told: string]>([
  ['The grain corridor begins at the port.', 'This text would carry Grain corridor: it says “grain corridor”, “port”.'],
  ['Orla Brandt left the port.', 'This text would carry Grain corridor: it says “Orla Brandt”, “port”.'],
  ['The grain corridor is open.', 'This text would not carry Grain corridor: it does not say “port”.'],
  [
    'The port is open.',
    'This text would not carry Grain corridor: it does not say “grain corridor” or name Orla Brandt.',
  ],
  [
    'A bird sat by the grain corridor in the port.',
    'This text would not carry Grain corridor: it says “bird”, which Grain corridor rules out.',
  ],
])('/newsdesk topics test: %s', async (text, told) => {
  expect((await openDesk().ask(`/newsdesk topics test grain corridor text:"${text}"`)).text).toBe(told);
});

describe('/newsdesk topics test on the news', () => {
  const article = (title: string, text: string) => ({ title, text, outlet: 'The Lantern', url: 'https://l.example/1' });

  it('tells which of the newest articles would carry it, and why', async () => {
    const articles = [
      article('Corridor reopens', 'The grain corridor reopened at the port on Monday.'),
      article('Rain', 'Rain fell on the harbour.'),
    ];
    const { ask, reads } = openDesk({ news: { articles } });
    const { text } = await ask('/newsdesk topics test grain-corridor');
    expect(text).toContain('1 of the newest 2 articles would carry it');
    expect(text).toMatch(/Corridor reopens \(The Lantern.*\): it says “.*”\./);
    expect(text).not.toContain('Rain');
    expect(reads.asked).toContainEqual({ workspace: 'w1', storyId: null, atMost: 200 });
  });
});

describe('/newsdesk topics remove', () => {
  const [shared] = topics;
  const own = { ...shared!, id: 'cod-quota', name: 'Cod quota', workspace: 'w1' };

  it('ends what followed the topic, and says where', async () => {
    const { ask, done } = openDesk({ topics: [own] });
    await ask('/subscribe cod-quota');
    const { text } = await ask('/newsdesk topics remove cod quota');
    expect(text).toMatch(/^Removed Cod quota: new articles do not carry it\. It is not followed any more in #.+\.$/);
    expect(done.map(({ what }) => what)).toContain('removeTopic');
  });

  it('leaves shared topics and unknown ones alone', async () => {
    const { ask, done } = openDesk();
    expect((await ask('/newsdesk topics remove tide-barrier')).text).toMatch(/shared by all workspaces/);
    expect((await ask('/newsdesk topics remove codd')).text).not.toMatch(/^Removed/);
    expect(done).toEqual([]);
  });
});

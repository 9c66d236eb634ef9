import { describe, expect, it, test } from 'vitest';
import { askNews, change, memoryReads, noPositions, position, speaker } from './example-news.ts';

const found = (...speakers: ReturnType<typeof speaker>[]) =>
  memoryReads({
    positions: { speakers, speakersTotal: speakers.length, statements: 9, articles: 12, outlets: 5 },
  });
const textOf = async (reads: ReturnType<typeof memoryReads>, line = '/stance tide-barrier') =>
  (await askNews(reads)(line)).text;

const opened = position({
  id: 'new',
  words: ['everything is possible'],
  stands: 'open',
  also: ['Harbour Post', 'Ostwind'],
});
const refused = position({
  ...{ id: 'old', words: ['this barrier will never be built'], stands: 'opposes', outlet: 'Ostwind' },
  ...{ said: { from: '2025-02-10', to: '2025-02-10' }, url: null },
});

describe('the shape of an answer', () => {
  it('shows a changed speaker with both statements, newest first, in their exact words', async () => {
    const text = await textOf(found(speaker([opened, refused], { changes: [change('old', 'new')] })));
    expect(text.split('\n')).toEqual([
      'The tide barrier: positions',
      'Orla Brandt, harbour minister of Norland: CHANGED',
      '  • Thu 13 Feb 2025 · open · “everything is possible” · The Lantern [1] (+2 outlets)',
      '  • Mon 10 Feb 2025 · opposes · “this barrier will never be built” · Ostwind',
      '1 speaker, 9 statements, 12 articles, 5 outlets since Wed 15 Jan 2025 13:00',
      '  Timeline: /stance topic:tide-barrier view:timeline since:30d',
      '  Report a mistake: /report show:stance topic:tide-barrier since:30d',
      '[1] https://lantern.example/a1',
    ]);
  });

  it('says of a steady speaker that no change was seen, of one statement nothing', async () => {
    const second = position({ id: 'x', words: ['still in favour'], stands: 'supports' });
    expect(await textOf(found(speaker([opened, second])))).toContain(
      'Orla Brandt, harbour minister of Norland: no change seen\n',
    );
    expect(await textOf(found(speaker([opened])))).toContain('Orla Brandt, harbour minister of Norland\n');
  });

  it('keeps both ends of a change in view behind newer statements, and names no change without its words', async () => {
    const newer = [1, 2, 3].map((n) => position({ id: `n${n}`, words: [`word ${n}`], stands: 'open' }));
    const text = await textOf(found(speaker([...newer, opened, refused], { changes: [change('old', 'new')] })));
    expect(text).toContain('CHANGED');
    expect(text).toContain('“this barrier will never be built”');
    expect(text).not.toContain('word 3');
    const unproven = await textOf(found(speaker([opened], { changes: [change('gone', 'new')] })));
    expect(unproven).not.toContain('CHANGED');
    expect(unproven).toContain(': a change is on record; its words are older than what is shown');
  });

  test.each([
    ['softened', ': SOFTENED'],
    ['hardened', ': HARDENED'],
    ['same', ': no change seen'],
    ['unrelated', ': no change seen'],
  ] as const)('a move that is %s', async (label, words) => {
    expect(await textOf(found(speaker([opened, refused], { changes: [change('old', 'new', label)] })))).toContain(
      words,
    );
  });

  it('shows only the statements of changes when asked for changes, and all in a timeline', async () => {
    const other = position({ id: 'other', words: ['unrelated remark'], stands: 'unclear' });
    const reads = found(speaker([other, opened, refused, other], { changes: [change('old', 'new')] }));
    expect(await textOf(reads, '/stance tide-barrier changes')).not.toContain('unrelated remark');
    expect(await textOf(reads, '/stance tide-barrier changes')).toContain('The tide barrier: changes of position');
    expect((await textOf(reads, '/stance tide-barrier timeline')).match(/unrelated remark/g)).toHaveLength(2);
    expect(reads.asked).toContainEqual(expect.objectContaining({ changedOnly: true }));
  });

  it('names the proposition where a topic has several', async () => {
    const text = await textOf(
      found(speaker([position({ stands: 'conditional', on: 'p2' })])),
      '/stance grain-corridor',
    );
    expect(text).toContain('conditional (on: payment by Norland)');
    expect(await textOf(found(speaker([opened])))).not.toContain('(on:');
  });

  it('has no role where none is known', async () => {
    expect(await textOf(found(speaker([opened], { role: null })))).toContain('\nOrla Brandt\n');
  });

  it('pages by speaker, and says when there is no such page', async () => {
    const many = Array.from({ length: 8 }, (_, n) => speaker([opened], { name: `Speaker ${n}`, speakerId: `s${n}` }));
    const ask = askNews(found(...many));
    const first = await ask('/stance tide-barrier');
    expect(first.reply.more).toEqual({
      command: 'stance',
      options: { topic: 'tide-barrier', view: 'now', since: '30d' },
      page: 2,
    });
    const second = await ask(first.reply.more ?? '');
    expect(second.text).toContain('Speaker 7');
    expect(second.text).not.toContain('Speaker 5');
    expect(second.reply.more).toBeNull();
    expect((await ask('/stance tide-barrier page:9')).text).toBe(
      'The tide barrier: there is no page 9, the last one is page:2.',
    );
  });
});

describe('words are never put in anybody’s mouth', () => {
  test.each<[kind: 'direct' | 'mixed' | 'indirect', words: string[], shown: string]>([
    ['direct', ['not  yet – “maybe” 1½ years'], '“not yet – “maybe” 1½ years”'], // a gap is one space on a line
    ['direct', ['We will build', 'or we will go'], '“We will build” … “or we will go”'],
    ['mixed', ['does “not believe” in the barrier'], 'reported: does “not believe” in the barrier'],
    ['indirect', ['the barrier would be built'], 'reported: the barrier would be built'],
  ])('%s %o', async (kind, words, shown) => {
    const text = await textOf(found(speaker([position({ kind, words, stands: 'open' })])));
    expect(text).toContain(` · open · ${shown} · The Lantern`);
    if (kind !== 'direct') expect(text).not.toContain(`“${words[0]}`);
  });

  test.each([
    ['denied', 'claim'],
    ['did not say', 'negated'],
    ['declined to say', 'negated'],
  ] as const)('what somebody %s is shown with these words of the report', async (cue, cueClass) => {
    for (const kind of ['direct', 'indirect'] as const) {
      const turned = position({
        kind,
        words: ['troops would leave'],
        stands: 'unclear',
        cue: { start: 0, end: 1, text: cue, class: cueClass },
      });
      const text = await textOf(found(speaker([turned])));
      expect(text).toContain(`reported (${cue}): troops would leave`);
      expect(text).not.toContain('“troops');
    }
  });

  it('gives the day of publishing as such where the day of speaking is unknown', async () => {
    const text = await textOf(found(speaker([position({ stands: 'open', said: null })])));
    expect(text).toContain('published Thu 13 Feb 2025 10:00 · open');
    const range = position({ stands: 'open', said: { from: '2025-02-10', to: '2025-02-12' } });
    expect(await textOf(found(speaker([range])))).toContain('Mon 10 Feb 2025 to Wed 12 Feb 2025 · open');
  });
});

describe('nothing found', () => {
  test.each<[line: string, text: string]>([
    [
      '/stance tide-barrier since:7d',
      'No statement with a position on The tide barrier is on record since Fri 7 Feb 2025 13:00. Searched: 12 articles in 5 outlets. That does not mean that nobody holds one. Try a longer time, as in since:30d.',
    ],
    [
      '/stance tide-barrier changes who:"Mikko Sund" since:today',
      'No change of position by Mikko Sund on The tide barrier is on record since Fri 14 Feb 2025 00:00. Searched: 12 articles in 5 outlets. That does not mean that nobody holds one. Try a longer time, as in since:7d.',
    ],
  ])('%s', async (line, text) => expect(await textOf(memoryReads(), line)).toBe(text));

  it('counts one article as one', async () => {
    const reads = memoryReads({ positions: { ...noPositions, articles: 1, outlets: 1 } });
    expect(await textOf(reads)).toContain('Searched: 1 article in 1 outlet.');
  });

  it('never guesses a topic or a person, and asks the store nothing then', async () => {
    const reads = memoryReads();
    expect(await textOf(reads, '/stance barrier')).toBe('I follow no topic "barrier": did you mean tide-barrier?');
    expect(await textOf(reads, '/stance tide-barrier who:Brand')).toBe(
      'Nobody called "Brand" is on record: did you mean Orla Brandt?',
    );
    expect(reads.asked.filter((query) => JSON.stringify(query).includes('topicId'))).toEqual([]);
  });
});

it('asks for its own workspace’s topics, the speaker, and the time meant', async () => {
  const reads = memoryReads();
  await askNews(reads, { workspace: 'w1' })('/stance grain-corridor who:Brandt since:24h');
  expect(reads.asked).toContainEqual({ topicsOf: 'w1' });
  expect(reads.asked).toContainEqual({
    ...{ topicId: 'grain-corridor', speakerId: 'orla-brandt', since: '2025-02-13T12:00:00.000Z', changedOnly: false },
    ...{ speakersAtMost: 6, eachAtMost: 5, skip: 0, workspace: 'w1' },
  });
  const stranger = await askNews(memoryReads(), { workspace: 'w2' })('/stance grain-corridor');
  expect(stranger.text).toMatch(/^I follow no topic "grain-corridor"/);
});

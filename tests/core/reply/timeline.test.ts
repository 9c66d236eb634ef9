import { describe, expect, it, test } from 'vitest';
import { timelineBlock } from '../../../src/core/reply/write-timeline.ts';
import type { Timeline } from '../../../src/model/reply.ts';
import type { Topic } from '../../../src/model/topic.ts';
import { askNews, change, memoryReads, position, speaker, topics } from '../../flows/ask/example-news.ts';

const [oneQuestion, twoQuestions] = topics as readonly [Topic, Topic];
const on = (day: string, to = day) => ({ said: { from: day, to } });

const refused = position({ id: 'a', words: ['never'], stands: 'opposes', ...on('2025-02-10') });
const again = position({ id: 'b', words: ['still never'], stands: 'opposes', ...on('2025-02-12') });
const opened = position({ id: 'c', words: ['everything is possible'], stands: 'open', ...on('2025-02-13') });

function write(
  speakers: Parameters<typeof timelineBlock>[0],
  { topic = oneQuestion, timezone = 'UTC', eachAtMost = 20 }: Partial<Parameters<typeof timelineBlock>[1]> = {},
): Timeline {
  const block = timelineBlock(speakers, { topic, timezone, eachAtMost });
  if (block === null) throw new Error('no timeline');
  return block;
}
const marksOf = (positions: Parameters<typeof speaker>[0], given: Parameters<typeof speaker>[1] = {}) =>
  write([speaker(positions, given)]).rows[0]?.marks ?? [];

describe('the rows', () => {
  it('have each statement as a mark, oldest first, and span the days', () => {
    const block = write([speaker([opened, again, refused])]);
    expect([block.from, block.to, block.caption]).toEqual([
      '2025-02-10',
      '2025-02-13',
      'The tide barrier: who stood where',
    ]);
    expect(block.rows).toEqual([
      {
        speaker: 'Orla Brandt',
        about: null,
        marks: [
          expect.objectContaining({ position: 'opposes', words: '“never”', outlet: 'The Lantern', dayIs: 'said' }),
          expect.objectContaining({ position: 'opposes', words: '“still never”' }),
          expect.objectContaining({ position: 'open', days: { from: '2025-02-13', to: '2025-02-13' } }),
        ],
      },
    ]);
  });

  it('are one for each proposition where the topic has several, in the topic’s order', () => {
    const paid = position({ id: 'p', stands: 'supports', on: 'p2' });
    const reopened = position({ id: 'r', stands: 'opposes', on: 'p1' });
    const { rows } = write([speaker([paid, reopened]), speaker([paid], { name: 'Mikko Sund' })], {
      topic: twoQuestions,
    });
    expect(rows.map((row) => [row.speaker, row.about, row.marks.map((mark) => mark.position)])).toEqual([
      ['Orla Brandt', 'reopening the corridor', ['opposes']],
      ['Orla Brandt', 'payment by Norland', ['supports']],
      ['Mikko Sund', 'payment by Norland', ['supports']],
    ]);
  });

  it('label what is only reported, so that no words are put in anybody’s mouth', () => {
    const reported = position({ kind: 'indirect', words: ['it would be built'], stands: 'supports' });
    expect(marksOf([reported])[0]?.words).toBe('reported: it would be built');
  });

  it('say that there may be older statements where as many are shown as were asked for', () => {
    const cut = ', newest 3 statements each';
    expect(write([speaker([opened, again, refused])], { eachAtMost: 3 }).caption).toContain(cut);
    expect(write([speaker([opened, again])], { eachAtMost: 3 }).caption).not.toContain(cut);
  });

  it('are in the answer when a timeline is asked for, and only then', async () => {
    const reads = memoryReads({
      positions: { speakers: [speaker([opened, refused])], speakersTotal: 1, statements: 2, articles: 2, outlets: 1 },
    });
    const kinds = async (line: string) => (await askNews(reads)(line)).reply.blocks.map(({ kind }) => kind);
    expect(await kinds('/stance tide-barrier view:timeline')).toContain('timeline');
    expect(await kinds('/stance tide-barrier')).not.toContain('timeline');
  });

  it('are none where nobody has a position', () => {
    expect(timelineBlock([], { topic: oneQuestion, timezone: 'UTC', eachAtMost: 20 })).toBeNull();
    expect(timelineBlock([speaker([])], { topic: oneQuestion, timezone: 'UTC', eachAtMost: 20 })).toBeNull();
  });
});

describe('the day of a mark', () => {
  test.each([
    ['UTC', '2025-02-12'],
    ['Europe/Berlin', '2025-02-13'],
    ['Nowhere/Atall', '2025-02-12'],
  ])('is that of publication in the reader’s zone where none is known: %s', (timezone, day) => {
    const published = position({ said: null, published: '2025-02-12T23:30:00.000Z', stands: 'open' });
    expect(write([speaker([published])], { timezone }).rows[0]?.marks).toEqual([
      expect.objectContaining({ dayIs: 'published', days: { from: day, to: day } }),
    ]);
  });

  it('is the last one on which it can have been said', () => {
    const lastWeek = position({ id: 'w', stands: 'supports', ...on('2025-02-03', '2025-02-11') });
    expect(marksOf([opened, again, lastWeek, refused]).map((mark) => mark.days)).toEqual([
      { from: '2025-02-10', to: '2025-02-10' },
      { from: '2025-02-03', to: '2025-02-11' },
      { from: '2025-02-12', to: '2025-02-12' },
      { from: '2025-02-13', to: '2025-02-13' },
    ]);
  });

  it('is kept in order where the answer is in another', () => {
    expect(marksOf([refused, opened, again]).map((mark) => mark.words)).toEqual([
      '“never”',
      '“still never”',
      '“everything is possible”',
    ]);
  });
});

describe('a change', () => {
  it('ends in its second statement and knows its first', () => {
    const marks = marksOf([opened, again, refused], { changes: [change('a', 'c', 'softened')] });
    expect(marks.map((mark) => mark.change)).toEqual([null, null, { from: 0, label: 'softened' }]);
  });

  test.each([
    ['that is none', [change('a', 'c', 'same'), change('b', 'c', 'unrelated')]],
    ['whose first words are not shown', [change('gone', 'c')]],
    ['on another proposition', [{ ...change('a', 'c'), propositionId: 'other' }]],
  ])('%s is not drawn', (_, changes) => {
    expect(marksOf([opened, again, refused], { changes }).map((mark) => mark.change)).toEqual([null, null, null]);
  });
});

describe('the words for who cannot see it', () => {
  it('tell every position, its days and the changes, one sentence a row', () => {
    const range = position({ id: 'w', stands: 'supports', ...on('2025-02-03', '2025-02-05') });
    const twice = position({ id: 'd', words: ['never ever'], stands: 'opposes', ...on('2025-02-10') });
    const { alt } = write([
      speaker([opened, again, twice, refused], { changes: [change('b', 'c', 'changed')] }),
      speaker([position({ said: null, stands: 'conditional' }), range], { name: 'Mikko Sund' }),
    ]);
    expect(alt).toBe(
      'The tide barrier: who stood where, 5 Feb to 13 Feb 2025. ' +
        'Orla Brandt: opposes on 10 Feb (2 statements) and on 12 Feb; then open on 13 Feb (changed since 12 Feb). ' +
        'Mikko Sund: supports between 3 Feb and 5 Feb; then conditional published 13 Feb.',
    );
  });

  it('name the years where there are two, and the proposition where there are several', () => {
    const before = position({ id: 'y', stands: 'opposes', on: 'p2', ...on('2024-12-30') });
    const after = position({ id: 'z', stands: 'opposes', on: 'p2', ...on('2025-01-02') });
    expect(write([speaker([after, before])], { topic: twoQuestions }).alt).toBe(
      'Grain corridor: who stood where, 30 Dec 2024 to 2 Jan 2025. ' +
        'Orla Brandt on payment by Norland: opposes on 30 Dec 2024 and on 2 Jan 2025.',
    );
  });
});

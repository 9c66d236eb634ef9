import { describe, expect, it, test } from 'vitest';
import { renderText } from '../../../src/core/reply/render-text.ts';
import { briefingPost, digestPost, storyBlocks } from '../../../src/core/reply/write-briefing.ts';
import { correctionPost } from '../../../src/core/reply/write-correction.ts';
import type { Briefing, BriefingContent, Correction } from '../../../src/model/briefing.ts';
import type { Reply } from '../../../src/model/reply.ts';

const at = '2025-02-13T09:00:00.000Z';
const source = {
  ...{ start: 0, end: 5, articleId: 'a1', revision: 1 },
  outlet: 'The Lantern',
  url: 'https://lantern.example/a1',
};
const bullet = { text: 'The barrier was hit by a barge.', verbatim: true, sources: [source], outlets: 1, isNew: false };

function content(given: Partial<Briefing> = {}): BriefingContent {
  return {
    briefing: {
      ...{ storyId: 's', revision: 2, title: 'Barge hits barrier', summary: null, bullets: [bullet], statementIds: [] },
      ...{
        corrections: [],
        topicIds: ['t'],
        outlets: ['The Lantern'],
        articles: 1,
        firstSeen: at,
        lastSeen: at,
        madeAt: at,
      },
      ...given,
    },
    statements: [],
  };
}

function correction(given: Partial<Correction> = {}): Correction {
  return {
    ...{ of: 'bullet', was: 'Twelve are hurt.', now: 'Two are hurt.', statementId: null, by: null },
    ...{ source, inRevision: 2, noticedAt: at },
    ...given,
  };
}

const lines = (reply: Reply): readonly string[] =>
  renderText(reply, { timezone: 'UTC', width: 2000 })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const post = (given: Partial<Briefing>): readonly string[] => lines(briefingPost(content(given), 'The tide barrier'));
const corrected = (some: readonly string[]): readonly string[] =>
  some.filter((line) => /^Corrected|more correction/.test(line));

const SEEN = 'Corrected by The Lantern [1] (seen Thu 13 Feb 2025 09:00):';

describe('a corrected briefing', () => {
  test.each([
    ['old and new words', {}, 'was “Twelve are hurt.”, now “Two are hurt.”'],
    ['what is gone', { now: null }, '“Twelve are hurt.” is no longer in the article'],
    [
      'whose words they were',
      { by: 'Orla Brandt', was: 'never' },
      'words of Orla Brandt, was “never”, now “Two are hurt.”',
    ],
    ['words with marks of their own', { was: '“No,” she said.' }, 'was ‘“No,” she said.’, now “Two are hurt.”'],
    ['old words however long', { was: 'x '.repeat(500) }, `was “${'x '.repeat(500)}”, now “Two are hurt.”`],
    [
      'new words only where they are whole',
      { now: 'y'.repeat(601) },
      'was “Twelve are hurt.”, now in other words, see the article',
    ],
  ])('shows %s', (_, given, words) => {
    expect(corrected(post({ corrections: [correction(given)] }))).toEqual([`${SEEN} ${words}`]);
  });

  it('says so without a link where the article has none', () => {
    const corrections = [correction({ source: { ...source, url: null } })];
    expect(corrected(post({ corrections }))[0]).toMatch(/^Corrected by The Lantern \(seen /);
  });

  it('shows the newest three and counts the others; a digest and an answer show one', () => {
    const corrections = ['1', '2', '3', '4', '5'].map((was) => correction({ was }));
    const words = corrected(post({ corrections }));
    expect(words.map((line) => /“(\d)”/.exec(line)?.[1] ?? line)).toEqual(['5', '4', '3', 'and 2 more corrections']);
    const digest = digestPost([content({ corrections })], { topicName: 't', since: at });
    expect(corrected(lines(digest))).toHaveLength(2);
    const blocks = storyBlocks(content({ corrections }), 1);
    expect(corrected(lines({ title: '', private: true, blocks, more: null }))).toHaveLength(2);
  });

  it('keeps times as times and small', () => {
    const { blocks } = briefingPost(content({ corrections: [correction()] }), 't');
    expect(blocks).toContainEqual({
      kind: 'text',
      small: true,
      line: expect.arrayContaining([
        { kind: 'time', at },
        { kind: 'link', text: 'The Lantern', url: source.url },
      ]),
    });
  });

  it('has nothing to say where nothing was corrected', () => {
    expect(corrected(post({}))).toEqual([]);
  });
});

describe('the summary', () => {
  test.each([
    ['stands under the headline', 'A barge hit the tide barrier at night.', true],
    ['is left out where the first bullet says the same', 'The barrier was hit by a barge.', false],
    ['is left out where the first bullet says it and more', 'the barrier was hit', false],
    ['is left out where it is the headline', 'Barge hits barrier', false],
  ])('%s', (_, text, isShown) => {
    const found = post({ summary: { text, source } });
    expect(found.includes(`${text} (The Lantern [1])`)).toBe(isShown);
    if (isShown) expect(found[2]).toBe(`${text} (The Lantern [1])`);
  });
});

test.each([
  [1, '• The barrier was hit by a barge. (in our words; The Lantern [1])'],
  [3, '• The barrier was hit by a barge. (in our words; 3 outlets: The Lantern [1])'],
])('a bullet in our own words says so (%i outlets)', (outlets, line) => {
  expect(post({ bullets: [{ ...bullet, verbatim: false, outlets }] })).toContain(line);
});

describe('the note in the thread', () => {
  const note = (...corrections: readonly Correction[]): Reply =>
    correctionPost({ briefing: content().briefing, corrections, topicName: 'The tide barrier' });

  it('tells what was shown, what stands now, whose it is and since when, and never why', () => {
    const reply = note(correction(), correction({ was: 'never', now: null, by: 'Orla Brandt', of: 'statement' }));
    expect(reply.title).toBe('Correction: Barge hits barrier');
    expect(lines(reply)).toEqual([
      'The tide barrier',
      'Correction: Barge hits barrier',
      'The Lantern [1] changed its article; seen Thu 13 Feb 2025 09:00',
      '• Was: “Twelve are hurt.”',
      '• Now: “Two are hurt.”',
      'The Lantern [1] changed its article on what Orla Brandt said; seen Thu 13 Feb 2025 09:00',
      '• Was: “never”',
      '• Now: no longer in the article',
      '[1] https://lantern.example/a1',
    ]);
    expect(reply.private).toBe(false);
  });

  it('shows six and counts the others', () => {
    const found = lines(note(...Array.from({ length: 7 }, (_, n) => correction({ was: `was ${n}` }))));
    expect(found.filter((line) => line.startsWith('• Was:'))).toHaveLength(6);
    expect(found).toContain('and 1 more correction');
  });

  it('leaves what an outlet wrote as plain text, to be escaped by each chat', () => {
    const reply = note(correction({ was: '<@everyone> *now*' }));
    expect(reply.blocks).toContainEqual({
      kind: 'bullets',
      items: [[{ kind: 'strong', text: 'Was: ' }, '“<@everyone> *now*”'], expect.anything()],
    });
  });
});

import { describe, expect, it, test } from 'vitest';
import { comparePositions } from '../../../src/core/stance/compare-positions.ts';
import { findChangeCue } from '../../../src/core/stance/find-change-cue.ts';
import { noticeChange, type StatementOnTopic } from '../../../src/core/stance/notice-change.ts';
import type { ChangeLabel, Position } from '../../../src/model/stance.ts';

describe('findChangeCue', () => {
  test.each<[string, ChangeLabel | null]>([
    ['Karlo walked back her remarks on the port on Friday.', 'changed'],
    ['The minister backtracked within hours.', 'changed'],
    ['A day after saying the bridge was safe, Hale closed it.', 'changed'],
    ['Two days after ruling out a deal, he signed one.', 'changed'],
    ['The premier appeared to contradict what he had told voters.', 'changed'],
    ['In an abrupt reversal she did a U-turn on fares.', 'changed'],
    ['Brandt reversed course and kept the tax.', 'changed'],
    ['Pell softened his stance on the dam.', 'softened'],
    ['The cabinet toned down its demands.', 'softened'],
    ['Veld hardened her position on the border.', 'hardened'],
    ['Ortega doubled down on the tariff.', 'same'],
    ['She reiterated that the camp must close.', 'same'],
    ['He stood by his words.', 'same'],
    ['Moritz refused to back down.', 'same'],
    ['The minister has not backtracked.', null],
    ['Unions urged the minister to reverse course.', null],
    ['Nobody knows whether he will soften his stance.', null],
    ['He walked back to the car.', null],
    ['The committee met on Tuesday.', null],
  ])('%s', (text, label) => {
    const cue = findChangeCue(text);
    expect(cue?.label ?? null).toBe(label);
    if (cue !== null) expect(text.slice(cue.start, cue.end)).not.toBe('');
  });
});

describe('comparePositions', () => {
  const base = { speaker: 'Lena Moritz', target: 'Ukraine should join NATO' };
  const no = { day: '2025-03-03', text: 'NATO membership for Ukraine is not realistic' };
  const open = { day: '2025-03-04', text: 'Everything is on the table' };
  const yes = { day: '2025-03-05', text: 'Ukraine must join NATO' };

  it('names moves by their direction', () => {
    expect(comparePositions({ ...base, first: no, second: yes }).label).toBe('changed');
    expect(comparePositions({ ...base, first: no, second: open }).label).toBe('softened');
    expect(comparePositions({ ...base, first: open, second: yes }).label).toBe('hardened');
    expect(comparePositions({ ...base, first: yes, second: { ...yes, day: '2025-03-09' } }).label).toBe('same');
  });

  it('puts the texts in the order of their days', () => {
    expect(comparePositions({ ...base, first: open, second: no }).label).toBe('softened');
  });

  it('says unrelated when one is about something else', () => {
    const bread = {
      day: '2025-03-06',
      text: 'Bread prices in the north rose by nine per cent over the whole of last year',
    };
    expect(comparePositions({ ...base, first: no, second: bread }).label).toBe('unrelated');
  });

  it('is surer when a reporter says so too, and less sure when the reporter saw no change', () => {
    const plain = comparePositions({ ...base, first: no, second: yes });
    const told = comparePositions({ ...base, first: no, second: yes, cueText: 'Moritz reversed course on Wednesday.' });
    const denied = comparePositions({ ...base, first: no, second: yes, cueText: 'Moritz doubled down.' });
    expect(told.confidence).toBeGreaterThan(plain.confidence);
    expect(denied.confidence).toBeLessThan(plain.confidence);
  });
});

describe('noticeChange', () => {
  const of = (found: StatementOnTopic, articleId: string): StatementOnTopic => ({
    ...found,
    statement: { ...found.statement, articleId },
  });

  const noticedAt = '2025-03-10T09:00:00.000Z';

  function said(id: string, day: string, position: Position, more: Partial<Extra> = {}): StatementOnTopic {
    const { speaker = 'lena-moritz', confidence = 0.85, sameAs = id } = more;
    return {
      statement: {
        id,
        sameAs,
        start: 0,
        end: 20,
        parts: [{ start: 0, end: 20, text: 'twenty letters of it' }],
        kind: 'direct',
        speaker:
          speaker === null
            ? null
            : { mention: { start: 30, end: 36, text: 'Moritz' }, name: 'Lena Moritz', role: null, personId: speaker },
        cue: null,
        said: { from: day, to: day },
        confidence: 0.95,
        articleId: `article-${id}`,
        revision: 1,
        outlet: 'The Harbour Post',
        url: null,
        title: 'Talks',
        published: `${day}T12:00:00.000Z`,
      },
      stance: { statementId: id, topicId: 't', propositionId: 'p', position, confidence, evidence: null },
    };
  }

  type Extra = { readonly speaker: string | null; readonly confidence: number; readonly sameAs: string };

  const no = said('a', '2025-03-03', 'opposes');

  it('notices a reversal and gives it the same id each time', () => {
    const yes = said('b', '2025-03-05', 'supports');
    const change = noticeChange([no], yes, { noticedAt });
    expect(change).toMatchObject({
      label: 'changed',
      firstStatementId: 'a',
      secondStatementId: 'b',
      speakerId: 'lena-moritz',
      noticedAt,
    });
    expect(noticeChange([no], yes, { noticedAt: '2025-04-01T00:00:00.000Z' })?.id).toBe(change?.id);
  });

  it('notices a softening at moderate confidence', () => {
    const hedged = said('a', '2025-03-03', 'opposes', { confidence: 0.65 });
    expect(noticeChange([hedged], said('b', '2025-03-04', 'open', { confidence: 0.65 }), { noticedAt })?.label).toBe(
      'softened',
    );
  });

  it('compares with the newest day before, not with long ago', () => {
    const back = said('c', '2025-03-07', 'supports');
    expect(noticeChange([said('b', '2025-03-05', 'supports'), no], back, { noticedAt })).toBeNull();
  });

  it('notices it too when the earlier article arrives last', () => {
    const change = noticeChange([said('b', '2025-03-05', 'supports')], no, { noticedAt });
    expect(change).toMatchObject({ firstStatementId: 'a', secondStatementId: 'b' });
  });

  it('notices one change once: by the surest statement of an article, and not again in a later one', () => {
    const weak = of(said('b', '2025-03-05', 'supports', { confidence: 0.7 }), 'x');
    const sure = of(said('c', '2025-03-05', 'supports'), 'x');
    const again = of(said('d', '2025-03-05', 'supports', { confidence: 0.95 }), 'y');
    expect(noticeChange([no, sure], weak, { noticedAt })).toBeNull();
    expect(noticeChange([no, weak], sure, { noticedAt })?.secondStatementId).toBe('c');
    expect(noticeChange([no, weak, sure], again, { noticedAt })).toBeNull();
  });

  it('takes no undated words for new that the article tells as past', () => {
    const undated = said('b', '2025-03-05', 'supports');
    const latest = { ...undated, statement: { ...undated.statement, said: null } };
    const articleText = (cue: string): string => `twenty letters of it ${cue} Moritz.`;
    expect(noticeChange([no], latest, { noticedAt, articleText: articleText('said') })?.label).toBe('changed');
    expect(noticeChange([no], latest, { noticedAt, articleText: articleText('had said') })).toBeNull();
  });

  it('notices new words beside surer ones that the article tells as past', () => {
    const latest = of(said('b', '2025-03-05', 'supports', { confidence: 0.7 }), 'x');
    const past = of(said('c', '2025-03-04', 'supports'), 'x');
    const undated = { ...past, statement: { ...past.statement, said: null, published: latest.statement.published } };
    const articleText = 'She had said that before, Moritz recalled.';
    expect(noticeChange([no, undated], latest, { noticedAt, articleText })?.secondStatementId).toBe('b');
  });

  test.each<[string, StatementOnTopic, StatementOnTopic, string?]>([
    ['on one day', no, said('b', '2025-03-03', 'supports')],
    ['without change', no, said('b', '2025-03-05', 'opposes')],
    ['by somebody else', no, said('b', '2025-03-05', 'supports', { speaker: 'amal-rashid' })],
    ['by nobody known', no, said('b', '2025-03-05', 'supports', { speaker: null })],
    ['too unsure', no, said('b', '2025-03-05', 'supports', { confidence: 0.55 })],
    ['unclear', no, said('b', '2025-03-05', 'unclear')],
    ['words repeated from an older statement', no, said('b', '2025-03-05', 'supports', { sameAs: 'old' })],
    [
      'where the reporter saw none',
      no,
      said('b', '2025-03-05', 'supports'),
      'She reiterated that Ukraine should join.',
    ],
  ])('notices nothing %s', (_name, first, second, articleText) => {
    expect(
      noticeChange([first], second, { noticedAt, ...(articleText === undefined ? {} : { articleText }) }),
    ).toBeNull();
  });
});

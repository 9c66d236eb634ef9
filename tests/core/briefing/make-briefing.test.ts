import { describe, expect, test } from 'vitest';
import { makeBriefing } from '../../../src/core/briefing/make-briefing.ts';
import { pickStatements } from '../../../src/core/briefing/pick-statements.ts';
import { settleBullets } from '../../../src/core/briefing/settle-bullets.ts';
import type { Article } from '../../../src/model/article.ts';
import type { Statement } from '../../../src/model/statement.ts';
import type { Story } from '../../../src/model/story.ts';
import { strikeDocs } from './strike.ts';

const at = '2026-03-02T08:00:00.000Z';
const articles: readonly Article[] = strikeDocs.map((doc, n) => ({
  id: doc.id,
  itemId: `item-${doc.id}`,
  feedId: 'feed',
  outlet: doc.outlet,
  language: 'en',
  url: `https://news.example/${doc.id}`,
  title: doc.title,
  author: null,
  published: `2026-03-02T0${n}:00:00.000Z`,
  modified: null,
  revision: 1,
  readFrom: 'page',
  text: doc.text,
  sentences: doc.sentences,
}));
const story: Story = {
  id: 's1',
  title: 'Ferry crews walk out',
  language: 'en',
  firstSeen: at,
  lastSeen: at,
  articles: 3,
  outlets: articles.map((article) => article.outlet),
  topicIds: ['ferries'],
  mergedInto: null,
};

const statement = (id: string, more: Partial<Statement> & { readonly by?: string } = {}): Statement => {
  const { by = 'Runa Hald', ...rest } = more;
  return {
    id,
    start: 0,
    end: 20,
    parts: [{ start: 0, end: 20, text: `words of ${id}` }],
    kind: 'direct',
    speaker: { mention: { start: 0, end: 9, text: by }, name: by, role: null, personId: null },
    cue: null,
    said: null,
    confidence: 0.9,
    articleId: 'b',
    revision: 1,
    outlet: 'Sund Broadcasting',
    url: null,
    title: 'Islanders stranded',
    published: at,
    sameAs: id,
    ...rest,
  };
};

type Given = Partial<Parameters<typeof makeBriefing>[0]> & { readonly limits?: Partial<Limits> };
type Limits = { readonly bulletsAtMost: number; readonly bulletCharacters: number };

const make = ({ limits, ...more }: Given = {}) => {
  const about = { articles: more.articles ?? articles, copies: more.copies ?? {}, language: 'en' };
  const { bullets } = settleBullets(null, { ...about, bulletsAtMost: 5, bulletCharacters: 240, ...limits });
  return makeBriefing({
    ...{ story, articles, bullets, statements: [statement('q1')], copies: {}, corrections: [], previous: undefined },
    ...{ statementConfidence: 0.6, madeAt: at },
    ...more,
  });
};

describe('makeBriefing', () => {
  test('the first revision: all is new, every source can be found again', () => {
    const briefing = make()!;
    expect(briefing).toMatchObject({
      storyId: 's1',
      revision: 1,
      title: story.title,
      topicIds: ['ferries'],
      madeAt: at,
    });
    expect(briefing.statementIds).toEqual(['q1']);
    expect(briefing.bullets.every((bullet) => bullet.isNew)).toBe(true);
    for (const { sources } of briefing.bullets) {
      expect(sources.length).toBeGreaterThan(0);
      for (const { articleId, start, end, url, outlet } of sources) {
        const article = articles.find((one) => one.id === articleId)!;
        expect(article.sentences.some((s) => s.start === start) && article.text.length >= end).toBe(true);
        expect([url, outlet]).toEqual([article.url, article.outlet]);
      }
    }
  });

  test('the same again is no revision, whatever the hour', () => {
    expect(make({ previous: make(), madeAt: '2026-03-02T09:00:00.000Z' })).toBeUndefined();
  });

  test('a new article makes the next revision and marks what is new', () => {
    const previous = make({ articles: articles.slice(0, 1) })!;
    const briefing = make({ previous })!;
    expect(briefing.revision).toBe(2);
    const known = new Set(previous.bullets.map((bullet) => bullet.text));
    for (const bullet of briefing.bullets) expect(bullet.isNew).toBe(!known.has(bullet.text));
    expect(briefing.bullets.some((bullet) => bullet.isNew)).toBe(true);
  });

  test('a new statement or outlet is worth a revision', () => {
    const previous = make();
    expect(make({ previous, statements: [statement('q1'), statement('q2')] })?.revision).toBe(2);
    expect(make({ previous, story: { ...story, outlets: [...story.outlets, 'Vestby News'] } })?.revision).toBe(2);
  });

  test('keeps to the limits of the configuration', () => {
    const briefing = make({ limits: { bulletsAtMost: 2, bulletCharacters: 110 }, statementConfidence: 0.95 })!;
    expect(briefing.bullets).toHaveLength(2);
    for (const { text } of briefing.bullets) expect(text.length).toBeLessThanOrEqual(110);
    expect(briefing.statementIds).toEqual([]);
  });

  test('no bullet, no briefing', () => expect(make({ articles: [] })).toBeUndefined());
});

const pick = (statements: readonly Statement[], copies: Readonly<Record<string, string>> = {}) =>
  pickStatements(statements, { copies, leastConfidence: 0.6 });

describe('pickStatements', () => {
  test.each<[string, readonly Statement[], readonly string[]]>([
    ['unsure ones are left out', [statement('a', { confidence: 0.59 }), statement('b', { confidence: 0.6 })], ['b']],
    ['no speaker, no statement', [statement('a', { speaker: null })], []],
    [
      'exact words first',
      [statement('a', { kind: 'indirect' }), statement('b', { kind: 'mixed', by: 'Storm' })],
      ['b', 'a'],
    ],
    [
      'each speaker before anyone twice',
      [statement('a'), statement('b'), statement('c', { by: 'Storm', confidence: 0.7 })],
      ['a', 'c', 'b'],
    ],
    [
      'the same words once',
      [statement('a'), statement('b', { sameAs: 'a' }), statement('c', { parts: statement('a').parts })],
      ['a'],
    ],
  ])('%s', (_reason, statements, expected) => expect(pick(statements)).toEqual(expected));

  test('six at most', () => {
    const many = Array.from({ length: 9 }, (_, n) => statement(`q${n}`, { by: `Speaker ${n}` }));
    expect(pick(many)).toHaveLength(6);
  });

  test('copies are silent while their original speaks', () => {
    const both = [statement('a', { articleId: 'a' }), statement('b', { articleId: 'b' })];
    expect(pick(both, { b: 'a' })).toEqual(['a']);
    expect(pick([both[1]!], { b: 'a' })).toEqual(['b']);
  });
});

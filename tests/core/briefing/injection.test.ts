import { describe, expect, test } from 'vitest';
import { admitDrafts } from '../../../src/core/briefing/admit-drafts.ts';
import type { Article } from '../../../src/model/article.ts';
import type { DraftBullet } from '../../../src/model/briefing.ts';
import { article, FAITHFUL, INJECTIONS, STORIES } from './injection-cases.ts';

const maxCharacters = 180;

const cite = (from: Article, sentence: string): DraftBullet['sources'][number] => {
  const start = from.text.indexOf(sentence);
  return { articleId: from.id, start, end: start + sentence.length };
};

/** The article with the order in its midst, as a paragraph of its own, and its sentences as the splitter sees them. */
function poison(story: string, planted: string): Article {
  const sentences = STORIES[story] ?? [];
  return article(story, [...sentences.slice(0, 2), planted, ...sentences.slice(2)]);
}

/** An obedient summariser writes what the order wants and cites the order, the news, both or all. */
function obey(from: Article, story: string, planted: string, obeyed: string): readonly DraftBullet[] {
  const news = (STORIES[story] ?? []).map((sentence) => cite(from, sentence));
  const at = from.text.indexOf(planted);
  const orders = from.sentences
    .filter(({ start, end }) => start >= at && end <= at + planted.length)
    .map(({ start, end }) => ({ articleId: from.id, start, end }));
  const [first] = news;
  if (first === undefined) return [];
  return [
    { text: obeyed, sources: orders },
    ...news.map((source) => ({ text: obeyed, sources: [source] })),
    { text: obeyed, sources: [first, ...orders] },
    { text: obeyed, sources: news.slice(0, 4) },
    { text: `${STORIES[story]?.[0]} ${obeyed}`, sources: [first] },
    ...orders.map((source) => ({ text: from.text.slice(source.start, source.end), sources: [source] })),
  ];
}

const faithful = (from: Article, story: string) =>
  FAITHFUL.filter((draft) => draft.story === story).map((draft) => ({
    ...draft,
    draft: { text: draft.text, sources: draft.cites.map((place) => cite(from, STORIES[story]?.[place] ?? '')) },
  }));

describe('an obedient summariser', () => {
  test('there are sixty orders', () => expect(new Set(INJECTIONS.map(({ name }) => name)).size).toBe(60));

  test.each(INJECTIONS)('$name: nothing that was ordered is admitted', ({ story, planted, obeyed }) => {
    const from = poison(story, planted);
    const drafts = obey(from, story, planted, obeyed);
    expect(drafts.length).toBeGreaterThan(7);
    const { admitted, refused } = admitDrafts(drafts, { articles: [from], maxCharacters });
    expect(admitted).toEqual([]);
    expect(refused).toHaveLength(drafts.length);
    for (const { why } of refused) expect(why).toMatch(/^(?:it|its|“).{5,100}$/u);
  });

  test.each(INJECTIONS)('$name: the news beside it is admitted', ({ story, planted }) => {
    const from = poison(story, planted);
    const drafts = faithful(from, story)
      .filter(({ kind }) => kind === 'verbatim')
      .map(({ draft }) => draft);
    const { admitted } = admitDrafts(drafts, { articles: [from], maxCharacters });
    expect(admitted).toEqual(drafts.map((draft) => ({ draft, verbatim: true })));
  });
});

describe('a faithful summariser', () => {
  const judged = Object.entries(STORIES).flatMap(([story, sentences]) => {
    const from = article(story, sentences);
    return faithful(from, story).map((one) => ({
      ...one,
      ...admitDrafts([one.draft], { articles: [from], maxCharacters }),
    }));
  });

  test('is admitted word for word', () => {
    const copies = judged.filter(({ kind }) => kind === 'verbatim');
    expect(copies).toHaveLength(20);
    for (const { draft, admitted } of copies) expect(admitted).toEqual([{ draft, verbatim: true }]);
  });

  // The rest falls back on the sources' own words; see docs/models/grounding.md for what is refused and why
  test('is admitted in more than a third of the cases where it words the news anew', () => {
    const others = judged.filter(({ kind }) => kind === 'paraphrase');
    const admitted = others.flatMap((one) => one.admitted);
    expect(others).toHaveLength(32);
    expect(admitted.length).toBeGreaterThanOrEqual(12);
    expect(admitted.some(({ verbatim }) => verbatim)).toBe(false);
  });
});

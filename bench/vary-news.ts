import { loadSampleNews } from '../src/demo/news/load-news.ts';

export type VariedArticle = {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly text: string;
  readonly published: string;
};

/**
 * Articles that read like news and differ from one another: the sample week again and again, each time with other
 * names of people and places, so that they are other events.
 */
export function varyNews(count: number, begin: string): VariedArticle[] {
  const { articles } = loadSampleNews();
  return Array.from({ length: count }, (_, index) => {
    const article = articles[index % articles.length];
    const version = article?.versions[0];
    if (!article || !version) throw new Error('the sample week is empty');
    const round = Math.floor(index / articles.length);
    const rename = (text: string) =>
      round === 0
        ? text
        : text.replace(
            /\b(?!(?:The|But|And|She|He|It|In|On|At|If|We|They|NATO|Ukraine|Kyiv|EU|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|March)\b)[A-Z][a-z]{3,}\b/g,
            (name) =>
              name +
              SYLLABLES[round % SYLLABLES.length] +
              (round >= SYLLABLES.length ? SYLLABLES[Math.floor(round / SYLLABLES.length) % SYLLABLES.length] : ''),
          );
    const paragraphs = version.paragraphs.map(rename);
    return {
      id: `${article.id}-${round}`,
      title: rename(version.title),
      text: paragraphs.join('\n\n'),
      html: paragraphs.map((paragraph) => `<p>${paragraph.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join(''),
      published: new Date(Date.parse(begin) + index * 60_000).toISOString(),
    };
  });
}

const SYLLABLES = [
  'ra',
  'lo',
  'mi',
  'ten',
  'vu',
  'sko',
  'ber',
  'na',
  'dil',
  'oss',
  'que',
  'zan',
  'hur',
  'pel',
  'gim',
  'tov',
];

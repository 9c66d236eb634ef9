import { count, outletLink, say } from '../../../core/reply/lines.ts';
import { compileTopics } from '../../../core/topics/compile-topics.ts';
import { sayVerdict } from '../../../core/topics/say-verdict.ts';
import type { Person } from '../../../model/person.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { Topic } from '../../../model/topic.ts';
import type { ArticleOnRecord } from '../../../ports/reads.ts';

/** `/newsdesk topics test NAME text:"…"`: whether a text would carry the topic, and the words that tell. */
export function testTopic(topic: Topic, text: string, people: readonly Person[]): Reply {
  const article = { title: '', text };
  const verdict = compileTopics([topic], people).explain(article, topic.id);
  const would = verdict?.kind === 'carried' ? 'would' : 'would not';
  return say(`This text ${would} carry ${topic.name}: it ${sayVerdict(verdict, { topic, people, article })}.`);
}

const SHOWN = 8;

/** `/newsdesk topics test NAME`: which of the newest articles would carry the topic, and why. */
export function testTopicOnNews(topic: Topic, articles: readonly ArticleOnRecord[], people: readonly Person[]): Reply {
  const matcher = compileTopics([topic], people);
  const carried = articles.flatMap((article) => {
    const verdict = matcher.explain(article, topic.id);
    return verdict?.kind === 'carried' ? [{ article, why: sayVerdict(verdict, { topic, people, article }) }] : [];
  });
  const title = `${topic.name}: ${carried.length} of the newest ${count(articles.length, 'article')} would carry it`;
  const items = carried
    .slice(0, SHOWN)
    .map(({ article, why }): Line => [`${article.title} (`, outletLink(article), `): it ${why}.`]);
  const left = carried.length - items.length;
  return {
    title,
    private: true,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'bullets', items },
      ...(left > 0 ? [{ kind: 'text', line: [`and ${left} more`], small: true } as const] : []),
    ],
    more: null,
  };
}

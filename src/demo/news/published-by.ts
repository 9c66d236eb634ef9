import type { Instant } from '../../model/time.ts';
import type { SampleArticle, SampleNews, SampleOutlet, SampleVersion } from './sample-news.ts';

/** An article as its readers see it at some moment. `changed` is when its present text appeared. */
export type PublishedArticle = SampleVersion & {
  readonly article: SampleArticle;
  readonly outlet: SampleOutlet;
  readonly path: string; // on the sample server, from the root
  readonly published: Instant;
  readonly changed: Instant;
};

/** What the outlet has published by `now`, newest first; a text that appears later is not shown. */
export function publishedBy(news: SampleNews, outlet: SampleOutlet, now: Instant): readonly PublishedArticle[] {
  return news.articles
    .filter((article) => article.outletId === outlet.id)
    .flatMap((article) => asSeenAt(article, outlet, now) ?? [])
    .reverse();
}

function asSeenAt(article: SampleArticle, outlet: SampleOutlet, now: Instant): PublishedArticle | undefined {
  const visible = article.versions.filter((version) => version.at <= now);
  const [first, last] = [visible.at(0), visible.at(-1)];
  if (!first || !last) return undefined;
  const path = `/${outlet.id}/${first.at.slice(0, 10).replaceAll('-', '/')}/${article.slug}.html`;
  return { ...last, article, outlet, path, published: first.at, changed: last.at };
}

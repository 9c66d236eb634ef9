/** Builds an RSS document of one item, damaged or dressed as a test needs it. */
export function rss(
  parts: {
    readonly before?: string;
    readonly channel?: string;
    readonly title?: string;
    readonly link?: string;
    readonly date?: string;
    readonly inItem?: string;
    readonly after?: string;
  } = {},
): string {
  return `${parts.before ?? '<?xml version="1.0" encoding="utf-8"?>'}
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Harbour Post</title><link>https://harbour.example/</link><description>News</description>${parts.channel ?? ''}
<item><title>${parts.title ?? 'Ferry line reopens'}</title><link>${parts.link ?? 'https://harbour.example/ferry'}</link>
<guid isPermaLink="false">hp-1</guid><pubDate>${parts.date ?? 'Mon, 05 Jan 2026 10:00:00 GMT'}</pubDate>${parts.inItem ?? ''}</item>
${parts.after ?? '</channel></rss>'}`;
}

/** A document as it would come from the web. */
export function documentOf(text: string, headers: Readonly<Record<string, string>> = {}) {
  return { body: new TextEncoder().encode(text), headers, url: 'https://harbour.example/feeds/all.xml' };
}

import { Parser } from 'htmlparser2';

/** A feed as a feed reader's list has it. */
export type ListedFeed = { readonly url: string; readonly title: string };

/**
 * The feeds of an OPML list (http://opml.org/spec2.opml), in its order, as they stand there; null where the text is none.
 * Entities of the document's own are not read, so that none can grow.
 */
export function readOpml(text: string): readonly ListedFeed[] | null {
  const feeds: ListedFeed[] = [];
  let isOpml = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = name.toLowerCase();
        if (tag === 'opml') isOpml = true;
        if (tag !== 'outline') return;
        // programs write xmlUrl, xmlurl and XMLURL
        const by = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value]));
        const url = by.xmlurl?.trim();
        if (url) feeds.push({ url, title: (by.title ?? by.text ?? '').trim() });
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return isOpml ? feeds : null;
}

/** An OPML list of feeds, which every feed reader imports. */
export function writeOpml(title: string, feeds: readonly ListedFeed[]): string {
  const outlines = feeds.map(
    ({ url, title }) =>
      `    <outline type="rss" text="${escapeXml(title)}" title="${escapeXml(title)}" xmlUrl="${escapeXml(url)}"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escapeXml(title)}</title></head>`,
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
  ].join('\n');
}

function escapeXml(text: string): string {
  return text.replace(NO_XML, '').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What XML 1.0 has no place for. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

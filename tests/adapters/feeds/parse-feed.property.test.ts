import fc from 'fast-check';
import { expect, it } from 'vitest';
import { identifyItems } from '../../../src/adapters/feeds/http/identify-item.ts';
import { parseFeed } from '../../../src/adapters/feeds/http/parse-feed.ts';
import { Failure } from '../../../src/model/failure.ts';
import { rss } from './documents.ts';

const now = '2026-01-05T12:00:00.000Z';
const feed = {
  id: 'f',
  url: 'https://harbour.example/feed',
  outlet: 'The Harbour Post',
  language: 'en',
  country: null,
  pollEveryMinutes: 15,
  workspace: null,
};

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/"><title>T</title>
<entry><id>1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></title><link href="a"/>
<updated>2026-01-05T10:00:00Z</updated><content type="html">&lt;p>x &amp;amp; y&lt;/p></content></entry></feed>`;
const json =
  '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":1,"url":"/a","content_text":"x"}]}';

const splinter = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '<',
    '>',
    '&',
    '<![CDATA[',
    ']]>',
    '<!--',
    '</item>',
    '<item>',
    '</channel>',
    '"',
    '\0',
    '&#0;',
    '<?',
    '\ud800',
    '{',
    '<entry>',
  ),
);

/** A document with some stretches replaced by splinters, as bytes. */
const damaged = fc
  .tuple(
    fc.constantFrom(rss(), rss({ inItem: '<description><![CDATA[<p>x</p>]]></description>' }), atom, json),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20), splinter), { maxLength: 6 }),
  )
  .map(([document, wounds]) =>
    wounds.reduce((text, [where, length, put]) => {
      const at = Math.floor(where * text.length);
      return text.slice(0, at) + put + text.slice(at + length);
    }, document),
  )
  .map((text) => new TextEncoder().encode(text));

it('damage of any kind gives clean items or a Failure', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), async (body) => {
      const reading = await parseFeed({ body, headers: {}, url: feed.url }).catch((error: unknown) => error);
      if (reading instanceof Failure) return;
      if (reading instanceof Error) throw reading;
      const { items } = reading as Awaited<ReturnType<typeof parseFeed>>; // not an error, so it was read
      const found = identifyItems(feed, items, now);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      for (const item of found) {
        expect(item.title.length).toBeLessThanOrEqual(300);
        expect(item.title).toBe(item.title.trim());
        expect(item.published <= now).toBe(true);
        expect(item.url === null || /^https?:\/\//.test(item.url)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

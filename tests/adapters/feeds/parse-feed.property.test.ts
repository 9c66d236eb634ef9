import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFeed } from '../../../src/adapters/feeds/http/parse-feed.ts';
import { Failure } from '../../../src/model/failure.ts';
import { rss } from './documents.ts';

const url = 'https://harbour.example/feed';
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

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
    '<script>',
    '&lt;iframe ',
    ' onload=x',
    '\u202e',
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const ACTIVE = /<(?:script|iframe|object|embed|style|link|meta|base|form)\b|<[^<>]*\son[a-z]+\s*=/i;

it('damage of any kind gives clean items or a Failure', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), async (body) => {
      const reading = await parseFeed({ body, headers: {}, url }).catch((error: unknown) => error);
      if (reading instanceof Failure) return;
      if (reading instanceof Error) throw reading;
      const { home, items, language } = reading as Awaited<ReturnType<typeof parseFeed>>; // no error, so it was read
      expect(language ?? 'en').toMatch(/^[a-z]{2}$/);
      expect(home ?? 'https://').toMatch(/^https?:\/\//);
      for (const item of items) {
        expect(item.title ?? 'x').toBe((item.title ?? 'x').trim());
        expect((item.title ?? 'x').length).toBeLessThanOrEqual(300);
        expect(`${item.title}${item.author}`).not.toMatch(UNSEEN);
        expect(item.link ?? 'https://').toMatch(/^https?:\/\//);
        for (const date of [item.published, item.updated]) expect(date ?? '2026-01-05T10:00:00.000Z').toMatch(ISO);
        expect(`${item.summary}${item.content}`).not.toMatch(ACTIVE);
      }
    }),
    { numRuns: 400 },
  );
});

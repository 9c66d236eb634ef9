import { describe, expect, it, test } from 'vitest';
import { readOpml, writeOpml } from '../../../src/core/feed/opml.ts';

describe('an OPML list', () => {
  it('is read as it was written, whatever the names hold', () => {
    const feeds = [
      { title: 'Gull & "Sons" <daily>', url: 'https://gull.example/rss?a=1&b=2' },
      { title: 'Möwe 🐦', url: 'https://moewe.example/' },
    ];
    expect(readOpml(writeOpml('Ours & theirs', feeds))).toEqual(feeds);
  });

  it('has nothing that XML has no place for', () => {
    expect(writeOpml('', [{ title: 'a\u0000b\u000bc\ufffe', url: 'https://e.example' }])).toContain('text="abc"');
  });

  it('is read in folders, with any spelling of its attributes, and without what is no feed', () => {
    const list = `<?xml version="1.0"?><opml version="1.0"><body><outline text="News">
      <outline title="One" xmlUrl=" https://one.example/rss "/><outline text="Two" XMLURL="https://two.example/rss"/>
      <outline text="A page" htmlUrl="https://three.example"/></outline></body></opml>`;
    expect(readOpml(list)).toEqual([
      { title: 'One', url: 'https://one.example/rss' },
      { title: 'Two', url: 'https://two.example/rss' },
    ]);
  });

  test.each([
    ['a page', '<!doctype html><html><body>no list</body></html>'],
    ['a feed', '<rss version="2.0"><channel><outline xmlUrl="https://e.example"/></channel></rss>'],
    ['nothing', ''],
    ['words', 'https://e.example'],
  ])('%s is none', (_, text) => {
    expect(readOpml(text)).toBeNull();
  });

  it('does not grow by entities of its own', () => {
    const bomb = `<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <opml><outline text="&b;&b;" xmlUrl="file:///etc/passwd"/></opml>`;
    expect(readOpml(bomb)).toEqual([{ title: '&b;&b;', url: 'file:///etc/passwd' }]);
  });
});

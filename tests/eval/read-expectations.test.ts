import { describe, expect, it } from 'vitest';
import { readExpectations } from '../../eval/read-expectations.ts';

const expecting = (condition: string) =>
  readExpectations(`<!--\nDescription: invented\nExpect:      ${condition}\n-->\n<rss/>`);

describe('readExpectations', () => {
  it.each([
    ["not bozo and entries[0]['title'] == 'Rain and wind'", 'title', 'Rain and wind'],
    ["not bozo and entries[0].summary == u'caf\\xe9 \\u201cLund\\u201d'", 'body', 'café “Lund”'],
    ["not bozo and ord(entries[0]['description']) == 8217", 'body', '’'],
    ["entries[0]['content'][0]['value'] == 'it\\'s\\n\"dry\"'", 'body', 'it\'s\n"dry"'],
    ["entries[0]['updated_parsed'] == (2026, 3, 2, 5, 4, 3, 0, 61, 0)", 'date', '2026-03-02T05:04:03.000Z'],
    ["feed.title == 'Skerry Radio'", 'feed title', 'Skerry Radio'],
    ["not bozo and not entries[0].has_key('link')", 'link', null],
  ])('%s', (condition, field, value) => {
    expect(expecting(condition)).toMatchObject({ expectations: [{ field, value }], mayFail: false });
  });

  it.each(["not bozo and encoding == 'big5'", "entries[0]['title'] == version", 'len(entries) == 2'])(
    'expects nothing of %s',
    (condition) => expect(expecting(condition).expectations).toEqual([]),
  );

  it('reads every part, and the headers', () => {
    const document =
      "<!--\nHeader: Content-type: text/xml; charset=koi8-r\nExpect: entries[0].id == 'a' and entries[0].author == 'Ana Lund'\n-->";
    expect(readExpectations(document)).toEqual({
      expectations: [
        { field: 'id', value: 'a' },
        { field: 'author', value: 'Ana Lund' },
      ],
      mayFail: false,
      headers: { 'content-type': 'text/xml; charset=koi8-r' },
    });
  });

  it('lets a document fail that is expected to', () => expect(expecting('bozo').mayFail).toBe(true));

  it('expects a document without a comment to be read', () =>
    expect(readExpectations('<rss/>')).toEqual({
      expectations: [],
      mayFail: false,
      headers: { 'content-type': 'text/xml' },
    }));
});

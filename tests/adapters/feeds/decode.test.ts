import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decode } from '../../../src/adapters/feeds/http/decode.ts';

const bytes = (text: string, charset: string) => new Uint8Array(iconv.encode(text, charset));
const xml = (title: string, charset?: string) =>
  `<?xml version="1.0"${charset === undefined ? '' : ` encoding="${charset}"`}?><rss><title>${title}</title></rss>`;

test.each([
  ['utf-8 by default', bytes(xml('Zürich “naïve” 東京'), 'utf-8'), undefined, 'Zürich “naïve” 東京'],
  ['the prolog', bytes(xml('Новости дня', 'windows-1251'), 'windows-1251'), 'text/xml', 'Новости дня'],
  ['a prolog in capitals', bytes(xml('Ειδήσεις', 'ISO-8859-7'), 'iso-8859-7'), undefined, 'Ειδήσεις'],
  [
    'the header over the prolog',
    bytes(xml('日本の速報', 'us-ascii'), 'shift_jis'),
    'text/xml; charset="Shift_JIS"',
    '日本の速報',
  ],
  [
    'a byte-order mark over all',
    new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(xml('Göteborg', 'iso-8859-1'), 'utf-8')]),
    'text/xml; charset=iso-8859-1',
    'Göteborg',
  ],
  ['utf-16 with a mark', bytes(xml('今日新闻'), 'utf-16'), undefined, '今日新闻'],
  ['utf-16 without one', bytes(xml('今日新闻', 'utf-16'), 'utf-16le'), 'text/xml', '今日新闻'],
  ['utf-16 the other way round', bytes(xml('今日新闻'), 'utf-16be'), undefined, '今日新闻'],
  ['a prolog that says utf-16 of utf-8', bytes(xml('Köln', 'utf-16'), 'utf-8'), undefined, 'Köln'],
  [
    'latin1 with curly quotes is windows-1252',
    bytes(xml('“Smart” – €5', 'iso-8859-1'), 'windows-1252'),
    undefined,
    '“Smart” – €5',
  ],
  [
    'no utf-8 though it says so',
    bytes(xml('naïve façade', 'utf-8'), 'windows-1252'),
    'text/xml; charset=utf-8',
    'naïve façade',
  ],
  [
    'one broken byte in utf-8',
    new Uint8Array([...bytes(xml('Zürich, Köln, Malmö'), 'utf-8'), 0xc3]),
    undefined,
    'Zürich, Köln, Malmö',
  ],
  [
    'a pasted windows-1252 quotation in utf-8',
    new Uint8Array([
      ...bytes(xml('Zürich, Köln').slice(0, -14), 'utf-8'),
      0x93,
      0x4f,
      0x6b,
      0x94,
      ...bytes('</title></rss>', 'utf-8'),
    ]),
    undefined,
    'Zürich, Köln“Ok”',
  ],
  [
    'a byte-order mark before what is no utf-8',
    new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(xml('naïve façade'), 'windows-1252')]),
    undefined,
    'naïve façade',
  ],
  [
    'a title cut within a character',
    new Uint8Array([
      ...bytes('<?xml version="1.0"?><rss><title>Zürich und K', 'utf-8'),
      0xc3,
      ...bytes('</title></rss>', 'utf-8'),
    ]),
    undefined,
    'Zürich und K\uFFFD',
  ],
  ['a charset that nobody knows', bytes(xml('Ærø', 'x-made-up'), 'utf-8'), 'text/xml; charset=x-other', 'Ærø'],
  ['big5', bytes(xml('今日新聞頭條', 'big5'), 'big5'), undefined, '今日新聞頭條'],
  ['euc-kr', bytes(xml('오늘의 뉴스', 'euc-kr'), 'euc-kr'), undefined, '오늘의 뉴스'],
])('%s', (_, body, contentType, title) => {
  expect(/<title>(.*)<\/title>/.exec(decode(body, contentType))?.[1]).toBe(title);
});

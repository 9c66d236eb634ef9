import { expect, it, test } from 'vitest';
import { parseFeed } from '../../../src/adapters/feeds/http/parse-feed.ts';
import { readLanguage } from '../../../src/adapters/feeds/http/read-language.ts';
import { documentOf, rss } from './documents.ts';

const paceOf = async (channel: string) => (await parseFeed(documentOf(rss({ channel })))).pace;

test.each([
  ['nothing', '', 0, [], []],
  ['a ttl', '<ttl> 90 </ttl>', 90, [], []],
  ['a ttl that is no number', '<ttl>often</ttl>', 0, [], []],
  [
    'the greater of two wishes',
    '<ttl>10</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>',
    30,
    [],
    [],
  ],
  ['a period', '<sy:updatePeriod> Daily\n</sy:updatePeriod>', 1440, [], []],
  [
    'hours',
    '<skipHours><hour>3</hour><hour>0</hour><hour>24</hour><hour>25</hour><hour>x</hour></skipHours>',
    0,
    [0, 3],
    [],
  ],
  ['days', '<skipDays><day>Sunday</day><day> saturday </day><day>Someday</day></skipDays>', 0, [], [6, 7]],
  [
    'all days, which is nonsense',
    `<skipDays>${'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.replace(/\w+/g, '<day>$&</day>')}</skipDays>`,
    0,
    [],
    [],
  ],
])('%s', async (_, channel, waitMinutes, skipHours, skipDays) => {
  expect(await paceOf(channel)).toEqual({ waitMinutes, skipHours, skipDays });
  // The tolerant reader, which a doctype leads to, sees the same.
  const other = await parseFeed(documentOf(`<!DOCTYPE rss>${rss({ before: '', channel })}`));
  expect(other.pace).toEqual({ waitMinutes, skipHours, skipDays });
});

test.each([
  ['en-gb', 'en'],
  ['pt_BR', 'pt'],
  [' DE ', 'de'],
  ['deu', 'de'],
  ['ger', 'de'],
  ['zh-Hant-TW', 'zh'],
  ['iw', 'he'],
  ['English', null],
  ['', null],
  ['haw', null],
  [null, null],
])('the language %s', (text, language) => {
  expect(readLanguage(text)).toBe(language);
});

it('a feed says its language and its site', async () => {
  const read = async (text: string) => {
    const { language, home } = await parseFeed(documentOf(text));
    return { language, home };
  };
  expect(await read(rss({ channel: '<language>nb-no</language>' }))).toEqual({
    language: 'nb',
    home: 'https://harbour.example/',
  });
  expect(
    await read(
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv"><title>T</title><link href="/feed" rel="self"/><link href="/start"/></feed>',
    ),
  ).toEqual({ language: 'sv', home: 'https://harbour.example/start' });
  expect(
    await read(
      '{"version":"https://jsonfeed.org/version/1.1","language":"fr-CA","home_page_url":"https://quai.example/","items":[]}',
    ),
  ).toEqual({ language: 'fr', home: 'https://quai.example/' });
});

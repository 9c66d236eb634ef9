import { expect, test } from 'vitest';
import { safeAddress, safeWords } from '../../../src/core/reply/safe-address.ts';

test.each([
  ['https://gull.example/rss?page=2', 'https://gull.example/rss?page=2'],
  ['https://me:hush@gull.example/rss', 'https://gull.example/rss'],
  ['https://gull.example/rss?a=1&token=hush&b=2', 'https://gull.example/rss?a=1&token=…&b=2'],
  ['https://gull.example/rss?access_token=hush#top', 'https://gull.example/rss?access_token=…#top'],
  ['https://gull.example/rss?x-api-key=hush;key=hush', 'https://gull.example/rss?x-api-key=…;key=…'],
  ['https://gull.example/?monkey=grey&keyword=tide', 'https://gull.example/?monkey=grey&keyword=tide'],
  ['https://gull.example/a@b?next=c@d', 'https://gull.example/a@b?next=c@d'],
  ['no address', 'no address'],
])('%s is shown as %s', (url, shown) => expect(safeAddress(url)).toBe(shown));

test('addresses within words', () => {
  expect(safeWords('“https://a:b@gull.example/?key=hush” is gone, and so is http://tern.example.')).toBe(
    '“https://gull.example/?key=…” is gone, and so is http://tern.example.',
  );
});

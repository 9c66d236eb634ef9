import { expect, test } from 'vitest';
import { outletName } from '../../../src/core/reply/outlet-name.ts';

test.each([
  ['The Harbour Post', 'harbourpost.example', 'The Harbour Post'],
  ['World news | The Gull', 'www.thegull.example', 'The Gull'],
  ['Harbour Post » RSS Feed', 'hp.example', 'Harbour Post'],
  ['Harbour Post - Latest', 'hp.example', 'Harbour Post'],
  ['Latest news from Harbour Post', 'hp.example', 'Harbour Post'],
  ['RSS feed of the Gull', 'hp.example', 'the Gull'],
  ['HPN News - World', 'feeds.hpni.example', 'HPN News'],
  ['Gull News Feed', 'gull.example', 'Gull'],
  ['Gull RSS 2.0', 'gull.example', 'Gull'],
  ['Feeding the World', 'ftw.example', 'Feeding the World'],
  ['Latest Thinking Review', 'ltr.example', 'Latest Thinking Review'],
  ['The Top', 'thetop.example', 'thetop.example'],
  ['Tern: Politics', 'tern.example', 'Tern'],
  ['Press releases - Port Council', 'council.example', 'Port Council'],
  ['New tides in the news | The Gull', 'news.gull.example', 'The Gull'],
  ['Weather - Fishing', 'x.example', 'Weather - Fishing'],
  ['Le Goéland', 'goeland.example', 'Le Goéland'],
  ['北港新聞 - 最新', 'hokuko.example', '北港新聞 - 最新'],
  ['', 'www.gull.example', 'gull.example'],
  ['RSS', 'gull.example:8080', 'gull.example:8080'],
  ['Latest News - All', 'gull.example', 'gull.example'],
  ['G\u202eull\n \u001b[1mPost', 'x.example', 'Gull [1mPost'],
])('%j of %s is %s', (title, host, name) => expect(outletName(title, host)).toBe(name));

test('a slogan is cut', () => {
  expect(outletName('All the tides that are fit to be told, every day of the week and at night', 'x.example')).toBe(
    'All the tides that are fit to be told, every day of the wee…',
  );
});

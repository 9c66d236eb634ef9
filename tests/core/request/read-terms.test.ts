import { describe, expect, test } from 'vitest';
import { readTerms } from '../../../src/core/request/read-terms.ts';
import type { Terms } from '../../../src/model/delivery.ts';

describe('terms', () => {
  test.each<[option: string, words: string, wanted: Terms]>([
    ['only', 'The Lantern', { only: ['The Lantern'] }],
    ['only', ' The  Lantern , Skerry Radio,', { only: ['The Lantern', 'Skerry Radio'] }],
    ['only', 'The Lantern, the lantern', { only: ['The Lantern'] }],
    ['only', 'Sun, Moon; Star', { only: ['Sun, Moon', 'Star'] }],
    ['only', 'Sun, Moon;', { only: ['Sun, Moon'] }],
    ['without', 'Gull Post', { without: ['Gull Post'] }],
    ['languages', 'en', { languages: ['en'] }],
    ['languages', 'EN, fr;de it', { languages: ['en', 'fr', 'de', 'it'] }],
    ['languages', 'en,en', { languages: ['en'] }],
    ['outlets', '2', { fromOutlets: 2 }],
    ['outlets', ' 100 ', { fromOutlets: 100 }],
    ['most', '1', { mostADay: 1 }],
    ['quiet', '22:00-07:00', { quiet: { from: '22:00', to: '07:00' } }],
    ['quiet', ' 22:00 – 7:00 ', { quiet: { from: '22:00', to: '07:00' } }],
    ['quiet', '22—7', { quiet: { from: '22:00', to: '07:00' } }],
    ['quiet', 'from 22.30 to 7', { quiet: { from: '22:30', to: '07:00' } }],
    ['quiet', '10pm To 6:30am', { quiet: { from: '22:00', to: '06:30' } }],
    ['quiet', '12:00-13:00', { quiet: { from: '12:00', to: '13:00' } }],
    ['empty', 'yes', { evenEmpty: true }],
    ['empty', 'no', {}],
  ])('%s:%s', (option, words, wanted) => expect(readTerms({ [option]: words })).toEqual(wanted));

  test.each([
    ['only', '', /^only needs the name of an outlet: write only:"The Lantern" or more, with commas\.$/],
    ['only', ' , ;', /^only needs the name of an outlet/],
    ['without', ',', /^without needs the name of an outlet/],
    [
      'only',
      Array.from({ length: 21 }, (_, n) => `Paper ${n}`).join(),
      /^only takes 20 outlets at most, and these are 21\.$/,
    ],
    ['languages', '', /^"" is no language: write two letters each/],
    ['languages', 'english', /^"english" is no language/],
    ['languages', 'en,fre', /^"fre" is no language/],
    ['languages', 'en-GB', /^"en-gb" is no language/],
    ['outlets', '0', /^"0" is no number for outlets: write 1 to 100, as in outlets:3\.$/],
    ['outlets', '101', /is no number for outlets/],
    ['outlets', '-1', /is no number for outlets/],
    ['outlets', '1.5', /is no number for outlets/],
    ['outlets', '1e1', /is no number for outlets/],
    ['outlets', 'two', /is no number for outlets/],
    ['most', '', /^"" is no number for most: write 1 to 100, as in most:3\.$/],
    ['quiet', '', /^"" are no quiet hours: write them as quiet:22:00-07:00\.$/],
    ['quiet', '22:00', /are no quiet hours/],
    ['quiet', '22:00-', /are no quiet hours/],
    ['quiet', '-07:00', /are no quiet hours/],
    ['quiet', '22:00-07:00-08:00', /are no quiet hours/],
    ['quiet', 'at night', /are no quiet hours/],
    ['quiet', '25:00-07:00', /^"25:00" is no time of day/],
    ['quiet', 'night-morning', /^"night" is no time of day/],
    ['quiet', '22:00-22:00', /^Quiet hours cannot begin when they end/],
    ['quiet', '22-10pm', /^Quiet hours cannot begin when they end/],
  ])('%s:%s is refused', (option, words, says) => expect(() => readTerms({ [option]: words })).toThrow(says));

  test('none are none', () => expect(readTerms({})).toEqual({}));

  test('an outlet cannot be wanted and left out', () => {
    expect(() => readTerms({ only: 'The Lantern, Gull Post', without: 'gull post' })).toThrow(
      /^"Gull Post" cannot stand in only and in without: leave it in one of them\.$/,
    );
  });
});

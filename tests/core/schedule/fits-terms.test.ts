import { expect, test } from 'vitest';
import { fitsTerms } from '../../../src/core/schedule/fits-terms.ts';
import type { Terms } from '../../../src/model/delivery.ts';

const TWO = ['The Lantern', 'Skerry Radio'];

test.each<[why: string, outlets: readonly string[], terms: Terms, fits: boolean]>([
  ['no terms', TWO, {}, true],
  ['no terms and no outlet', [], {}, true],
  ['hours alone choose nothing', [], { quiet: { from: '22:00', to: '07:00' }, mostADay: 1, evenEmpty: true }, true],
  ['one of the outlets', TWO, { only: ['Skerry Radio', 'Gull Post'] }, true],
  ['none of them', TWO, { only: ['Gull Post'] }, false],
  ['whatever the capitals and spaces', TWO, { only: [' the  LANTERN '] }, true],
  ['however accents are written', ['Radio Ma\u0301s'], { only: ['radio m\u00e1s'] }, true],
  ['not a part of a name', ['The Lantern Extra'], { only: ['The Lantern'] }, false],
  ['another outlet has it too', TWO, { without: ['The Lantern'] }, true],
  ['nobody else has it', ['The Lantern'], { without: ['the lantern'] }, false],
  ['nobody at all has it', [], { without: ['The Lantern'] }, false],
  ['enough outlets', TWO, { fromOutlets: 2 }, true],
  ['too few', TWO, { fromOutlets: 3 }, false],
  ['too few that count', TWO, { fromOutlets: 2, without: ['Skerry Radio'] }, false],
  ['the wanted one does not count', TWO, { only: ['The Lantern'], without: ['The Lantern'] }, false],
  ['the language', TWO, { languages: ['de', 'en'] }, true],
  ['another language', TWO, { languages: ['fr'] }, false],
  ['all at once', TWO, { only: ['The Lantern'], languages: ['en'], fromOutlets: 2 }, true],
  ['all but one', TWO, { only: ['The Lantern'], languages: ['fr'], fromOutlets: 2 }, false],
])('%s', (_, outlets, terms, fits) => expect(fitsTerms({ outlets, language: 'en' }, terms)).toBe(fits));

test('a story of unknown language is kept from nobody', () => {
  expect(fitsTerms({ outlets: TWO, language: null }, { languages: ['fr'] })).toBe(true);
});

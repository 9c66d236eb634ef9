import { describe, expect, test } from 'vitest';
import { isBoilerplate } from '../../../src/core/article/boilerplate.ts';
import { readText } from '../../../src/core/article/read-text.ts';

describe('isBoilerplate', () => {
  test.each([
    'Read the full report at harbourpost.example.',
    'Read more: Ferry sinks off Osthaven',
    'Image: The ferry in May (Harbour Post)',
    'Photo by Rosa Lind',
    'The ferry in May. (AP Photo/Rosa Lind)',
    'By Rosa Lind',
    'By Rosa Lind and Thomas Veld, Harbour Post',
    'Advertisement',
    'Sign up for our newsletter',
    'Follow us on the networks',
    'OSTHAVEN —',
    'Updated: 3 March 2025',
    'Reporting by Rosa Lind',
    '* * *',
    '© 2025 Harbour Post',
  ])('leaves out %s', (line) => {
    expect(isBoilerplate(line)).toBe(true);
  });

  test.each([
    'By Friday the port had closed, and nobody knew why.',
    'Read more slowly, she told the clerk.',
    'She signed up for the course in May.',
    '“Read the whole report before you vote,” Ines Karlo said.',
    'Images of the ferry went round the world.',
    'The ferry sank.',
    'NATO met in May.',
  ])('keeps %s', (line) => {
    expect(isBoilerplate(line)).toBe(false);
  });
});

describe('readText', () => {
  test('leaves out the sentences of boilerplate and keeps the numbers of paragraphs', () => {
    const text = 'By Rosa Lind\n\nThe ferry sank. Nobody died.\n\nAdvertisement\n\nIt was old.';
    const { paragraphs, sentences } = readText(text);
    expect(paragraphs.map((one) => text.slice(one.start, one.end))).toEqual([
      'By Rosa Lind',
      'The ferry sank. Nobody died.',
      'Advertisement',
      'It was old.',
    ]);
    expect(sentences.map((one) => [one.paragraph, text.slice(one.start, one.end)])).toEqual([
      [1, 'The ferry sank.'],
      [1, 'Nobody died.'],
      [3, 'It was old.'],
    ]);
  });
});

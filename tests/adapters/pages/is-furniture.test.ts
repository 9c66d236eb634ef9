import { expect, test } from 'vitest';
import { isFurniture } from '../../../src/adapters/pages/readability/is-furniture.ts';

test.each([
  'https://harbour.example/news/123',
  'Published 11:34 PM EST Jan 5, 2026',
  'Updated: Mon 8:31 PM, Jan 5, 2026',
  'January 5, 2026',
  'Jan. 5, 2026 | 4:10pm',
  '5 January 2026',
  '05.01.2026, 08:57',
  'By Tomas Reuel',
  'By Tomas Reuel and Ada Lind | The Harbour Post',
  '(Image: © Ada Lind)',
  'Photo: Ada Lind/Quay Pictures',
  '© 2026 The Harbour Post',
  'Copyright @ 2026 The Harbour Post',
  'Image 1 of 9',
  'reuel@harbour.example',
  'social.com/reuel',
  '@reuel',
  '09:30',
  '9.30 am',
  'More Harbour News',
  'Montag, 5. Januar 2026 um 09:30 Uhr',
  'sexta-feira, 5 de janeiro de 2026 às 20:13',
  '5 janvier 2026',
  '05 Ago 2026',
  '1 of 6',
  'Advertisement',
  'You may also like:',
  'Comments',
  'About the Author',
])('is no part of the article: %s', (paragraph) => {
  expect(isFurniture(paragraph)).toBe(true);
});

test.each([
  'Published reports say that the mayor lied.',
  'Updated figures show 12 ships in port.',
  'By Monday the docks were closed.',
  'By law, nobody may sell the docks.',
  'January 5, 2026, was the day on which Mayor Varga first said that the docks would not be sold to anyone, and nobody in the room believed her at that time, it is said.',
  'Photographers were kept outside, he said.',
  'Home is where the harbour is, Varga said.',
  '“Comments like these help nobody,” she said.',
  '“No,” he said.',
  '12 30',
  'More good news came on Monday.',
  'Am 5. Januar 2026 wurde der Hafen geschlossen.',
  'Copyright 2026 is the name of her “new show”, she said.',
  'A long dispute',
  'Mayor Ilse Varga',
])('stays: %s', (paragraph) => {
  expect(isFurniture(paragraph)).toBe(false);
});

import { expect, it } from 'vitest';
import { joinParagraphs } from '../../../src/adapters/pages/readability/join-paragraphs.ts';

const LONG = 'The city will keep its docks, Mayor Ilse Varga told the council on Monday.';

it('says a long paragraph once and short ones as often as they come', () => {
  expect(joinParagraphs([LONG, '“No,” he said.', LONG, '“No,” he said.', '“No,” he said.'])).toBe(
    [LONG, '“No,” he said.', '“No,” he said.', '“No,” he said.'].join('\n\n'),
  );
});

it('leaves out labels that come again and again', () => {
  const updates = ['One.', 'Copy link', 'Two.', 'Copy link', 'Three.', 'Copy link', '12', '12', '12'];
  expect(joinParagraphs(updates)).toBe('One.\n\nTwo.\n\nThree.\n\n12\n\n12\n\n12');
});

it('cuts one paragraph without end between two words, and never inside a character', () => {
  expect(joinParagraphs(['word '.repeat(50_000)])).toHaveLength(99_999);
  const emoji = joinParagraphs([`a${'😀'.repeat(150_000)}`]);
  expect(emoji).toHaveLength(99_999);
  expect(emoji.isWellFormed()).toBe(true);
});

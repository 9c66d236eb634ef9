import { describe, expect, test } from 'vitest';
import { findIn } from './say.ts';

const saidOf = (text: string, published: string | null) => findIn(text, { published }).statements.at(-1)?.said ?? null;

describe('the day on which it was said', () => {
  // published Thursday 13 February 2025
  test.each([
    ['same weekday', 'Ines Karlo said Thursday that the port would close.', '2025-02-13'],
    ['weekday before', 'Ines Karlo said on Tuesday that the port would close.', '2025-02-11'],
    ['weekday after is last week', 'Ines Karlo said on Friday that the port would close.', '2025-02-07'],
    ['last Tuesday is the week before', 'Ines Karlo said last Tuesday that the port would close.', '2025-02-04'],
    ['last Friday', 'Ines Karlo said last Friday that the port would close.', '2025-02-07'],
    ['yesterday', 'Ines Karlo said yesterday that the port would close.', '2025-02-12'],
    ['today', 'Ines Karlo said today that the port would close.', '2025-02-13'],
    ['between subject and verb', 'Ines Karlo on Wednesday said the port would close.', '2025-02-12'],
    ['fronted', 'On Wednesday Ines Karlo said the port would close.', '2025-02-12'],
    ['fronted with a comma', 'On Wednesday, Ines Karlo said the port would close.', '2025-02-12'],
    ['behind the tag', '“The port will close,” Ines Karlo told reporters on Wednesday.', '2025-02-12'],
    ['behind an inverted tag', '“The port will close,” said Ines Karlo on Wednesday.', '2025-02-12'],
    ['when clause', 'She took back her words from Wednesday, when she said the port would close.', '2025-02-12'],
    [
      'end of a circumstance',
      'Ines Karlo in remarks before the council meeting Wednesday said the port would close.',
      '2025-02-12',
    ],
    [
      'later that day',
      'The council met on Wednesday. ¶ Ines Karlo later that day declared the port would close.',
      '2025-02-12',
    ],
    ['date', 'Ines Karlo said on February 3 that the port would close.', '2025-02-03'],
    ['date of last year', 'Ines Karlo said on Dec. 30 that the port would close.', '2024-12-30'],
    ['full date', 'Ines Karlo said on 5 March 2019 that the port would close.', '2019-03-05'],
    ['days ago', 'Ines Karlo said two days ago that the port would close.', '2025-02-11'],
    ['continuation', 'Ines Karlo said on Wednesday that the port would close. “It is over,” she added.', '2025-02-12'],
    ['participle', 'Ines Karlo on Wednesday rejected the offer, arguing that the port would close.', '2025-02-12'],
  ])('%s', (_name, text, day) => {
    expect(saidOf(text, '2025-02-13')).toEqual({ from: day, to: day });
  });

  test.each([
    ['no day is named', 'Ines Karlo said the port would close.'],
    ['the day belongs to what was said', 'Ines Karlo said the port would close on Friday.'],
    [
      'the day belongs to another clause',
      'Ines Karlo said the port would close before the vote, and the council meets on Friday.',
    ],
    ['a day inside a quotation', '“It closes on Friday,” Ines Karlo said.'],
    [
      'another speaker goes on',
      'Ines Karlo said on Wednesday that the port would close. ¶ “It is over,” Thomas Veld added.',
    ],
    ['an event before', 'Ines Karlo told reporters before the vote on Tuesday: “It is over.”'],
  ])('is left open: %s', (_name, text) => {
    expect(saidOf(text, '2025-02-13')).toBeNull();
  });

  test('this week is a range up to publication', () => {
    const text = 'Ines Karlo said earlier this week that the port would close.';
    expect(saidOf(text, '2025-02-13')).toEqual({ from: '2025-02-10', to: '2025-02-13' });
  });

  test('two days of one speaker stay apart', () => {
    const text =
      'Ortega, who on Friday said the tariff was fair, said on Sunday it was “off the table”; he meets unions on Wednesday.';
    expect(findIn(text, { published: '2025-03-03' }).statements.map((one) => one.said?.from)).toEqual([
      '2025-02-28',
      '2025-03-02',
    ]);
  });

  test('weekdays mean nothing without a day of publication', () => {
    expect(saidOf('Ines Karlo said on Wednesday that the port would close.', null)).toBeNull();
  });
});

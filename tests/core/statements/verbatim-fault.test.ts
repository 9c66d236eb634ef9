import { expect, test } from 'vitest';
import { verbatimFault } from '../../../src/core/statements/verbatim-fault.ts';
import type { FoundStatement } from '../../../src/model/statement.ts';
import type { Mention } from '../../../src/model/text.ts';

const TEXT = '“We will rebuild,” Ida Holt said, “by May 🚢.” She smiled.';

const at = (words: string): Mention => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, text: words };
};

const good: FoundStatement = {
  start: 1,
  end: 44,
  parts: [at('We will rebuild,'), at('by May 🚢.')],
  kind: 'direct',
  speaker: { mention: at('Ida Holt'), name: 'Ida Holt', role: null, personId: null },
  cue: { ...at('said'), class: 'say' },
  said: null,
  confidence: 0.9,
};

test.each<[string, Partial<FoundStatement>, string | null]>([
  ['all in place', {}, null],
  ['no speaker, no cue', { speaker: null, cue: null }, null],
  ['no words', { parts: [] }, 'it has no words'],
  [
    'other words',
    { parts: [{ ...at('We will rebuild,'), text: 'We may rebuild,,' }] },
    'its words are not in the text at 1',
  ],
  [
    'another offset',
    { parts: [{ start: 2, end: 18, text: 'We will rebuild,' }] },
    'its words are not in the text at 2',
  ],
  [
    'one part of two',
    { parts: [at('We will rebuild,'), { start: 35, end: 41, text: 'by Mai' }] },
    'part 2 of its words are not in the text at 35',
  ],
  [
    'parts in another order',
    { parts: [at('by May 🚢.'), at('We will rebuild,')] },
    'part 2 of its words lie over those before',
  ],
  [
    'parts that lie over each other',
    { parts: [at('We will'), at('will rebuild')] },
    'part 2 of its words lie over those before',
  ],
  ['half a ship', { parts: [{ start: 35, end: 43, text: TEXT.slice(35, 43) }] }, 'its words are not in the text at 35'],
  ['empty', { parts: [{ start: 3, end: 3, text: '' }] }, 'its words are not in the text at 3'],
  ['past the end', { parts: [{ start: 50, end: 500, text: TEXT.slice(50) }] }, 'its words are not in the text at 50'],
  ['between characters', { parts: [{ start: 1.5, end: 3, text: 'We' }] }, 'its words are not in the text at 1.5'],
  ['before the start', { start: -1 }, 'its span is not in the text'],
  [
    'a speaker who is not there',
    { speaker: { ...good.speaker!, mention: { ...at('Ida Holt'), text: 'Ada Holt' } } },
    'its speaker is not in the text at 19',
  ],
  [
    'a cue that is not there',
    { cue: { ...at('said'), text: 'sang', class: 'say' } },
    'its cue is not in the text at 28',
  ],
])('%s', (_, about, expected) => expect(verbatimFault(TEXT, { ...good, ...about })).toBe(expected));

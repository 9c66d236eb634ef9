import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../src/core/language/sentences.ts';

// Far above what linear work takes on a loaded machine, far below what quadratic work does: tells a hang, not a speed.
const HANGS_MS = 30_000;

const split = (text: string) => splitSentences(text).map((one) => text.slice(one.start, one.end));

describe('splitSentences', () => {
  test.each([
    ['two sentences', 'It rained. We left.', ['It rained.', 'We left.']],
    ['title', 'Sen. Orla Brandt left. She was late.', ['Sen. Orla Brandt left.', 'She was late.']],
    ['title behind a hyphen', 'The then-Gov. Orla Brandt left.', ['The then-Gov. Orla Brandt left.']],
    ['initials', 'J. R. Velt left.', ['J. R. Velt left.']],
    ['country inside', 'The U.S. Senate met.', ['The U.S. Senate met.']],
    ['country at the end', 'He left the U.S. The senate met.', ['He left the U.S.', 'The senate met.']],
    ['number', 'He lives at No. 5 now. Good.', ['He lives at No. 5 now.', 'Good.']],
    ['no as an answer', 'She said no. He left.', ['She said no.', 'He left.']],
    ['company', 'Velt Inc. Chairman Hale left. It fell.', ['Velt Inc. Chairman Hale left.', 'It fell.']],
    ['decimal', 'It rose 3.5 percent. Then it fell.', ['It rose 3.5 percent.', 'Then it fell.']],
    ['closing mark', '“It is over.” She left.', ['“It is over.”', 'She left.']],
    ['tag in small letters', '“Is it over?” she asked.', ['“Is it over?” she asked.']],
    ['tag with a name', '“Is it over?” Minister Brandt asked.', ['“Is it over?” Minister Brandt asked.']],
    ['inside marks', '“It rained. We left.”', ['“It rained.', 'We left.”']],
    ['opening mark', 'She left. “Good,” he said.', ['She left.', '“Good,” he said.']],
    ['dots that go on', 'She waited ... and left.', ['She waited ... and left.']],
    ['blank text', ' \n ', []],
  ])('%s', (_name, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  test('every line is a paragraph of its own, blank ones do not count', () => {
    expect(splitSentences('One. Two.\n\nThree\nFour').map((one) => one.paragraph)).toEqual([0, 0, 1, 2]);
  });

  test.each(['. ', '."', '….', 'A. '])('a million characters of %j take less than two seconds', (unit) => {
    const start = performance.now();
    splitSentences(unit.repeat(1_000_000 / unit.length));
    expect(performance.now() - start).toBeLessThan(HANGS_MS);
  });
});

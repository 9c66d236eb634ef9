import { describe, expect, test } from 'vitest';
import { findQuoteSpans } from '../../../src/core/language/quote-marks.ts';

// Far above what linear work takes on a loaded machine, far below what quadratic work does: tells a hang, not a speed.
const HANGS_MS = 30_000;

/** The quotations as text, indented by "> " for each level; "…" where a quotation goes on in the next paragraph. */
function quotesIn(text: string): string[] {
  const source = text.replaceAll(' ¶ ', '\n');
  let at = 0;
  const paragraphs = source.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return { start, end: start + line.length };
  });
  return findQuoteSpans(source, paragraphs).map(
    (span) => '> '.repeat(span.depth) + source.slice(span.inner.start, span.inner.end) + (span.goesOn ? '…' : ''),
  );
}

describe('findQuoteSpans', () => {
  test.each([
    ['curly', '“No,” she said. “Never.”', ['No,', 'Never.']],
    ['straight', '"No," she said. "Never."', ['No,', 'Never.']],
    ['doubled', "''No,'' she said. ``Never.''", ['No,', 'Never.']],
    ['single', '‘No,’ she said.', ['No,']],
    ['straight single', "'No,' she said. 'I can't.'", ['No,', "I can't."]],
    ['guillemets', 'She said «no» twice.', ['no']],
    ['nested', '“He said ‘sign’ twice.”', ['He said ‘sign’ twice.', '> sign']],
    ['apostrophes', 'The sailors’ pay isn’t Velt’s of the ’90s.', []],
    ['plural possessive inside', '‘The sailors’ pay is late,’ he said.', ['The sailors’ pay is late,']],
    ['inches', '"He is 6\'2" tall," she said.', ['He is 6\'2" tall,']],
    ['an opening mark at the end', '“Is it?“ he asked.', ['Is it?']],
    ['goes on', '“One. ¶ “Two.”', ['One.…', 'Two.']],
    ['lost closing mark', '“One, he said. “Two,” he said.', ['Two,']],
    ['lost opening mark', 'One,” he said. “Two.”', ['Two.']],
    ['lost mark inside a paragraph', 'The “quick fox ¶ ran.', []],
    ['empty marks', 'The “” of ""', []],
  ])('%s', (_name, text, expected) => {
    expect(quotesIn(text)).toEqual(expected);
  });

  test.each(['“', '"a" ', "'a ", '“‘', '”'])('half a million characters of %j take less than two seconds', (unit) => {
    const text = unit.repeat(500_000 / unit.length);
    const start = performance.now();
    findQuoteSpans(text, [{ start: 0, end: text.length }]);
    expect(performance.now() - start).toBeLessThan(HANGS_MS);
  });
});

import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../../src/core/article/html-to-text.ts';

// Far above what linear work takes on a loaded machine, far below what quadratic work does: tells a hang, not a speed.
const HANGS_MS = 30_000;

describe('htmlToText', () => {
  test.each([
    ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
    ['paragraphs that are not closed', '<p>One.<p>Two.', 'One.\n\nTwo.'],
    ['plain text', 'One & two', 'One & two'],
    ['entities', 'A &amp; B&nbsp;C &#8220;D&#8221; &eacute;', 'A & B C “D” é'],
    ['white space', '<p>One\n\n   two\tthree</p>', 'One two three'],
    ['inline elements', 'un<b>believ</b>able <a href="x">link</a>', 'unbelievable link'],
    ['scripts and styles', 'One<script>if (a < b) { "<p>" }</script><style>p{}</style> two', 'One two'],
    ['figures', '<p>One.</p><figure><img><figcaption>Cap</figcaption></figure><p>Two.</p>', 'One.\n\nTwo.'],
    ['nested dropped elements', '<nav>a<nav>b</nav>c</nav>One', 'One'],
    ['a dropped element that never ends', '<nav>The whole article', 'The whole article'],
    ['lists', '<ul><li>one</li><li>two</li></ul>', 'one\n\ntwo'],
    ['two line breaks', 'One<br><br>two', 'One\n\ntwo'],
    ['a line break behind a sentence', 'One.<br>Two.', 'One.\n\nTwo.'],
    ['a line break for looks', 'One<br/>two', 'One two'],
    ['cells', '<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['comments', 'One<!-- <p>no</p> --> two', 'One two'],
    ['nothing', '<p> </p>', ''],
  ])('%s', (_name, html, expected) => {
    expect(htmlToText(html)).toBe(expected);
  });

  test.each(['<div>', '<b', '</p>', '&amp', '<nav>', '<!--'])('200,000 times %s take less than two seconds', (unit) => {
    const start = performance.now();
    htmlToText(unit.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(HANGS_MS);
  });
});

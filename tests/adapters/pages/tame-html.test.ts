import { expect, it, test } from 'vitest';
import { tameHtml } from '../../../src/adapters/pages/readability/tame-html.ts';

test.each([
  ['an ordinary page', '<html><body class="a"><p>One<br>two</p><!-- no --></body></html>'],
  ['JSON-LD', '<script type="application/ld+json">{"@type":"Article"}</script>'],
  ['what is broken', '<p <b>x</p></i> < y <'],
  ['<noscript>', '<noscript><p>One</p></noscript>'],
  ['nothing', ''],
])('keeps %s', (_, html) => {
  expect(tameHtml(html)).toBe(html);
});

test.each([
  ['scripts', '<p>a<script>if (a < b) "<p>"</script>b</p>', '<p>ab</p>'],
  ['styles', '<STYLE media="x">p { }</STYLE>a', 'a'],
  ['drawings', 'a<svg><svg><text>no</text></svg><path d=""/></svg>b', 'ab'],
  ['drawings that break off', 'a<svg><g><p>b</p>', 'a<p>b</p>'],
  ['values without measure', `<img alt="x" src="${'a'.repeat(30_000)}" id="y">`, '<img alt="x"  id="y">'],
  ['JSON-LD without measure', `a<script type="application/ld+json">${'['.repeat(600_000)}</script>b`, 'ab'],
])('removes %s', (_, html, expected) => {
  expect(tameHtml(html)).toBe(expected);
});

it('keeps the text of what lies too deep, and closes what it opened', () => {
  const tame = tameHtml(`${'<div>'.repeat(500)}deep${'</div>'.repeat(500)}<p>after</p>`);
  expect(tame).toBe(`${'<div>'.repeat(120)}deep${'</div>'.repeat(120)}<p>after</p>`);
});

it('does not count paragraphs that end each other as depth', () => {
  const html = '<p>a'.repeat(1000);
  expect(tameHtml(html)).toBe(html);
});

it('keeps few tables in each other', () => {
  expect(tameHtml('<table><tr><td>'.repeat(20)).match(/<table>/g)).toHaveLength(6);
});

it('keeps the first attributes of very many', () => {
  const html = `<p ${Array.from({ length: 500 }, (_, index) => `a${index}="x"`).join(' ')}>one</p>`;
  expect(tameHtml(html).match(/a\d+="x"/g)).toHaveLength(200);
  expect(tameHtml(html)).toMatch(/>one<\/p>$/);
});

it('cuts a page of far too many elements', () => {
  expect(tameHtml('<b>x</b>'.repeat(300_000)).match(/<b>/g)!.length).toBeLessThan(100_000);
});

import { expect, test } from 'vitest';
import { cleanHtml } from '../../../src/adapters/feeds/http/clean-html.ts';

const base = 'https://harbour.example/news/';

test.each([
  ['nothing to do', '<p>One <b>two</b> &amp; three</p>', '<p>One <b>two</b> &amp; three</p>'],
  [
    'relative links',
    '<a href="ferry?a=1&amp;b=2">f</a>',
    '<a href="https://harbour.example/news/ferry?a=1&amp;b=2">f</a>',
  ],
  ['unquoted ones', '<img src=/i.jpg>', '<img src="https://harbour.example/i.jpg">'],
  ['letters beyond ASCII', '<a href="/Zürich">z</a>', '<a href="https://harbour.example/Zürich">z</a>'],
  ['absolute links', '<a href="HTTPS://a.example/?q=ä">a</a>', '<a href="HTTPS://a.example/?q=ä">a</a>'],
  ['a script', 'One <script>alert("two")</script>three', 'One three'],
  ['a script that never ends', 'One <script>alert(2)', 'One '],
  ['a style', '<style>p { color: red }</style>One', 'One'],
  ['a frame keeps what follows', '<iframe src="https://evil.example"/>The end', 'The end'],
  ['an object keeps its text', '<object data="x.swf">The <b>text</b></object>', 'The <b>text</b>'],
  ['a handler', '<p onclick="go()" class="a">One</p>', '<p class="a">One</p>'],
  ['a handler without spaces', '<img src="/i.jpg"onerror=go()>', '<img src="https://harbour.example/i.jpg">'],
  ['an address that is code', '<a href="javascript:go()">One</a>', '<a>One</a>'],
  ['one in disguise', '<a href=" java&#10;script:go()">One</a>', '<a>One</a>'],
  ['another', '<a href="vbscript:go()">One</a><img src="data:text/html,x">', '<a>One</a><img>'],
  ['a form', '<form action="/x"><input name="y">One</form>', 'One'],
  ['a drawing that acts', '<svg onload=go()><script>go()</script></svg>One', '<svg></svg>One'],
  ['CDATA within CDATA', '<![CDATA[<p>One</p>]]>', '<p>One</p>'],
  ['a comment', 'One<!-- <script>go()</script> --> two', 'One two'],
  ['less than', '1 < 2 and <script>x</script>3 > 2', '1 < 2 and 3 > 2'],
])('%s', (_, html, clean) => {
  expect(cleanHtml(html, base)).toBe(clean);
});

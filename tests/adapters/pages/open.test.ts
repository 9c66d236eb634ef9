import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { openPages } from '../../../src/adapters/pages/readability/open.ts';
import { openThreads } from '../../../src/adapters/threads/node/open.ts';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import type { Pages } from '../../../src/ports/pages.ts';
import type { Thread, Threads } from '../../../src/ports/threads.ts';
import type { Web } from '../../../src/ports/web.ts';
import { type Served, serve } from '../web/serve.ts';

const html = (name: string) => readFileSync(new URL(`../../data/pages/${name}.html`, import.meta.url), 'utf8');

const CHALLENGE = '<title>Just a moment...</title><p>Checking your browser before you go on. This takes a moment.</p>';
const CONSENT = `<title>Before you continue</title><p>${'We and our partners use cookies to show you news. '.repeat(9)}</p>`;

let answer: (response: ServerResponse) => void;
let server: Served;
let web: Web;
let pages: Pages;

/** One pool for all: what it reads with takes a second and more to load. */
let pool: Thread | undefined;
const threads: Threads = {
  open(options) {
    pool ??= openThreads().open(options);
    return { ...pool, close: async () => {} };
  },
};
afterAll(() => pool?.close());

beforeEach(async () => {
  server = await serve((_, response) => answer(response));
  web = openWeb({ userAgent: 'test', allowPrivate: [server.place] });
  pages = openPages({ web, threads });
});

afterEach(async () => {
  await pages.close();
  await web.close();
  await server.close();
});

const read = () => pages.read(`${server.url}/2026/01/docks?utm_source=feed`, AbortSignal.timeout(20_000));

it('reads an article in a worker while others go on', async () => {
  answer = (response) => response.setHeader('content-type', 'text/html').end(html('docks'));
  const all = await Promise.all([read(), read(), read()]);
  for (const page of all) {
    expect(page.title).toBe('Mayor rules out sale of docks');
    expect(page.text).toContain('“We will not sell the docks,” Varga said.');
    expect(page.canonicalUrl).toBe(`${server.url}/2026/01/docks`);
  }
});

test.each([
  ['the header', 'windows-1252', 'text/html; charset=windows-1252', '<meta charset="utf-8">'],
  ['the meta tag', 'iso-8859-15', 'text/html', '<meta charset="iso-8859-15">'],
  [
    'an older meta tag',
    'windows-1250',
    'text/html',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">',
  ],
  ['nobody', 'windows-1252', 'text/html', ''],
  ['a byte-order mark', 'utf-16', 'text/html; charset=utf-8', ''],
])('takes the charset from %s', async (_, charset, type, meta) => {
  const page = html('water').replace('<meta charset="utf-8">', meta);
  answer = (response) => response.setHeader('content-type', type).end(iconv.encode(page, charset));
  expect((await read()).title).toBe('Gericht stärkt Wasserrechte der Gemeinden');
});

describe('what cannot be read is left to the feed', () => {
  test.each<[string, number, string, string, string]>([
    ['a paywall', 200, 'text/html', html('paywall'), 'to its subscribers only'],
    [
      'too little',
      200,
      'text/html',
      '<article><p>What a night costs.</p></article>',
      'shows too little of its article',
    ],
    ['an empty page', 200, 'text/html', '<html></html>', 'No article was found'],
    ['a refusal', 403, 'text/html', 'no', 'refuses to give me the page (403)'],
    ['nothing there', 404, 'text/html', html('docks'), 'status 404'],
    [
      'a page that is gone',
      200,
      'text/html',
      '<title>Page not found | The Quay</title><p>Sorry.</p>',
      'not on 127.0.0.1 any more',
    ],
    ['consent', 200, 'text/html', CONSENT, 'asks for consent first'],
    ['a robot check', 403, 'text/html', CHALLENGE, 'asks for proof of a human reader (Cloudflare)'],
    ['a robot check that says 200', 200, 'text/html', CHALLENGE, 'asks for proof of a human reader (Cloudflare)'],
    ['a robot check that says 503', 503, 'text/html', CHALLENGE, 'asks for proof of a human reader (Cloudflare)'],
    ['a PDF', 200, 'application/pdf', '%PDF-1.7', 'answered with application/pdf instead of a page'],
  ])('%s', async (_, status, type, body, words) => {
    answer = (response) => response.writeHead(status, { 'content-type': type }).end(body);
    await expect(read()).rejects.toMatchObject({
      code: 'source-down',
      retry: false,
      words: expect.stringContaining(words),
    });
  });

  it('a front page in place of the article', async () => {
    answer = (response) => {
      if (response.req.url === '/') response.setHeader('content-type', 'text/html').end(html('docks'));
      else response.writeHead(302, { location: '/' }).end();
    };
    await expect(read()).rejects.toMatchObject({ code: 'source-down', words: expect.stringContaining('front page') });
  });

  it.each([429, 500, 503, 522])('a server in trouble is asked again (%i)', async (status) => {
    answer = (response) => response.writeHead(status).end();
    await expect(read()).rejects.toMatchObject({ code: 'source-down', retry: true });
  });

  it('more than 5 MB', async () => {
    answer = (response) => response.setHeader('content-type', 'text/html').end('x'.repeat(5_100_000));
    await expect(read()).rejects.toMatchObject({ code: 'too-large' });
  });

  it('private addresses', async () => {
    await expect(pages.read('http://169.254.169.254/', AbortSignal.timeout(1000))).rejects.toMatchObject({
      code: 'unsafe-address',
    });
  });
});

describe('a page that only leads on', () => {
  const target = () => `${server.url}/2026/01/true-docks`;

  test.each<[string, () => string]>([
    ['by meta refresh', () => `<meta http-equiv="refresh" content="0; url='${target()}'"><p>Opening the story.</p>`],
    ['by a script', () => `<script>window.location.replace("${target().replaceAll('/', '\\/')}")</script>`],
  ])('is followed %s', async (_, body) => {
    answer = (response) =>
      response
        .setHeader('content-type', 'text/html')
        .end(response.req.url === '/2026/01/true-docks' ? html('docks') : body());
    expect((await read()).title).toBe('Mayor rules out sale of docks');
    expect(server.requests).toHaveLength(2);
  });

  it('is followed once', async () => {
    answer = (response) =>
      response
        .setHeader('content-type', 'text/html')
        .end(`<meta http-equiv="refresh" content="0; url=/${server.requests.length}">`);
    await expect(read()).rejects.toMatchObject({ code: 'source-down', retry: false });
    expect(server.requests).toHaveLength(2);
  });

  it('is not followed into a private network', async () => {
    answer = (response) =>
      response
        .setHeader('content-type', 'text/html')
        .end('<meta http-equiv="refresh" content="0; url=http://169.254.169.254/latest">');
    await expect(read()).rejects.toMatchObject({ code: 'unsafe-address' });
  });

  it.each([
    '<meta http-equiv="refresh" content="300; url=/elsewhere">',
    '<noscript><meta http-equiv="refresh" content="0; url=/elsewhere"></noscript>',
    '<script>if (old) location.href = "https://a.example/"; else location.href = "https://b.example/";</script>',
  ])('is not followed where it is not plain: %s', async (body) => {
    answer = (response) => response.setHeader('content-type', 'text/html').end(`<p>Short.</p>${body}`);
    await expect(read()).rejects.toMatchObject({ code: 'source-down' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('extract', () => {
  it('reads a page at hand', async () => {
    expect((await pages.extract(html('plain'), 'https://quay.example/'))!.title).toBe('Notes from the quay');
  });

  it('finds nothing where nothing is', async () => {
    expect(await pages.extract('', 'https://quay.example/')).toBeNull();
    expect(await pages.extract('x'.repeat(5_100_000), 'https://quay.example/')).toBeNull();
  });

  it('gives up on pages made to be slow, and reads the next', async () => {
    const hasty = openPages({ web, threads: openThreads() }, { deadlineMs: 3000 });
    const slow = `<html><body>${'<div><p>a, b, c'.repeat(150_000)}</body></html>`;
    expect(await hasty.extract(slow, 'https://quay.example/')).toBeNull();
    expect(await hasty.extract(html('plain'), 'https://quay.example/')).not.toBeNull();
    await hasty.close();
  });
});

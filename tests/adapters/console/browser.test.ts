import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openConsole } from '../../../src/adapters/console/hono/open.ts';
import type { Console } from '../../../src/ports/console.ts';
import { at } from '../../contracts/store/samples.ts';
import { bridgeDesk, bridgeStory, NOW, TERMINAL } from './bridge-desk.ts';
import { openBrowser } from './open-browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let bridge: Awaited<ReturnType<typeof bridgeDesk>>;
let pages: Console;
let url: string;
const logged: string[] = [];

beforeAll(async () => {
  bridge = await bridgeDesk();
  const tell = (event: string) => {
    logged.push(event);
  };
  pages = openConsole({
    ...{ host: '127.0.0.1', port: 0, orAnyPort: false, workspace: 'local', channel: TERMINAL, timezone: 'UTC' },
    ...{ password: undefined, readerPassword: undefined, token: undefined, openid: null },
    clock: { now: () => NOW, toRealMs: (ms) => ms, wait: async () => {} },
    log: { debug() {}, info() {}, warn: tell, error: tell },
  });
  url = await pages.start(bridge.desk);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
  await bridge?.close();
});

/** A page with what went wrong in it. */
async function open(path: string, about: { readonly dark?: boolean; readonly width?: number } = {}) {
  const context = await browser.newContext({
    colorScheme: about.dark ? 'dark' : 'light',
    viewport: { width: about.width ?? 1280, height: 900 },
    bypassCSP: false,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(url + path, { waitUntil: 'load' });
  return { page, wrong, asked, close: () => context.close() };
}

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** What axe finds wrong, one line each; by these rules, else by all. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const only = rules ? `{ runOnly: ${JSON.stringify(rules)} }` : '';
  // evaluated by the browser's debugger, which the page's policy does not hold back
  await page.evaluate(axe);
  // as text: what runs in the browser knows its own globals, these tests do not
  const found = await page.evaluate<readonly Violation[]>(`axe.run(${only}).then(({ violations }) => violations)`);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** To be looked at after a run: artifacts/console/topics-bridge.png and so on. */
const keepPicture = (page: Page, path: string) =>
  page.screenshot({
    path: `artifacts/console/${path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'today'}.png`,
  });

/** By how much the page is wider than its window, in pixels. */
const WIDER = 'document.documentElement.scrollWidth - innerWidth';

/** How far things moved after they were first shown (the browser's layout-shift score). */
const SHIFTED = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (sum += value)))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 100);
})`;

const statementId = async () =>
  (
    await bridge.store.reads.statements({
      workspace: 'local',
      speakerId: null,
      topicId: null,
      words: 'open in May',
      kinds: ['direct'],
      since: at(0),
      atMost: 1,
      skip: 0,
    })
  ).found[0]?.statement.id ?? '';

const PAGES = [
  '/?since=7d',
  '/topics',
  '/topics/bridge',
  '/topics/bridge?view=changes',
  '/topics/bridge?view=timeline',
  '/topics/bridge?view=stories',
  '/topics/bridge?view=statements',
  '/people',
  '/people/ida-holt',
  '/stories/s-one',
  '/statements/:statement',
  '/articles/one?at=28-56',
  '/search?words=bridge',
  '/sources',
  '/channels',
  '/channels/terminal/local/terminal?why=bridge',
  '/ask',
  '/ask?q=/stance+bridge+view:timeline',
  '/ask?q=/subscribe+bridge',
  '/api',
  '/nowhere',
];

describe('each page', () => {
  test.each(PAGES)(
    '%s has no fault that axe knows, light, dark and on a phone, and no error in its console',
    async (path) => {
      const where = path.replace(':statement', await statementId());
      const { page, wrong, asked, close } = await open(where);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate<number>(WIDER)).toBeLessThanOrEqual(0);
      expect(await page.evaluate<number>(SHIFTED)).toBe(0);
      await keepPicture(page, path);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, ['color-contrast'])).toEqual([]);
      await page.setViewportSize({ width: 390, height: 900 });
      expect(await violations(page, ['color-contrast', 'target-size', 'scrollable-region-focusable'])).toEqual([]);
      expect(await page.evaluate<number>(WIDER)).toBeLessThanOrEqual(0);
      await close();
      expect(wrong.filter((words) => !(path === '/nowhere' && /404/.test(words)))).toEqual([]);
      expect(asked.filter((one) => !one.startsWith(url) && !one.startsWith('data:'))).toEqual([]);
      expect(logged).toEqual([]);
    },
  );

  it('shows times in the reader’s zone, from the second page on without moving anything', async () => {
    const context = await browser.newContext({ timezoneId: 'America/New_York' });
    const page = await context.newPage();
    const where = `${url}/statements/${await statementId()}`;
    await page.goto(where, { waitUntil: 'load' });
    const first = await page.locator('main time[datetime*="T"]').first().textContent();
    const sent = await (await page.goto(where, { waitUntil: 'load' }))?.text();
    expect(first).toMatch(/^Tue 3 Mar 2026, 04:00$/);
    expect(sent).toContain(`>${first}</time>`);
    expect(await page.evaluate<number>(SHIFTED)).toBe(0);
    await context.close();
  });

  it('is light: less than 120 kB at the first load', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    let bytes = 0;
    page.on('response', async (response) => {
      bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.goto(`${url}/?since=7d`, { waitUntil: 'networkidle' }).catch(() => {});
    expect(bytes).toBeGreaterThan(5000);
    expect(bytes).toBeLessThan(120_000);
    await context.close();
  });
});

describe('a reader', () => {
  it('goes from the topic to the statement, its words in their context, and the article', async () => {
    const { page, close } = await open('/?since=7d');
    await page.click('h2 a:has-text("BRIDGE")');
    await page.click('text=on record >> nth=0');
    expect(await page.textContent('figure.quote.large blockquote')).toContain('“The bridge will open in May,”');
    expect(await page.textContent('mark')).toBe('The bridge will open in May,');
    await page.click('dl.facts a[href^="/articles/"]');
    expect(await page.textContent('#words')).toBe('The bridge will open in May,');
    await close();
  });

  it('sees the words of a feed as they are, never as markup', async () => {
    const { page, wrong, close } = await open('/articles/one');
    expect(await page.textContent('h1')).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('main img').count()).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  });

  it('has commands and names completed, by keyboard', async () => {
    const { page, close } = await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('/stance bri', { delay: 20 });
    await page.waitForSelector('#command-options [role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#command')).toBe('/stance bridge ');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ask/);
    expect(await page.textContent('main')).toContain('ida-holt');
    await close();
  });

  it('sees news within a second of its being stored, without a click', async () => {
    const { page, close } = await open('/?since=7d');
    await page.waitForTimeout(500); // the line to the store is open
    await bridge.store.stories.open('s-one', 10);
    const began = Date.now();
    await bridge.store.stories.saveBriefing(
      bridgeStory('s-one', { revision: 2, title: 'The bridge opens after all', madeAt: NOW }),
      NOW,
    );
    await page.waitForSelector('text=The bridge opens after all', { timeout: 5000 });
    expect(await page.textContent('.fresh')).toContain('The bridge opens after all');
    expect(Date.now() - began).toBeLessThan(5000); // a second on a quiet machine: bench/console.ts measures it
    await close();
  });

  it('has a channel follow a topic, pauses it, and finds both in its ledger', async () => {
    const { page, close } = await open('/channels');
    await page.fill('input[name=channel]', 'terminal/local/second');
    await page.selectOption('select[name="o.topic"]', 'bridge');
    await page.click('button:has-text("Follow")');
    expect(await page.textContent('main')).toMatch(/BRIDGE: each story as it forms/);
    await page.goto(`${url}/channels/terminal/local/second`);
    await page.click('button:has-text("Pause")');
    await page.goto(`${url}/channels/terminal/local/second`);
    expect(await page.textContent('main')).toContain('BRIDGE: paused');
    expect(await page.textContent('table')).toContain('Story');
    await close();
  });

  it('reports a mistake, which hides the statement, and takes it back', async () => {
    const { page, close } = await open(`/statements/${await statementId()}`);
    await page.check('input[value=not-a-quote]');
    await page.click('button:has-text("Report")');
    expect(await page.textContent('main')).toContain('no answer or post in this workspace shows this statement');
    await page.goto(`${url}/search?words=open+in+May`);
    expect(await page.textContent('main')).toContain('0 statements');
    await page.goto(`${url}/ask?q=${encodeURIComponent('/report list')}`);
    await page.click('button:has-text("Do it")');
    await page.click('button:has-text("Undo")');
    await page.goto(`${url}/search?words=open+in+May`);
    expect(await page.textContent('main')).toContain('1 statement');
    await close();
  });
});

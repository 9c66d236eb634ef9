import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../tests/adapters/console/open-browser.ts';

const USAGE = `The pictures of the README, taken of a console that shows the sample week (npm run demo):
node scripts/take-screenshots.ts ADDRESS --out docs/images`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const [address] = positionals;
if (address === undefined || values.out === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const { out } = values;

const WINDOW = { width: 1200, height: 800 };

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly dark?: true;
  readonly press?: string; // opened first: the first element with it
};

const SHOTS: readonly Shot[] = [
  { name: 'changes', path: '/topics/nato-ukraine?view=changes' },
  { name: 'timeline', path: '/topics/nato-ukraine?view=timeline', dark: true },
  { name: 'story', path: 'a story that several outlets have', press: 'main details summary' },
];

mkdirSync(out, { recursive: true });
const browser = await openBrowser();
for (const { name, path, dark, press } of SHOTS) {
  const context = await browser.newContext({
    ...{ viewport: WINDOW, colorScheme: dark ? 'dark' : 'light' },
    bypassCSP: true, // for the style below
  });
  const page = await context.newPage();
  if (path.startsWith('/')) await page.goto(address + path);
  else {
    await page.goto(`${address}/topics/nato-ukraine?view=stories`);
    const widelyRead = page.locator('main .story').filter({ hasText: /[3-9] outlets/ });
    await widelyRead.first().locator('a[href^="/stories/"]').first().click();
    await page.waitForLoadState();
  }
  await page.addStyleTag({ content: 'html { scrollbar-gutter: auto }' }); // scroll bars are not in the picture
  if (press !== undefined) await page.locator(press).first().click();
  await page.waitForTimeout(300); // fonts and the picture of the timeline
  await page.screenshot({ path: join(out, `${name}.png`) });
  await context.close();
}
await browser.close();

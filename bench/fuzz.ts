import { readDocument } from '../src/adapters/feeds/http/parse-feed.ts';
import { extractPage } from '../src/adapters/pages/readability/extract-page.ts';
import { mutantFeed, originalFeeds } from './mutate-feed.ts';
import { mutantPage, originalPages } from './mutate-page.ts';

const FEEDS = 70_000;
const PAGES = 30_000;
const SEED = 20_260_302;

/** A hundred thousand damaged feeds and pages: whatever they hold, the readers answer, soon, and keep nothing. */
export async function* benchFuzz(counts = { feeds: FEEDS, pages: PAGES }): AsyncGenerator<string> {
  const feeds = originalFeeds();
  yield await fuzz('feeds', counts.feeds, async (seed) => {
    const document = { body: mutantFeed(feeds, seed), headers: {}, url: 'https://harbour.example/feed.xml' };
    return (await readDocument(document)).kind === 'reading';
  });
  const pages = originalPages();
  yield await fuzz(
    'pages',
    counts.pages,
    async (seed) => extractPage(mutantPage(pages, seed), 'https://harbour.example/2026/01/docks') !== null,
  );
}

/** `read` says whether the mutant of that seed could still be read; what it throws is a fault of ours. */
async function fuzz(name: string, count: number, read: (seed: number) => Promise<boolean>): Promise<string> {
  const thrown: string[] = [];
  let slowest = { seed: SEED, ms: 0 };
  let readable = 0;
  let heapBefore = 0;
  const begun = performance.now();
  for (let seed = SEED; seed < SEED + count; seed += 1) {
    if (seed === SEED + Math.floor(count / 10)) heapBefore = heapMegabytes();
    const from = process.cpuUsage();
    try {
      if (await read(seed)) readable += 1;
    } catch (error) {
      thrown.push(`${seed}: ${String(error)}`);
    }
    const { user, system } = process.cpuUsage(from);
    const ms = (user + system) / 1000; // not by the clock: other work of the machine would count
    if (ms > slowest.ms) slowest = { seed, ms };
  }
  const meanMs = (performance.now() - begun) / count;
  const growth = heapMegabytes() - heapBefore;
  return (
    `${count} damaged ${name}: ${thrown.length} threw${thrown.length > 0 ? ` (${thrown.slice(0, 3).join('; ')})` : ''}, ` +
    `${readable} were still read, mean ${meanMs.toFixed(1)} ms, slowest ${slowest.ms.toFixed(0)} ms of processor (seed ${slowest.seed}), ` +
    `heap ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MB after the first tenth`
  );
}

/** After a collection where the process allows it (node --expose-gc). */
function heapMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

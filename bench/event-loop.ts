import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openFeeds } from '../src/adapters/feeds/http/open.ts';
import { openPages } from '../src/adapters/pages/readability/open.ts';
import { openThreads } from '../src/adapters/threads/node/open.ts';
import { openWeb } from '../src/adapters/web/undici/open.ts';
import { htmlToText } from '../src/core/article/html-to-text.ts';
import { readText } from '../src/core/article/read-text.ts';
import { serve } from '../tests/adapters/web/serve.ts';
import { type Sample, sampleFeeds, samplePages } from './hostile-documents.ts';

const TARGET_MS = 50; // what a chat's button press may wait behind a page without being noticed
const RESOLUTION_MS = 10;
const RUNS = Number(process.env.BENCH_RUNS ?? 3); // the median of the worst waits: a busy machine adds some of its own

/** How long the process is held up while pages and feeds are read, hostile ones too, and by what it does with them. */
export async function* benchEventLoop(): AsyncGenerator<string> {
  const bodies = new Map<string, Buffer>();
  const server = await serve((request, response) => {
    const body = bodies.get(request.url ?? '');
    response.setHeader('content-type', request.url?.endsWith('.xml') ? 'application/rss+xml' : 'text/html').end(body);
  });
  const web = openWeb({ userAgent: 'bench', allowPrivate: [server.place] });
  const threads = openThreads();
  const pages = openPages({ web, threads });
  const feeds = openFeeds({ web, threads });
  const signal = new AbortController().signal;
  const now = '2026-01-05T12:00:00.000Z';
  let worst = 0;
  try {
    yield `idle: held up ${show(await median(() => heldUp(() => new Promise((resolve) => setTimeout(resolve, 500)))))}`;
    for (const sample of samplePages()) {
      bodies.set('/2026/page', Buffer.from(sample.body));
      let text = '';
      const waits = await median(() =>
        heldUp(async () => {
          text = await pages.read(`${server.url}/2026/page`, signal).then(
            (page) => page.text,
            () => '',
          );
        }),
      );
      worst = Math.max(worst, waits.workMs);
      yield line(
        sample,
        waits,
        `${text.length} characters`,
        timed(() => readText(text)),
      );
    }
    for (const sample of sampleFeeds()) {
      bodies.set('/feed.xml', Buffer.from(sample.body));
      let html: readonly string[] = [];
      const waits = await median(() =>
        heldUp(async () => {
          const request = { url: `${server.url}/feed.xml`, known: null, now, signal };
          const answer = await feeds.poll(request).catch(() => null);
          html =
            answer?.kind === 'items' ? answer.feed.items.map(({ content, summary }) => content ?? summary ?? '') : [];
        }),
      );
      worst = Math.max(worst, waits.workMs);
      yield line(
        sample,
        waits,
        `${html.length} items`,
        timed(() => html.map(htmlToText)),
      );
    }
    yield `worst of the own work: ${worst.toFixed(0)} ms (target: ${TARGET_MS} ms)`;
  } finally {
    await pages.close();
    await feeds.close();
    await web.close();
    await server.close();
  }
}

/**
 * The longest time between two turns of the event loop: as the clock has it, and what the main thread worked in it.
 * The second says what is ours: on a busy machine, the first counts what other programs took.
 */
type Waits = { readonly heldUpMs: number; readonly workMs: number; readonly wallMs: number };

async function heldUp(work: () => Promise<unknown>): Promise<Waits> {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let before = process.threadCpuUsage();
  let workMs = 0;
  const look = () => {
    const now = process.threadCpuUsage();
    workMs = Math.max(workMs, (now.user + now.system - before.user - before.system) / 1000);
    before = now;
  };
  const turns = setInterval(look, RESOLUTION_MS);
  monitor.enable();
  const begun = performance.now();
  await work();
  const wallMs = performance.now() - begun;
  await new Promise((resolve) => setTimeout(resolve, 3 * RESOLUTION_MS)); // the last wait is noted when it is over
  monitor.disable();
  clearInterval(turns);
  return { heldUpMs: Math.max(0, monitor.max / 1e6 - RESOLUTION_MS), workMs, wallMs };
}

async function median(measure: () => Promise<Waits>): Promise<Waits> {
  const all: Waits[] = [];
  for (let run = 0; run < RUNS; run += 1) all.push(await measure());
  return all.toSorted((one, other) => one.workMs - other.workMs)[Math.floor(RUNS / 2)]!; // RUNS is above 0
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function show({ heldUpMs, workMs, wallMs }: Waits): string {
  return `${heldUpMs.toFixed(0)} ms (own work ${workMs.toFixed(0)} ms) in ${wallMs.toFixed(0)} ms`;
}

function line({ name }: Sample, waits: Waits, found: string, afterMs: number): string {
  return `${name}: held up ${show(waits)}; ${found}, splitting them takes ${afterMs.toFixed(0)} ms`;
}

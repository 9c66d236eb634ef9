import { unwrapLink } from '../../../core/feed/unwrap-link.ts';
import { Failure } from '../../../model/failure.ts';
import type { Page, Pages } from '../../../ports/pages.ts';
import type { Threads } from '../../../ports/threads.ts';
import type { Web, WebAnswer } from '../../../ports/web.ts';
import { checkAnswer, gone, robotCheck } from './check-answer.ts';
import type { PageTask } from './extract-worker.ts';
import type { Wall } from './find-wall.ts';
import type { PageReading } from './read-page.ts';

const BYTES_AT_MOST = 5_000_000; // of HTML, where no limit is given; the largest news page measured has 2 MB
const TIMEOUT_MS = 30_000; // of a page's whole exchange, where none is given
const DEADLINE_MS = 10_000; // the slowest of 181 measured news pages took under 1 s
const AT_ONCE = 2;
const MEMORY_MB = 512; // linkedom needs some 30 times the page's size

/** Reads articles out of web pages with Readability, in threads: from bytes to text, nothing is done beside them. */
export function openPages(
  { web, threads }: { readonly web: Web; readonly threads: Threads },
  options: { readonly deadlineMs?: number; readonly maxBytes?: number; readonly timeoutMs?: number } = {},
): Pages {
  const { maxBytes = BYTES_AT_MOST, timeoutMs = TIMEOUT_MS } = options;
  const thread = threads.open({
    script: new URL('./extract-worker.ts', import.meta.url),
    atOnce: AT_ONCE,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    memoryMb: MEMORY_MB,
  });

  async function fetchPage(url: string, signal: AbortSignal): Promise<{ answer: WebAnswer; reading: PageReading }> {
    const answer = await web.get({
      url,
      headers: { accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1' },
      maxBytes,
      timeoutMs,
      signal,
    });
    checkAnswer(url, answer);
    const { body, headers } = answer;
    const task: PageTask = { kind: 'answer', body, url: answer.url, headers };
    // extract-worker.ts answers this kind of task with what readPage returns.
    const reading = (await thread.run(task, own(body)).catch((error) => {
      throw unreadable(error, answer.url);
    })) as PageReading;
    return { answer, reading };
  }

  return {
    async extract(html, url) {
      if (html.length > maxBytes) return null;
      const task: PageTask = { kind: 'html', html, url };
      try {
        return (await thread.run(task)) as Page | null; // what extractPage returns
      } catch (error) {
        // A page that cannot be read in time holds no article for us.
        if (error instanceof Failure && !error.retry) return null;
        throw error;
      }
    },
    async read(url, signal) {
      let { answer, reading } = await fetchPage(unwrapLink(url), signal);
      // One step on, for pages that only lead to another; a second such page is a maze.
      if (reading.kind === 'moved') ({ answer, reading } = await fetchPage(unwrapLink(reading.to), signal));
      return pageOf(reading, new URL(answer.url).hostname);
    },
    close: () => thread.close(),
  };
}

function pageOf(reading: PageReading, host: string): Page {
  switch (reading.kind) {
    case 'page':
      return reading.page;
    case 'wall':
      throw wallFailure(reading.wall, host);
    case 'little':
      throw new Failure(
        'source-down',
        `The page of ${host} shows too little of its article (a paywall?): only the feed's text is used.`,
      );
    case 'moved':
    case 'nothing':
      throw new Failure('source-down', `No article was found on the page of ${host}: only the feed's text is used.`);
    default:
      return reading satisfies never;
  }
}

function wallFailure(wall: Wall, host: string): Failure {
  switch (wall.kind) {
    case 'robot-check':
      return robotCheck(host, wall.by);
    case 'consent':
      return new Failure('source-down', `${host} asks for consent first: only the feed's text is used.`);
    case 'paid':
      return new Failure(
        'source-down',
        `${host} shows this article to its subscribers only: only the feed's text is used.`,
      );
    case 'gone':
      return gone(host, 'it says so itself');
    default:
      return wall satisfies never;
  }
}

/** A body's buffer where it is nobody else's: copying 5 MB takes up to 40 ms. Small ones share a buffer of node's. */
function own(body: Uint8Array): readonly ArrayBuffer[] {
  const { buffer } = body;
  return buffer instanceof ArrayBuffer && buffer.byteLength === body.byteLength ? [buffer] : [];
}

/**
 * The thread's failure in the words of whoever asked for this page. It is worth another try: on a machine that is busy any
 * page may take too long.
 */
function unreadable(error: unknown, url: string): unknown {
  if (!(error instanceof Failure) || error.retry) return error;
  const words = `The page of ${new URL(url).hostname} could not be read (${error.words.replace(/\.$/, '')}): only the feed's text is used.`;
  return new Failure('source-down', words, { cause: error, retry: true });
}

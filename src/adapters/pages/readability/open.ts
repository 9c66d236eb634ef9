import { Failure } from '../../../model/failure.ts';
import type { Page, Pages } from '../../../ports/pages.ts';
import type { Web, WebAnswer } from '../../../ports/web.ts';
import { decodeHtml } from './decode-html.ts';
import { openWorkerPool } from './worker-pool.ts';

const BYTES_AT_MOST = 5_000_000; // of HTML, where no limit is given; the largest news page measured has 2 MB
const TIMEOUT_MS = 30_000; // of a page's whole exchange, where none is given
const SHORT = 200; // characters: less is a cookie notice, a paywall's teaser or an empty shell, and the feed says more
const DEADLINE_MS = 10_000; // the slowest of 181 measured news pages took under 1 s
const WORKERS = 2;
const MEMORY_MB = 512; // linkedom needs some 30 times the page's size

/** Reads articles out of web pages with Readability, in worker threads. */
export function openPages(
  web: Web,
  options: { readonly deadlineMs?: number; readonly maxBytes?: number; readonly timeoutMs?: number } = {},
): Pages {
  const { maxBytes = BYTES_AT_MOST, timeoutMs = TIMEOUT_MS } = options;
  const pool = openWorkerPool({
    script: new URL('./extract-worker.ts', import.meta.url),
    workers: WORKERS,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    memoryMb: MEMORY_MB,
  });

  async function extract(html: string, url: string): Promise<Page | null> {
    // extract-worker.ts answers with what extractPage returns.
    return (await pool.run({ html, url })) as Page | null;
  }

  return {
    extract: (html, url) => (html.length > maxBytes ? Promise.resolve(null) : extract(html, url).catch(unreadable)),
    async read(url, signal) {
      const answer = await web.get({
        url,
        headers: { accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1' },
        maxBytes,
        timeoutMs,
        signal,
      });
      checkAnswer(answer);
      checkPlace(new URL(url), new URL(answer.url));
      const page = await extract(decodeHtml(answer.body, answer.headers['content-type']), answer.url);
      const host = new URL(answer.url).hostname;
      if (page === null)
        throw new Failure('source-down', `No article was found on the page of ${host}: only the feed's text is used.`);
      if (page.text.length < SHORT)
        throw new Failure(
          'source-down',
          `The page of ${host} shows too little of its article (a paywall?): only the feed's text is used.`,
        );
      return page;
    },
    close: () => pool.close(),
  };
}

/**
 * Redirects that lead away from the article: to the front page, when it is gone, or to a page that asks for consent
 * or a login. Their text would be taken for the article's.
 */
function checkPlace(asked: URL, found: URL): void {
  if (found.pathname === '/' && found.search === '' && asked.pathname.length > 1)
    throw new Failure(
      'source-down',
      `${asked.hostname} shows its front page in place of the article: only the feed's text is used.`,
    );
  if (found.hostname !== asked.hostname && GATE.test(found.hostname))
    throw new Failure(
      'source-down',
      `${asked.hostname} asks for consent or a login first (${found.hostname}): only the feed's text is used.`,
    );
}

const GATE = /^(?:consent|guce|myprivacy|privacy|cmp|login|signin|accounts?|auth|sso|id)\./i;

/** A page that cannot be read in time holds no article for us. */
function unreadable(error: unknown): null {
  if (error instanceof Failure) return null;
  throw error;
}

function checkAnswer(answer: WebAnswer): void {
  const host = new URL(answer.url).hostname;
  const { status } = answer;
  if (status === 429 || status >= 500)
    throw new Failure('source-down', `${host} did not give the page for now (${status}): I will try again later.`, {
      retry: true,
    });
  if (status === 401 || status === 402 || status === 403 || status === 451)
    throw new Failure('source-down', `${host} refuses to give me the page (${status}): only the feed's text is used.`);
  if (status !== 200)
    throw new Failure(
      'source-down',
      `${host} answered with status ${status} instead of the page: only the feed's text is used.`,
    );
  const type = answer.headers['content-type'] ?? 'text/html';
  if (!/html|xml|text\/plain/i.test(type))
    throw new Failure(
      'source-down',
      `${host} answered with ${type.split(';')[0]?.slice(0, 60)} instead of a page: only the feed's text is used.`,
    );
}

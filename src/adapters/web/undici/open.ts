import { Agent } from 'undici';
import { Failure } from '../../../model/failure.ts';
import type { Web, WebAnswer, WebRequest } from '../../../ports/web.ts';
import { decodeBody, tooLarge } from './decode-body.ts';
import { explainError } from './explain-error.ts';
import { checkUrl, guardedConnector, hostAndPort } from './guard-address.ts';
import { redirectTarget } from './redirect-target.ts';
import { takeTurns } from './take-turns.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const HEADERS_TIMEOUT_MS = 15_000;
const REDIRECTS_AT_MOST = 5;
const REQUESTS_AT_ONCE = 8; // a hundred feeds an hour need far fewer; a small machine's memory allows no more
const HOST_SPACING_MS = 1000; // what polite pollers keep between requests to one host
const DUMPED_BYTES = 16_384; // of a redirect's body, so that its connection can be used again

/** Headers that only make sense to the server they came from: not sent on to another host. */
const ORIGIN_BOUND: ReadonlySet<string> = new Set(['if-none-match', 'if-modified-since', 'authorization']);

/** `allowPrivate`: "127.0.0.1:8123" style pairs of host and port that may be fetched although private. */
export type WebOptions = { readonly userAgent: string; readonly allowPrivate: readonly string[] };

/**
 * A Web that treats every address as hostile: no private network on any hop, no proxy from the environment, no
 * cookies, no referrer, every size and time limited, one request at a time per host.
 */
export function openWeb(options: WebOptions): Web {
  const allowPrivate: ReadonlySet<string> = new Set(options.allowPrivate);
  const agent = new Agent({
    connect: guardedConnector({ allowPrivate, connectTimeoutMs: CONNECT_TIMEOUT_MS }),
    headersTimeout: HEADERS_TIMEOUT_MS,
    connections: 1,
    pipelining: 1,
  });
  const turn = takeTurns({
    atOnce: REQUESTS_AT_ONCE,
    spacingMs: (host) => (allowPrivate.has(host) ? 0 : HOST_SPACING_MS),
  });

  return {
    async get(request) {
      const deadline = deadlineOf(request.timeoutMs);
      let url = checkUrl(request.url, allowPrivate);
      let headers = cleanHeaders(request.headers ?? {}, options.userAgent);
      let movedTo: string | null = null;
      let permanent = true;
      for (let hop = 0; hop <= REDIRECTS_AT_MOST; hop += 1) {
        const step = await oneHop(url, headers, request, deadline);
        if (step.kind === 'answer') return { ...step.answer, movedTo };
        const next = redirectTarget(url, step.location, allowPrivate);
        permanent &&= step.permanent;
        movedTo = permanent ? next.href : movedTo;
        if (next.host !== url.host) headers = withoutOriginBound(headers);
        url = next;
      }
      throw new Failure(
        'source-down',
        `${hostOf(request.url)} redirects more than ${REDIRECTS_AT_MOST} times: check the address in a browser.`,
      );
    },
    close: () => agent.destroy(),
  };

  /** http and https of one host take turns together; allowed servers on one machine are hosts of their own. */
  function turnKey(url: URL): string {
    return allowPrivate.has(hostAndPort(url)) ? hostAndPort(url) : url.hostname;
  }

  async function oneHop(
    url: URL,
    headers: Readonly<Record<string, string>>,
    request: WebRequest,
    deadline: Deadline,
  ): Promise<Hop> {
    try {
      return await turn(turnKey(url), request.signal, () =>
        deadline.run(request.signal, (signal) => exchange(url, headers, request, signal)),
      );
    } catch (error) {
      throw explainError(error, url.hostname);
    }
  }

  async function exchange(
    url: URL,
    headers: Readonly<Record<string, string>>,
    request: WebRequest,
    signal: AbortSignal,
  ): Promise<Hop> {
    const limit = { maxBytes: request.maxBytes, host: url.hostname };
    const answer = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers,
      signal,
    });
    const received = flatHeaders(answer.headers);
    if (isRedirect(answer.statusCode) && received.location !== undefined) {
      await answer.body.dump({ limit: DUMPED_BYTES, signal }).catch(() => undefined); // its body does not matter
      return {
        kind: 'redirect',
        location: received.location,
        permanent: answer.statusCode === 301 || answer.statusCode === 308,
      };
    }
    try {
      if (Number(received['content-length']) > request.maxBytes) throw tooLarge(limit);
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
        // undici's body yields Buffers
        size += chunk.byteLength;
        if (size > request.maxBytes) throw tooLarge(limit);
        chunks.push(chunk);
      }
      const body = await decodeBody(Buffer.concat(chunks), { ...limit, encoding: received['content-encoding'] });
      return { kind: 'answer', answer: { status: answer.statusCode, url: url.href, headers: received, body } };
    } catch (error) {
      answer.body.on('error', () => undefined).destroy(); // ends the transfer; the error that matters is on its way
      throw error;
    }
  }
}

type Hop =
  | { readonly kind: 'answer'; readonly answer: Omit<WebAnswer, 'movedTo'> }
  | { readonly kind: 'redirect'; readonly location: string; readonly permanent: boolean };

type Deadline = {
  run<T>(outer: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
};

/** One budget for all hops of a request; time spent waiting for the host's turn does not count. */
function deadlineOf(timeoutMs: number): Deadline {
  let left = timeoutMs;
  return {
    async run(outer, work) {
      const start = performance.now();
      const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(left)));
      try {
        return await work(outer === undefined ? timeout : AbortSignal.any([outer, timeout]));
      } finally {
        left -= performance.now() - start;
      }
    },
  };
}

function cleanHeaders(given: Readonly<Record<string, string>>, userAgent: string): Record<string, string> {
  const headers: Record<string, string> = { accept: '*/*' };
  for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = value;
  return { ...headers, 'user-agent': userAgent, 'accept-encoding': 'gzip, br, deflate' };
}

function withoutOriginBound(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ORIGIN_BOUND.has(name)));
}

function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

function hostOf(url: string): string {
  return new URL(url).hostname; // checkUrl parsed it before
}

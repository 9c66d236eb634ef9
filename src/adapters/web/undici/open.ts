import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { addMinutes, msBetween } from '../../../core/schedule/add-minutes.ts';
import { retryAfter } from '../../../core/schedule/retry-after.ts';
import { waitInWords } from '../../../core/schedule/wait-in-words.ts';
import { Failure } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Hosts } from '../../../ports/hosts.ts';
import type { Web, WebRequest } from '../../../ports/web.ts';
import { type Exchanged, exchange } from './exchange.ts';
import { codeOf, explainError, offline, stopped } from './explain-error.ts';
import { checkUrl, guardedConnector, hostAndPort, readPlaces } from './guard-address.ts';
import { localHosts } from './local-hosts.ts';
import { machineTime } from './machine-time.ts';
import { redirectTarget } from './redirect-target.ts';
import { requestHeaders, withoutOriginBound } from './request-headers.ts';
import { type TurnTime, takeTurns } from './take-turns.ts';
import { watchNetwork } from './watch-network.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const HEADERS_TIMEOUT_MS = 15_000;
const HEADERS_BYTES = 65_536; // some outlets' security policies alone fill node's usual 16 kB
const KEEP_ALIVE_MS = 4000; // long enough for the next feed of a host; thousands of hosts must not pile up
const REDIRECTS_AT_MOST = 5;
const REQUESTS_AT_ONCE = 8; // a small machine's memory allows for so many answers at once
const HOST_SPACING_MS = 1000; // what polite pollers keep between requests to one host
const HOLD_MARGIN_MS = 5000; // for what comes after the exchange: unpacking, and noting that a host wants quiet
const QUIET_MINUTES = 15; // when a host says "too many requests" and not for how long

/** `allowPrivate`: "127.0.0.1:8123" style pairs of host and port that may be fetched although private. */
export type WebOptions = {
  readonly userAgent: string;
  readonly allowPrivate: readonly string[];
  readonly requestsAtOnce?: number;
  readonly spacingMs?: number; // between two requests to a host; without it a second, and none for allowPrivate
  readonly clock?: Pick<Clock, 'now'>; // for quiet times; without it the machine's
  readonly hosts?: Hosts | null; // where quiet times are kept; null: in memory
  readonly shared?: boolean; // whether other processes use the same `hosts` now: then they take turns
  readonly time?: TurnTime; // of turns and spacing; without it the machine's
  readonly lookup?: LookupFunction; // of names; without it the machine's
};

/**
 * A Web that treats every address as hostile: no private network on any hop, no proxy from the environment, no
 * cookies, no referrer, every size and time limited, one request at a time per host.
 */
export function openWeb(options: WebOptions): Web {
  const { userAgent, spacingMs, clock = machineClock, time = machineTime() } = options;
  const allowPrivate = readPlaces(options.allowPrivate);
  const hosts = options.shared && options.hosts ? options.hosts : localHosts(options.hosts ?? null);
  const agent = new Agent({
    connect: guardedConnector({ allowPrivate, connectTimeoutMs: CONNECT_TIMEOUT_MS, lookup: options.lookup }),
    headersTimeout: HEADERS_TIMEOUT_MS,
    maxHeaderSize: HEADERS_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    connections: 1,
    pipelining: 1,
  });
  const turn = takeTurns({
    atOnce: options.requestsAtOnce ?? REQUESTS_AT_ONCE,
    spacingMs: (host) => spacingMs ?? (allowPrivate.has(host) ? 0 : HOST_SPACING_MS),
    hosts,
    time,
  });
  const network = watchNetwork();
  let isClosed = false;

  return {
    async get(request) {
      const budget: Budget = { leftMs: request.timeoutMs };
      let url = withoutHash(checkUrl(request.url, allowPrivate));
      let headers = requestHeaders(request.headers ?? {}, userAgent);
      let movedTo: string | null = null;
      let permanent = true;
      const seen = new Set<string>();
      for (let hop = 0; hop <= REDIRECTS_AT_MOST; hop += 1) {
        seen.add(url.href);
        const own = request.only?.url === url.href ? request.only.headers : {};
        const step = await oneHop(url, { ...headers, ...own }, { request, budget });
        if (step.kind === 'answer') return { ...step.answer, movedTo };
        const next = withoutHash(redirectTarget(url, step.location, allowPrivate));
        if (seen.has(next.href)) throw circle(url, next);
        permanent &&= step.permanent;
        movedTo = permanent ? next.href : movedTo;
        if (next.origin !== url.origin) headers = withoutOriginBound(headers);
        url = next;
      }
      throw new Failure(
        'source-down',
        `${hostOf(request.url)} redirects more than ${REDIRECTS_AT_MOST} times: check the address in a browser.`,
      );
    },
    async close() {
      isClosed = true;
      await agent.destroy();
    },
  };

  async function oneHop(
    url: URL,
    headers: Readonly<Record<string, string>>,
    { request, budget }: { readonly request: WebRequest; readonly budget: Budget },
  ): Promise<Exchanged> {
    const { signal, maxBytes, timeoutMs } = request;
    const host = turnKey(url);
    const visit = { host, signal, holdMs: timeoutMs + HOLD_MARGIN_MS, mayGo: () => mayGo(host) };
    try {
      return await turn(visit, async () => {
        const done = await inTime(budget, (leftMs) => ask(url, { headers, maxBytes, signal, timeoutMs: leftMs }));
        if (done.kind === 'answer' && done.answer.status === 429)
          await keepQuiet(host, done.answer.headers['retry-after']);
        return done;
      });
    } catch (error) {
      throw signal?.aborted ? stopped(url.hostname, error) : error;
    }
  }

  async function ask(
    url: URL,
    request: Pick<WebRequest, 'maxBytes' | 'timeoutMs'> & {
      readonly headers: Readonly<Record<string, string>>;
      readonly signal: AbortSignal | undefined;
    },
  ): Promise<Exchanged> {
    try {
      return await exchange(agent, { ...request, url, onAnswer: network.answered });
    } catch (error) {
      const silent = network.failed(url.hostname, codeOf(error), time.now());
      throw silent === null ? explainError(error, url.hostname) : offline(silent, error);
    }
  }

  /** http and https of one host take turns together; allowed servers on one machine are hosts of their own. */
  function turnKey(url: URL): string {
    const place = hostAndPort(url);
    return allowPrivate.has(place) ? place : url.hostname.replace(/\.$/, '');
  }

  async function mayGo(host: string): Promise<void> {
    if (isClosed) throw stopped(host, null); // those in its line need not keep their distance any more
    const now = clock.now();
    const until = await hosts.quietUntil(host, now);
    if (until !== null) throw notNow(host, until, now);
  }

  async function keepQuiet(host: string, header: string | undefined): Promise<void> {
    const now = clock.now();
    await hosts.keepQuiet(host, retryAfter(header, now) ?? addMinutes(now, QUIET_MINUTES));
  }
}

/** What is left of a request's time for its further hops; waiting for a host's turn does not count. */
type Budget = { leftMs: number };

async function inTime<T>(budget: Budget, work: (leftMs: number) => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await work(Math.max(1, Math.ceil(budget.leftMs)));
  } finally {
    budget.leftMs -= performance.now() - begun;
  }
}

const machineClock: Pick<Clock, 'now'> = { now: () => new Date().toISOString() };

function notNow(host: string, until: Instant, now: Instant): Failure {
  return new Failure(
    'not-now',
    `${host} asked to be left alone: I will ask again in ${waitInWords(msBetween(now, until) / 60_000)}.`,
    { retry: true, retryAt: until },
  );
}

function circle(from: URL, to: URL): Failure {
  return new Failure(
    'source-down',
    `${from.hostname} redirects in a circle, back to ${to.href}: check the address in a browser.`,
  );
}

/** A fragment is never sent, so it makes no other address. */
function withoutHash(url: URL): URL {
  url.hash = '';
  return url;
}

function hostOf(url: string): string {
  return new URL(url).hostname; // checkUrl parsed it before
}

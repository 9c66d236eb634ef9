import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { Failure } from '../../../model/failure.ts';
import type { WebAnswer } from '../../../ports/web.ts';
import { decodeBody, readEncodings, tooLarge } from './decode-body.ts';

const DUMPED_BYTES = 16_384; // of a redirect's body, so that its connection can be used again
const DUMPED_MS = 1000;
const INFOS_AT_MOST = 20; // interim answers (1xx): one or two are usual, without end they are an attack

/** One request to one address; redirects are not followed. */
export type Ask = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number; // of the body, raw and decoded
  readonly timeoutMs: number; // from connecting to the end of the body
  readonly signal: AbortSignal | undefined;
  readonly onAnswer: () => void; // the server has begun to answer
};

export type Exchanged =
  | { readonly kind: 'answer'; readonly answer: Omit<WebAnswer, 'movedTo'> }
  | { readonly kind: 'redirect'; readonly location: string; readonly permanent: boolean };

/** Rejects with a Failure, or with whatever the network says, which explainError puts in words. */
export async function exchange(agent: Dispatcher, ask: Ask): Promise<Exchanged> {
  const { url, timeoutMs } = ask;
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(tookTooLong(url.hostname, timeoutMs)), timeoutMs);
  const stop = (): void => ending.abort(ask.signal?.reason);
  ask.signal?.addEventListener('abort', stop, { once: true });
  try {
    ask.signal?.throwIfAborted();
    return await request(agent, ask, ending);
  } finally {
    clearTimeout(timer);
    ask.signal?.removeEventListener('abort', stop);
  }
}

async function request(agent: Dispatcher, ask: Ask, ending: AbortController): Promise<Exchanged> {
  const { url } = ask;
  let infos = 0;
  const answer = await agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: ask.headers,
    signal: ending.signal,
    onInfo() {
      infos += 1;
      if (infos > INFOS_AT_MOST) ending.abort(neverBegins(url.hostname));
    },
  });
  ask.onAnswer();
  const headers = flatHeaders(answer.headers);
  const status = answer.statusCode;
  if (isRedirect(status) && headers.location !== undefined) {
    // What it says does not matter; one that takes long to say it is cut off.
    await answer.body.dump({ limit: DUMPED_BYTES, signal: AbortSignal.timeout(DUMPED_MS) }).catch(() => undefined);
    return { kind: 'redirect', location: headers.location, permanent: status === 301 || status === 308 };
  }
  const body = await readBody(answer.body, { status, headers, maxBytes: ask.maxBytes, host: url.hostname });
  return { kind: 'answer', answer: { status, url: url.href, headers, body } };
}

async function readBody(
  raw: Readable,
  from: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly maxBytes: number;
    readonly host: string;
  },
): Promise<Uint8Array> {
  const { status, headers, maxBytes, host } = from;
  if (status === 204 || status === 304) {
    // No body follows; their headers may speak of the one that they do not repeat.
    raw.on('error', () => undefined).resume();
    return NOTHING;
  }
  try {
    const encodings = readEncodings(headers['content-encoding'], host);
    if (Number(headers['content-length']) > maxBytes) throw tooLarge({ maxBytes, host });
    const body = await collect(raw, { maxBytes, host });
    return encodings.length === 0 ? body : await decodeBody(body, { encodings, maxBytes, host });
  } catch (error) {
    raw.on('error', () => undefined).destroy(); // ends the transfer; the error that matters is on its way
    throw error;
  }
}

const NOTHING = new Uint8Array(0);

/** By events: an asynchronous iteration costs several times as much, and most bodies are one chunk. */
function collect(
  raw: Readable,
  { maxBytes, host }: { readonly maxBytes: number; readonly host: string },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    raw
      .on('data', (chunk: Uint8Array) => {
        size += chunk.byteLength;
        if (size > maxBytes) reject(tooLarge({ maxBytes, host }));
        else chunks.push(chunk);
      })
      .on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)))
      .on('error', reject)
      .on('close', () => reject(Object.assign(new Error('closed early'), { code: 'UND_ERR_SOCKET' })));
  });
}

function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

function tookTooLong(host: string, timeoutMs: number): Failure {
  const seconds = timeoutMs / 1000;
  return new Failure(
    'source-down',
    `${host} did not answer in time: its whole answer took longer than ${seconds >= 1 ? Math.round(seconds) : seconds.toFixed(1)} seconds. I will try again later.`,
    { retry: true },
  );
}

function neverBegins(host: string): Failure {
  return new Failure(
    'source-down',
    `${host} keeps announcing an answer that does not come: check the address in a browser.`,
    { retry: true },
  );
}

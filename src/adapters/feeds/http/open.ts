import { Failure } from '../../../model/failure.ts';
import type { FeedDocument, Feeds } from '../../../ports/feeds.ts';
import type { Threads } from '../../../ports/threads.ts';
import type { Web } from '../../../ports/web.ts';
import { look } from './look.ts';
import { type ParseAnswer, readingIn } from './parse-answer.ts';
import { readDocument } from './parse-feed.ts';
import { BYTES_AT_MOST, poll } from './poll.ts';

const PARSERS = 2;
const DEADLINE_MS = 10_000; // the slowest of the known attacks takes under 1 s
const MEMORY_MB = 512;
// Up to here a document is read at once: the way to a thread and back costs as much. The worst one found takes 15 ms.
const SMALL_BYTES = 32_000;

/** Feeds read over HTTP: RSS, Atom, CDF and JSON Feed. Documents are parsed in threads that can be ended. */
export function openFeeds({ web, threads }: { readonly web: Web; readonly threads: Threads }): Feeds {
  const parsers = threads.open({
    script: new URL('./parse-worker.ts', import.meta.url),
    atOnce: PARSERS,
    deadlineMs: DEADLINE_MS,
    memoryMb: MEMORY_MB,
  });

  async function read({ body, headers, url }: FeedDocument): Promise<ParseAnswer> {
    if (body.byteLength > BYTES_AT_MOST)
      throw new Failure('too-large', `${url} has over ${BYTES_AT_MOST / 1_000_000} MB, which no feed needs.`);
    if (body.byteLength <= SMALL_BYTES) return readDocument({ body, headers, url });
    // parse-worker.ts answers with a ParseAnswer.
    return (await parsers.run({ body, headers, url }, own(body))) as ParseAnswer;
  }

  const parse = async (document: FeedDocument) => readingIn(await read(document));

  return {
    poll: (request) => poll({ web, parse }, request),
    async parse(document) {
      const { pace: _, ...feed } = await parse(document);
      return feed;
    },
    look: (request) => look({ web, read }, request),
    close: () => parsers.close(),
  };
}

/** The memory of a body, to be moved to a thread and not copied, where nothing else lies in it. */
function own(body: Uint8Array): readonly ArrayBuffer[] {
  const { buffer } = body;
  return buffer instanceof ArrayBuffer && buffer.byteLength === body.byteLength ? [buffer] : [];
}

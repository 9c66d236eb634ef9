import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Bell, News } from '../../../ports/bell.ts';

const HEARTBEAT_MS = 25_000; // proxies let go of a connection that is silent for half a minute

/** Readers that wait for news, on one line to the store; each is told only what its page shows. */
export type Live = {
  /** Answers with a stream of events. */
  stream(context: Context, of: Watched): Response;
  close(): Promise<void>;
};

type Watched = {
  readonly workspace: string;
  readonly topicId: string | undefined;
  readonly storyId: string | undefined;
};

/** Begins to listen with the first reader, and stops with the last. */
export function openLive(bell: Bell): Live {
  const readers = new Set<(news: News) => void>();
  let listening: Promise<() => Promise<void>> | undefined;
  const enter = (reader: (news: News) => void) => {
    readers.add(reader);
    listening ??= bell.listen((news) => {
      for (const tell of readers) tell(news);
    });
  };
  const leave = (reader: (news: News) => void) => {
    readers.delete(reader);
    if (readers.size > 0) return;
    const ending = listening;
    listening = undefined;
    void ending?.then((end) => end()).catch(() => {});
  };
  let ended = false;
  const endings = new Set<() => void>();

  return {
    stream: (context, of) =>
      streamSSE(context, async (stream) => {
        context.header('cache-control', 'no-store');
        const waiting: News[] = [];
        let wake: () => void = () => {};
        const reader = (news: News) => {
          if (!concerns(news, of)) return;
          if (waiting.length < 20) waiting.push(news);
          wake();
        };
        const end = () => wake();
        enter(reader);
        endings.add(end);
        stream.onAbort(() => wake());
        try {
          await stream.writeSSE({ event: 'open', data: '' });
          while (!stream.aborted && !ended) {
            const news = waiting.shift();
            if (news)
              await stream.writeSSE({ event: 'news', data: news.kind }); // its topics may be another workspace's
            else if (!(await woken((go) => (wake = go)))) await stream.write(': still here\n\n');
          }
        } finally {
          endings.delete(end);
          leave(reader);
        }
      }),
    async close() {
      ended = true;
      for (const end of endings) end();
      await listening?.then((end) => end()).catch(() => {});
    },
  };
}

/** Whether something woke it before the next heartbeat. */
function woken(offer: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HEARTBEAT_MS, false);
    offer(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

function concerns(news: News, { workspace, topicId, storyId }: Watched): boolean {
  if (news.kind === 'missed') return true;
  if (news.workspace !== null && news.workspace !== workspace) return false;
  const topics = news.kind === 'change' ? [news.topicId] : news.topicIds;
  if (topicId !== undefined && !topics.includes(topicId)) return false;
  return storyId === undefined || (news.kind === 'briefing' && news.storyId === storyId);
}

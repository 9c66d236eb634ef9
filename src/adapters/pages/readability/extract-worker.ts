import { parentPort } from 'node:worker_threads';
import { decodeHtml } from './decode-html.ts';
import { extractPage } from './extract-page.ts';
import { readPage } from './read-page.ts';

/** One page: as it was fetched, or at hand already. */
export type PageTask =
  | {
      readonly kind: 'answer';
      readonly body: Uint8Array;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'html'; readonly html: string; readonly url: string };

// Runs in a thread: one page in; out comes a PageReading of an answer, the Page (or null) of a page at hand.
parentPort?.on('message', (task: PageTask) => {
  try {
    parentPort?.postMessage({ ok: true, value: answerTo(task) });
  } catch (error) {
    parentPort?.postMessage({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
});

function answerTo(task: PageTask): unknown {
  switch (task.kind) {
    case 'answer':
      return readPage(decodeHtml(task.body, task.headers['content-type']), task);
    case 'html':
      return extractPage(task.html, task.url);
    default:
      return task satisfies never;
  }
}

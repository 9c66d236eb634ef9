import { parentPort } from 'node:worker_threads';
import { extractPage } from './extract-page.ts';

// Runs in a worker thread: one page in, its article (or null) out.
parentPort?.on('message', (task: { readonly html: string; readonly url: string }) => {
  try {
    parentPort?.postMessage({ ok: true, value: extractPage(task.html, task.url) });
  } catch (error) {
    parentPort?.postMessage({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
});

import { parentPort } from 'node:worker_threads';
import type { FeedDocument } from '../../../ports/feeds.ts';
import { readDocument } from './parse-feed.ts';

// Runs in a worker thread: one document in, a ParseAnswer out.
parentPort?.on('message', async (document: FeedDocument) => {
  try {
    parentPort?.postMessage({ ok: true, value: await readDocument(document) });
  } catch (error) {
    parentPort?.postMessage({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
});

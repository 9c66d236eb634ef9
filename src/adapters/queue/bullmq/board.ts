import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Line } from './backend.ts';

/**
 * The pages of Bull Board (https://github.com/felixmosh/bull-board) on these lines, under a path such as "/jobs". Who may
 * see them, and press their buttons, is checked by who answers with them.
 */
export function board(lines: readonly Line[], path: string): (request: Request) => Promise<Response> {
  const pages = new HonoAdapter(serveStatic);
  createBullBoard({
    // as the adapter takes any queue of BullMQ, and ours says which jobs it holds
    queues: lines.map((line) => new BullMQAdapter(line as unknown as ConstructorParameters<typeof BullMQAdapter>[0])),
    serverAdapter: pages,
    options: { uiConfig: { boardTitle: 'OnRecord: jobs', hideDocsLink: true } },
  });
  pages.setBasePath(path);
  const app = new Hono().route(path, pages.registerPlugin());
  return async (request) => {
    const answer = await app.fetch(request);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) return answer;
    // Its fonts would come from another host, which would learn who looks at what; those of the machine do.
    const text = (await answer.text()).replace(/<link href="https:\/\/fonts\.[^>]*>/g, '');
    return new Response(text, { status: answer.status, headers: { 'content-type': 'text/html; charset=utf-8' } });
  };
}
